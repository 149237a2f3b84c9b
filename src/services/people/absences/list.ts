import { caseKind, inFile } from '../../cases/kind'

import { absence } from './case'
import { settleStandIns } from './report'
import { settleAbsences } from './settle'
import { settleAway } from './stay-away'

export const absences = caseKind<'absences'>({
  case: absence,
  settle: async (ctx) => {
    const seen = await settleStandIns(ctx)
    return seen + (await settleAbsences(ctx)) + (await settleAway(ctx))
  },
  list: {
    path: 'absences',
    title: '急な欠勤',
    lead: '休む人、代わりの人、決まるまでにかかった時間です。登録と手配は「勤務表」から行います。',
    ahead: ['state', 'substituteName'],
    columns: [
      'number',
      'date',
      'placeName',
      'workerName',
      'from',
      'to',
      'until',
      { field: 'shorts', width: 40 },
      'state',
      'substituteName',
      'minutesToFill',
      ...inFile('reportedAt', 'filledAt'),
    ],
    sort: ['-date', 'id'],
    period: { field: 'date', label: '日', days: 90 },
    shows: 'all',
    purposes: ['市への報告', '業務の管理'],
    output: 'shifts.read',
    links: (_, rows) =>
      Promise.resolve(
        new Map(
          rows.map(({ id, place, date }) => [
            id,
            {
              links: [
                {
                  label: '勤務表で手配する',
                  href: `/admin/shifts?${new URLSearchParams({ place, from: date, absence: id })}`,
                },
              ],
            },
          ]),
        ),
      ),
  },
})
