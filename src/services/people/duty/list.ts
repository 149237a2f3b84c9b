import { tokyoDateOf } from '@/domain/time/civil'

import { caseKind, inFile } from '../../cases/kind'

import { dutyReport } from './case'

export const dutyReports = caseKind<'duty-reports'>({
  case: dutyReport,
  begin: {
    label: '日報を出す',
    by: 'duty.write',
    asks: [
      { name: 'place', label: '場所', required: '場所を入力してください。' },
      {
        name: 'content',
        label: '行った業務',
        kind: 'lines',
        required: '行った業務を入力してください。',
      },
      { name: 'trouble', label: '困難な案件・トラブル', kind: 'lines' },
      { name: 'handover', label: '次の人への引継ぎ', kind: 'lines' },
    ],
    fields: (ctx, { place, content, trouble, handover }) => ({
      on: tokyoDateOf(ctx.now()),
      place,
      content,
      trouble,
      handover,
      author: ctx.actor.name,
      isHard: !!trouble,
    }),
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
    shows: 'all',
    purposes: ['市への報告', '業務の管理'],
    output: 'duty.read',
  },
})
