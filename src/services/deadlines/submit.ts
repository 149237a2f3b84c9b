import { findRow, updateWhere } from '@/db/atomic'
import type { SubmissionState } from '@/domain/deadlines/vocabulary'
import { addDays, type CivilDate, isCivilDate, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'
import type { DeadlineRule } from '@/payload-types'

import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { checkReason, invalid, need, notFound } from '../refusals'

import { assertMaySubmit } from './permission'
import { ruleOf } from './rules'
import { logSubmission } from './submission-log'
import type { SubmissionLine, SubmissionRow } from './types'

/** `rev` is the state of the record that the person saw. */
type Act = { id: string; rev: number }

const EARLIEST_DAYS = 400

/**
 * 提出した: from now on nobody is reminded (NT-09). Said again, it changes nothing.
 * @param input.on day on which it was handed in; not in the future
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID, CHANGED
 */
export async function submitDocument(
  ctx: ServiceContext,
  input: Act & { on: CivilDate; note?: string },
): Promise<SubmissionRow> {
  const today = tokyoDateOf(ctx.now())
  if (!isCivilDate(input.on)) throw invalid('提出した日を入力してください。')
  if (input.on > today) throw invalid('提出した日は、今日までの日にしてください。')
  if (input.on < addDays(today, -EARLIEST_DAYS)) {
    throw invalid('提出した日が古すぎます。年を確かめてください。')
  }
  const note = checkReason(input.note)
  return change(ctx, input, 'submitted', { what: 'submitted', on: input.on, note })
}

/** 不要: nothing is handed in for this period. @throws as `submitDocument` */
export async function waiveDocument(
  ctx: ServiceContext,
  input: Act & { reason: string },
): Promise<SubmissionRow> {
  return change(ctx, input, 'waived', { what: 'waived', note: needReason(input.reason) })
}

/** Takes either of them back; reminders go on. @throws as `submitDocument` */
export async function reopenDocument(
  ctx: ServiceContext,
  input: Act & { reason: string },
): Promise<SubmissionRow> {
  return change(ctx, input, 'open', { what: 'reopened', note: needReason(input.reason) })
}

/**
 * What a report's own act says of its submission: that it was handed in, is not needed, or is open again. Who may
 * do so was asked there. Said again, it changes nothing.
 * @throws DomainError NOT_FOUND, CHANGED, INPUT_INVALID (`note` with an individual number)
 */
export async function recordForReport(
  ctx: ServiceContext,
  id: string,
  to: SubmissionState,
  { on, note = '' }: { on?: CivilDate; note?: string },
): Promise<SubmissionRow> {
  const find = async () => {
    const row = await findRow<SubmissionRow>(ctx.payload, 'submissions', { id: { equals: id } })
    if (!row) throw notFound('この提出物は見つかりません。')
    return row
  }
  const { rev } = await find()
  const what = ({ submitted: 'submitted', waived: 'waived', open: 'reopened' } as const)[to]
  return change(ctx, { id, rev }, to, { what, on, note: checkReason(note) }, find)
}

const needReason = (text: string): string => need(checkReason(text), '理由')

type Line = Pick<SubmissionLine, 'what' | 'on' | 'note'>

const change = (
  ctx: ServiceContext,
  { id, rev }: Act,
  to: SubmissionState,
  line: Line,
  find = () => readFor(ctx, id),
): Promise<SubmissionRow> =>
  changeRow<SubmissionRow, SubmissionLine>({
    find,
    decide: (row) => {
      if (isDone(row, to, line)) return null
      if (row.rev !== rev || (row.state === 'open') === (to === 'open')) throw changed(row)
      return { ...line, at: ctx.now().toISOString(), by: ctx.actor.id, byName: ctx.actor.name }
    },
    write: async (row, full) => {
      await faultPoint(ctx, 'submission-change')
      const done = await updateWhere<SubmissionRow>(
        ctx.payload,
        'submissions',
        { and: [{ id: { equals: id } }, { rev: { equals: rev } }] },
        {
          state: to,
          submittedOn: to === 'submitted' ? line.on : '',
          submittedBy: to === 'open' ? '' : ctx.actor.name,
          note: line.note ?? '',
          rev: rev + 1,
          history: [...(row.history ?? []), full],
          logPending: true,
        },
      )
      if (!done) return null
      await faultPoint(ctx, 'submission-changed')
      await logSubmission(ctx, done)
      return done
    },
  })

/** The wish is already fulfilled: by a second click, or by somebody else in the same words. */
const isDone = (row: SubmissionRow, to: SubmissionState, line: Line): boolean =>
  row.state === to && (to !== 'submitted' || row.submittedOn === line.on)

const STATE_TEXT: Record<SubmissionState, (row: SubmissionRow) => string> = {
  open: () => '未提出に戻っています',
  submitted: (row) =>
    `${row.submittedOn ? `${formatJa(row.submittedOn)}に` : ''}提出済みです（記録: ${row.submittedBy ?? ''}）`,
  waived: (row) => `不要になっています（記録: ${row.submittedBy ?? ''}）`,
}

const changed = (row: SubmissionRow): DomainError =>
  new DomainError(
    'CHANGED',
    `この提出物は${STATE_TEXT[row.state](row)}。一覧を確かめて、直すときは「元に戻す」を押してください。`,
  )

/** @throws DomainError FORBIDDEN for a role that does not hand in what the rule asks for */
export async function assertMayFollow(ctx: ServiceContext, rule: string): Promise<void> {
  const stored = rule
    ? await findRow<DeadlineRule>(ctx.payload, 'deadline-rules', { id: { equals: rule } })
    : null
  assertMaySubmit(ctx, stored ? ruleOf(stored).roles : [])
}

/** @throws DomainError FORBIDDEN, NOT_FOUND */
async function readFor(ctx: ServiceContext, id: string): Promise<SubmissionRow> {
  assertMaySubmit(ctx)
  const row = await findRow<SubmissionRow>(ctx.payload, 'submissions', { id: { equals: id } })
  if (!row) throw notFound('この提出物は見つかりません。')
  await assertMayFollow(ctx, row.rule)
  return row
}
