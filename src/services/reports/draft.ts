import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { hasBegun } from '@/domain/deadlines/reminders'
import { columnNames } from '@/domain/reports/columns'
import { partsIn, type ReportPart, type Texts, textsIn } from '@/domain/reports/parts'
import { isFigureSource } from '@/domain/reports/vocabulary'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { relationId } from '@/lib/relations'

import { changeBeside } from '../cases/beside'
import { startCase } from '../cases/start'
import type { ServiceContext } from '../context'
import type { SubmissionRow } from '../deadlines/types'
import { notFound } from '../refusals'

import { isOpen, report } from './case'
import { takeFigures } from './figures'
import type { Span } from './sources'

type Form = Stored<'report-forms'>
type Row = Stored<'reports'>

/** A report that is due on the last day of its own month is begun so many days before. */
const AHEAD_DAYS = 3

export const formsInUse = async ({ payload }: ServiceContext): Promise<Form[]> =>
  findRows<Form>(payload, 'report-forms', { active: { not_equals: false } }, { sort: 'title' })

/** @throws DomainError NOT_FOUND */
export async function formById({ payload }: ServiceContext, id: string): Promise<Form> {
  const form = await findRow<Form>(payload, 'report-forms', { id: { equals: id } })
  if (form) return form
  throw notFound('その様式はありません。様式を選び直してください。')
}

/** The parts of a form, each under the id that the panel gave it. */
export const partsOf = ({ parts }: Form): ReportPart[] =>
  (parts ?? []).map(({ id, kind, heading, source, columns, hint, required, goesOn }) => ({
    id: String(id),
    kind,
    heading,
    ...(kind === 'figures' && isFigureSource(source) ? { source, ...namesIn(columns) } : {}),
    ...(hint ? { hint } : {}),
    ...(kind === 'text' && required ? { required: true } : {}),
    ...(kind === 'text' && goesOn ? { goesOn: true } : {}),
  }))

function namesIn(text: string | null | undefined): Pick<ReportPart, 'names'> {
  const names = columnNames(text ?? '')
  return 'wrong' in names || names.length === 0 ? {} : { names }
}

/** A report of a form and days, before anything is in it. */
export const fieldsOf = (form: Form, { from, to }: Span, label: string): Partial<Row> => ({
  form: String(form.id),
  formTitle: form.title,
  title: [form.title, label].filter(Boolean).join('　'),
  addressee: form.addressee ?? '',
  sender: form.sender ?? '',
  periodFrom: from,
  periodTo: to,
  parts: partsOf(form),
  figures: [],
  texts: {},
  version: 0,
})

/** The last report of the form whose words go on in this one. */
async function wordsBefore(ctx: ServiceContext, form: Form, before: CivilDate): Promise<Texts> {
  const [last] = await findRows<Row>(
    ctx.payload,
    'reports',
    {
      and: [
        { form: { equals: String(form.id) } },
        { periodTo: { less_than: before } },
        { state: { not_equals: 'waived' } },
      ],
    },
    { sort: '-periodTo', limit: 1 },
  )
  if (!last) return {}
  const old = textsIn(last.texts)
  const goesOn = partsOf(form).filter((part) => part.goesOn)
  // The id of a part stays while its form is edited; a heading that stayed finds it, too.
  const headings = new Map(partsIn(last.parts).map(({ id, heading }) => [heading, id]))
  return Object.fromEntries(
    goesOn.flatMap(({ id, heading }) => {
      const words = old[id] ?? old[headings.get(heading) ?? '']
      return words ? [[id, words]] : []
    }),
  )
}

/** Figures are there when there is something to tell, and not before the days themselves. */
const isRipe = ({ dueOn, periodFrom, periodTo }: SubmissionRow, today: CivilDate): boolean =>
  hasBegun({ dueOn, begins: periodFrom }, today) &&
  (periodTo < today || addDays(dueOn, -AHEAD_DAYS) <= today)

/**
 * Drafts of the reports whose period is over, each once, with their figures; and the figures of drafts anew
 * whose period was not over when they were taken (RP-27). May be cut off anywhere and run by many at once.
 * @returns how many were begun
 */
export async function draftDueReports(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const forms = (await formsInUse(ctx)).filter(({ rule }) => rule)
  let made = 0
  for (const form of forms) {
    const due = await findRows<SubmissionRow>(ctx.payload, 'submissions', {
      and: [{ rule: { equals: relationId(form.rule) } }, { state: { equals: 'open' } }],
    })
    for (const one of due.filter((row) => isRipe(row, today)))
      if (await beginFor(ctx, form, one)) made++
  }
  await refreshDrafts(ctx, today)
  return made
}

async function beginFor(ctx: ServiceContext, form: Form, due: SubmissionRow): Promise<boolean> {
  const span = { from: due.periodFrom, to: due.periodTo }
  const { row, isNew } = await startCase(ctx, report, {
    ...fieldsOf(form, span, ''),
    title: due.title,
    texts: await wordsBefore(ctx, form, due.periodFrom),
    reportKey: `${form.id}|${due.period}`,
    rule: due.rule,
    submission: due.id,
    dueOn: due.dueOn,
    openDue: due.dueOn,
  } as Partial<Row>)
  if (isNew) await fillFigures(ctx, row as Row)
  return isNew
}

/** @returns the report with its figures, or null when somebody was faster */
export async function fillFigures(ctx: ServiceContext, row: Row): Promise<Row | null> {
  const figures = await takeFigures(ctx, partsIn(row.parts), {
    from: row.periodFrom,
    to: row.periodTo,
  })
  return changeBeside(ctx, 'reports', row, { figures, figuresAt: ctx.now().toISOString() })
}

/** Drafts without figures, and those that were taken before their last day had passed. */
async function refreshDrafts(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const rows = await findRows<Row>(ctx.payload, 'reports', { state: { equals: 'draft' } })
  for (const row of rows) {
    const taken = row.figuresAt ? tokyoDateOf(new Date(row.figuresAt)) : ''
    if (isOpen(row) && taken <= row.periodTo && taken < today) await fillFigures(ctx, row)
  }
}
