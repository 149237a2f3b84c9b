import { isCityWide, officeIdsOf } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'

import { byOffice } from '../../cases/choices'
import { caseKind, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { officeNames } from '../../settings/office-names'

import { dutyReport } from './case'

/**
 * The office of a report, whose staff reads it beside those who work for the whole city: the only one of whoever
 * works for one office. @throws DomainError INPUT_INVALID
 */
function officeOf({ user }: ServiceContext, { office = '', place = '' }): string {
  const isBound = !!user && !isCityWide(user)
  const [only, ...others] = isBound ? officeIdsOf(user) : []
  const found = office || (others.length === 0 ? (only ?? '') : '')
  const says = isBound ? '窓口を選んでください。' : '窓口か場所を入力してください。'
  if (!found && (isBound || !place)) throw invalid(says, { office: says })
  return found
}

export const dutyReports = caseKind<'duty-reports'>({
  case: dutyReport,
  begin: {
    label: '日報を出す',
    by: 'duty.write',
    asks: [
      { name: 'office', label: '窓口' },
      { name: 'place', label: '場所', hint: '窓口のほかの場所、または窓口の中の場所です。' },
      { name: 'content', label: '行った業務', kind: 'lines', required: true },
      { name: 'trouble', label: '困難な案件・トラブル', kind: 'lines' },
      { name: 'handover', label: '次の人への引継ぎ', kind: 'lines' },
    ],
    fields: async (ctx, { office, place, content, trouble, handover }) => {
      const where = officeOf(ctx, { office, place })
      const name = (await officeNames(ctx)).get(where)
      return {
        on: tokyoDateOf(ctx.now()),
        ...(where ? { office: where } : {}),
        place: [name, place].filter(Boolean).join(' '),
        ...{ content, trouble, handover },
        author: ctx.actor.name,
        isHard: !!trouble,
      }
    },
  },
  list: {
    path: 'duty-reports',
    title: '業務日報・引継ぎ',
    lead: '業務の報告です。運営責任者が確認し、統括責任者へ報告します。困難な案件は、責任者が引き継ぎます。',
    columns: [
      'number',
      'on',
      'place',
      'author',
      { field: 'content', width: 40 },
      { field: 'trouble', width: 30 },
      { field: 'handover', width: 30 },
      'isHard',
      'state',
      ...inFile('leadName', 'leadAt', 'result', 'chiefName', 'chiefAt'),
    ],
    sort: ['-on', 'id'],
    period: { field: 'on', label: '日', days: 31 },
    filters: [byOffice],
    shows: 'all',
    purposes: ['市への報告', '業務の管理'],
    // A file of what all write is for those who lead them, and for the city.
    output: 'shifts.read',
  },
})
