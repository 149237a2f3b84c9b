import { can } from '@/access/capabilities'
import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { lacksOf, noticeDayOf } from '@/domain/people/requirement'

import { caseKind, inFile, LACKS_COLUMN, paperLinks } from '../../cases/kind'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { roles, workerChoices } from '../choices'
import { evidenceOf } from '../evidence'

import { assignment } from './case'
import { assertMayEnd } from './managers'

/** The city was told after the day by which it had to be (ST-05). */
const isLate = ({ submittedOn, noticeBy }: Partial<Stored<'assignments'>>): boolean =>
  !!submittedOn && !!noticeBy && submittedOn > noticeBy

async function guarded(
  ctx: ServiceContext,
  row: Stored<'assignments'>,
  go: () => Promise<Stored<'assignments'>>,
): Promise<void> {
  await assertMayEnd(ctx, row)
  await go()
}

export const assignments = caseKind<'assignments'>({
  case: assignment,
  lacks: async (ctx, rows) => {
    const evidence = await evidenceOf(ctx, rows)
    return new Map(
      rows.map(({ id }) => {
        const known = evidence.get(id)
        return [id, known ? lacksOf(known) : ['従事者か役割の記録']]
      }),
    )
  },
  around: { end: guarded, plan: guarded },
  begin: {
    label: '割り当てる',
    by: 'people.edit',
    asks: [
      { name: 'worker', label: '従事者', required: true },
      { name: 'role', label: '役割', required: true },
      { name: 'office', label: '場所（窓口）' },
      { name: 'site', label: '場所（窓口以外）', hint: '例: コールセンター' },
      { name: 'from', label: '開始日', kind: 'date', required: true },
      { name: 'until', label: '終了日', kind: 'date', hint: '空なら、決まっていません。' },
      { name: 'reason', label: '割り当てる理由', kind: 'lines' },
    ],
    choices: { worker: workerChoices, role: roles.offered },
    fields: async (ctx, { worker = '', role = '', office, site, from = '', until, reason }) => {
      if (until && until < from)
        throw invalid('終了日が開始日より前です。', { until: '終了日が開始日より前です。' })
      const [person, work] = await Promise.all([
        findRow<Stored<'workers'>>(ctx.payload, 'workers', { id: { equals: worker } }),
        findRow<Stored<'work-roles'>>(ctx.payload, 'work-roles', { id: { equals: role } }),
      ])
      return {
        worker,
        workerName: person?.name ?? '',
        kana: person?.kana ?? '',
        role,
        roleTitle: work?.title ?? '',
        ...(office ? { office } : {}),
        site,
        from,
        ...(work?.noticeDays ? { noticeBy: noticeDayOf(from, work.noticeDays) } : {}),
        ...(until ? { until } : {}),
        reason,
      }
    },
  },
  list: {
    path: 'assignments',
    title: '業務の割当て',
    lead: '誰が、どの役割で、どこで、いつから働くかです。足りないものがある人は、従事を始められません。',
    ahead: ['until'],
    columns: [
      'number',
      'workerName',
      'roleTitle',
      'office',
      'site',
      'from',
      'until',
      'state',
      LACKS_COLUMN,
      {
        name: 'late',
        header: '届出',
        value: (row) => (isLate(row as Partial<Stored<'assignments'>>) ? '期限の後' : ''),
      },
      ...inFile('kana', 'submittedOn', 'begunAt', 'begunBy', 'reason'),
    ],
    sort: ['from', 'number'],
    split: { field: 'role', label: '役割', choices: roles.ever },
    purposes: ['市への報告', '業務の管理'],
    output: 'people.export',
    links: (ctx, rows) =>
      Promise.resolve(
        can(ctx.user, 'people.export')
          ? paperLinks(rows, ({ id }) => [
              '人員届',
              `/api/ops/assignments/${id}/notice?${new URLSearchParams({ purpose: '市への届出' })}`,
            ])
          : new Map(),
      ),
  },
})
