import type { Stored } from '@/db/stored'
import { findRows } from '@/db/atomic'
import { figuresIn } from '@/domain/reports/parts'
import { isRequestDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { caseKind } from '../cases/kind'
import type { ServiceContext } from '../context'
import { assertMayFollow } from '../deadlines/submit'
import { invalid } from '../refusals'

import { personalIn, report } from './case'
import { fieldsOf, fillFigures, formById, formsInUse } from './draft'
import { keepVersion, tellDeadline } from './settle'

type Row = Stored<'reports'>

const handIn = async (ctx: ServiceContext, row: Row, go: () => Promise<Row>): Promise<Row> => {
  await assertMayFollow(ctx, row.rule ?? '')
  return tellDeadline(ctx, await go())
}

/** The rest of what the button says already: figures come by themselves, and may be many thousand cells. */
const submit = (ctx: ServiceContext, row: Row, go: () => Promise<Row>): Promise<Row> => {
  const personal = personalIn(row, figuresIn(row.figures))
  if (personal) throw new DomainError('REPORT_PERSONAL', personal)
  return handIn(ctx, row, go)
}

export const reports = caseKind<'reports'>({
  case: report,
  begin: {
    label: '報告書を作る',
    by: 'reports.write',
    asks: [
      { name: 'form', label: '様式', required: true },
      { name: 'from', label: '期間の始め', kind: 'date', required: true },
      { name: 'to', label: '期間の終わり', kind: 'date', required: true },
    ],
    choices: {
      form: async (ctx) =>
        (await formsInUse(ctx)).map(({ id, title }) => ({ value: id, label: title })),
    },
    fields: async (ctx, { form = '', from = '', to = '' }) => {
      const fields: Record<string, string> = {}
      if (!isRequestDate(to) || to < from) fields.to = '始めの日より後の日を入力してください。'
      if (Object.keys(fields).length > 0) throw invalid('期間を確かめてください。', fields)
      const chosen = await formById(ctx, form)
      // Of a form with due days this is one more beside the periodic ones, which go their own way (RP-29).
      const onDemand = Boolean(chosen.rule)
      const label = `${onDemand ? '随時　' : ''}${from}〜${to}`
      return { ...fieldsOf(chosen, { from, to }, label), onDemand }
    },
    after: async (ctx, row) => {
      if (!row.figuresAt) await fillFigures(ctx, row)
    },
  },
  list: {
    path: 'reports',
    title: '報告書',
    lead: '市へ出す報告書です。数字は、期間が終わると自動で入ります。文章を書いて「提出する」を押します。',
    ahead: ['dueOn'],
    columns: [
      'title',
      'dueOn',
      'state',
      'version',
      'submittedOn',
      'submittedBy',
      'acceptedOn',
      { field: 'remark', only: 'file' },
    ],
    sort: ['dueOn', 'title', 'id'],
    split: {
      field: 'form',
      label: '様式',
      choices: async (ctx) =>
        (
          await findRows<Stored<'report-forms'>>(ctx.payload, 'report-forms', {}, { sort: 'title' })
        ).map(({ id, title }) => ({ value: String(id), label: title })),
    },
    due: { field: 'openDue', label: '提出期限' },
    purposes: ['業務の管理', '市への報告'],
    output: 'reports.read',
    links: (_, rows) =>
      Promise.resolve(
        new Map(rows.map(({ id }) => [String(id), { title: `/admin/report?id=${id}` }] as const)),
      ),
  },
  around: {
    // The list of what is due says the same, and nobody is reminded any more; a request that is sent again
    // finishes what was begun, and so does the task.
    submit,
    waive: handIn,
    // What is returned was frozen since it came: kept before anybody changes it.
    return: async (ctx, row, go) => {
      await keepVersion(ctx, row)
      return tellDeadline(ctx, await go())
    },
  },
})
