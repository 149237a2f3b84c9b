import { can } from '@/access/capabilities'
import type { Stored } from '@/db/stored'
import { STAFF_CHANGE_OPTIONS } from '@/domain/people/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'

import { caseKind, inFile, paperLinks } from '../../cases/kind'

import { staffReport } from './case'

export const staffReports = caseKind<'staff-reports'>({
  case: staffReport,
  list: {
    path: 'staff-reports',
    title: '従事者の交代の報告',
    lead: '市へ報告する役割の人が始めたとき・終えたときに、下書きができます。最新の名簿（研修の状況つき）を付けて報告します。',
    ahead: ['replyBy'],
    columns: [
      'number',
      'changedOn',
      'roleTitle',
      'change',
      'workerName',
      'state',
      'reportedOn',
      'replyBy',
      'repliedOn',
      ...inFile('training', 'request', 'reply'),
    ],
    sort: ['-changedOn', 'id'],
    split: {
      field: 'change',
      label: '変更',
      choices: () => Promise.resolve([...STAFF_CHANGE_OPTIONS]),
    },
    due: { field: 'replyBy', label: '回答の期限' },
    purposes: ['市への報告', '業務の管理'],
    output: 'people.export',
    // The roster as it is when it is handed in: with who has not completed what.
    links: (ctx, rows) => {
      const on = tokyoDateOf(ctx.now())
      const query = { on, format: 'print', purpose: '市への報告' }
      const href = `/api/ops/roster/output?${new URLSearchParams(query)}`
      return Promise.resolve(
        can(ctx.user, 'people.export')
          ? paperLinks(rows as Stored<'staff-reports'>[], () => ['最新の名簿', href])
          : new Map(),
      )
    },
  },
})
