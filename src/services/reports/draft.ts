import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { hasBegun } from '@/domain/deadlines/reminders'
import { columnNames } from '@/domain/reports/columns'
import { partsIn, type ReportPart, type Texts, textsIn } from '@/domain/reports/parts'
import { isFigureSource } from '@/domain/reports/vocabulary'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { relationId } from '@/lib/relations'

import { changeBeside } from '../cases/beside'
import { caseById } from '../cases/move'
import { startCase } from '../cases/start'
import { changeRow } from '../change-row'
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
  (parts ?? []).map(({ id, kind, heading, source, columns, hint, required, goesOn, ...more }) => ({
    id: String(id),
    kind,
    heading,
    ...(kind === 'sums' ? sumsIn(more) : {}),
    ...(kind === 'figures' && isFigureSource(source) ? { source, ...namesIn(columns) } : {}),
    ...(hint ? { hint } : {}),
    ...(kind === 'text' && required ? { required: true } : {}),
    ...(kind === 'text' && goesOn ? { goesOn: true } : {}),
  }))

const sumsIn = ({
  sumOf,
  takes,
  headings,
}: Pick<
  NonNullable<Form['parts']>[number],
  'sumOf' | 'takes' | 'headings'
>): Partial<ReportPart> => ({
  sumOf: sumOf ?? '',
  takes: takes ?? 'accepted',
  headings: (headings ?? '').split('\n').flatMap((line) => line.trim() || []),
})

function namesIn(text: string | null | undefined): Pick<ReportPart, 'names'> {
  const names = columnNames(text ?? '')
  return 'wrong' in names || names.length === 0 ? {} : { names }
}

/** A report of a form and days, before anything is in it. */
export const fieldsOf = (form: Form, { from, to }: Span, label: string): Partial<Row> => ({
  form: String(form.id),
  formTitle: form.title,
  title: [form.title, label].filter(Boolean).join('　'),
  noPersonal: form.noPersonal !== false,
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
  for (const form of forms)
    for (const due of await unbegun(ctx, form, today))
      if (await others(ctx, form.title, () => beginFor(ctx, form, due))) made++
  const drafts = await findRows<Row>(ctx.payload, 'reports', { state: { equals: 'draft' } })
  for (const row of drafts.filter((one) => isToBeTaken(one, today)))
    await others(ctx, row.title, () => fillFigures(ctx, row))
  return made
}

/** One report that cannot be made keeps none of the others waiting; it is tried again. */
const others = async <T>(ctx: ServiceContext, title: string, work: () => Promise<T>) =>
  work().catch((err: unknown) => {
    ctx.payload.logger.error({ msg: `report not made: ${title}`, err })
    return null
  })

const keyOf = (form: Form, due: SubmissionRow): string => `${form.id}|${due.period}`

/** What is due of a form, has something to tell, and has no report yet. */
async function unbegun(
  ctx: ServiceContext,
  form: Form,
  today: CivilDate,
): Promise<SubmissionRow[]> {
  const open = await findRows<SubmissionRow>(ctx.payload, 'submissions', {
    and: [{ rule: { equals: relationId(form.rule) } }, { state: { equals: 'open' } }],
  })
  const ripe = open.filter((row) => isRipe(row, today))
  const known = await findRows<Pick<Row, 'reportKey'>>(
    ctx.payload,
    'reports',
    { reportKey: { in: ripe.map((due) => keyOf(form, due)) } },
    { select: { reportKey: true } },
  )
  const begun = new Set(known.map(({ reportKey }) => reportKey))
  return ripe.filter((due) => !begun.has(keyOf(form, due)))
}

async function beginFor(ctx: ServiceContext, form: Form, due: SubmissionRow): Promise<boolean> {
  const span = { from: due.periodFrom, to: due.periodTo }
  const { row, isNew } = await startCase(ctx, report, {
    ...fieldsOf(form, span, ''),
    title: due.title,
    texts: await wordsBefore(ctx, form, due.periodFrom),
    reportKey: keyOf(form, due),
    rule: due.rule,
    submission: due.id,
    dueOn: due.dueOn,
    openDue: due.dueOn,
  } as Partial<Row>)
  if (isNew) await fillFigures(ctx, row as Row)
  return isNew
}

/** Takes the figures anew, whatever is written beside meanwhile; of what was handed in none change. */
export async function fillFigures(
  ctx: ServiceContext,
  { id, form, parts, periodFrom: from, periodTo: to }: Row,
): Promise<void> {
  const figures = await takeFigures(ctx, partsIn(parts), { form, from, to })
  const taken = { figures, figuresAt: ctx.now().toISOString() }
  await changeRow<Row, typeof taken>({
    find: () => caseById(ctx, report, String(id)),
    decide: (row) => (isOpen(row) ? taken : null),
    write: (row) => changeBeside(ctx, 'reports', row, taken),
  })
}

/** A draft without figures, or with those of a day before its last one had passed. */
function isToBeTaken({ figuresAt, periodTo }: Row, today: CivilDate): boolean {
  const taken = figuresAt ? tokyoDateOf(new Date(figuresAt)) : ''
  return taken <= periodTo && taken < today
}
