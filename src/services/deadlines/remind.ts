import { findRows, updateWhere } from '@/db/atomic'
import { REMIND_FROM, leftText, reminderOn } from '@/domain/deadlines/reminders'
import { periodLabel } from '@/domain/deadlines/periods'
import { DEADLINE_KIND } from '@/domain/deadlines/vocabulary'
import { addDays, type CivilDate, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { isServerAway, judgeFailure } from '../mail/send-outcome'
import { panelLink, sendStaffMail } from '../mail/staff-mail'
import { mailTransport } from '../mail/transport'

import { askingRule, cityCalendar, readRules, remindedOf } from './rules'
import type { ReminderNote, SubmissionRow, SubmissionRule } from './types'

export type RemindReport = {
  /** Submissions that have a reminder today, also those whose mail went out before. */
  due: number
  sent: number
  failed: number
  noAddress: number
  mailOff: boolean
}

const MOST_DAYS_AHEAD = 30
/** So many tries without any answer, and the run ends: the mail server is away. */
const MAX_SILENCES = 2
/** An overdue document is reminded of for months: old notes make room. */
const MAX_NOTES = 60

/**
 * Sends today's reminders of what has not been handed in (NT-09). Each goes out at most once: it is
 * announced in the record by one conditional write, which also asks that the record is still open.
 * Only a try that the mail server refused, or did not answer, is repeated.
 */
export async function remindSubmissions(ctx: ServiceContext): Promise<RemindReport> {
  const mailOff = mailTransport() === null
  const report: RemindReport = { due: 0, sent: 0, failed: 0, noAddress: 0, mailOff }
  if (tokyoTimeOf(ctx.now()) < REMIND_FROM) return report
  const today = tokyoDateOf(ctx.now())
  const rules = await readRules(ctx.payload)
  const { isOpen } = await cityCalendar(ctx.payload)
  let silences = 0
  for (const row of await openRows(ctx, today)) {
    const rule = askingRule(rules, row)
    const key = rule && reminderOn(remindedOf(rule, row), today, isOpen)
    if (!rule || !key) continue
    report.due++
    if (rule.addresses.length === 0) report.noAddress++
    else if (!mailOff && silences < MAX_SILENCES && !ctx.stop?.aborted) {
      const outcome = await sendReminder(ctx, rule, row, key, today)
      if (outcome === 'sent') report.sent++
      if (outcome === 'failed' || outcome === 'silence') report.failed++
      if (outcome === 'silence') silences++
    }
  }
  return report
}

const openRows = (ctx: ServiceContext, today: CivilDate): Promise<SubmissionRow[]> =>
  findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    {
      and: [
        { state: { equals: 'open' } },
        { dueOn: { less_than_equal: addDays(today, MOST_DAYS_AHEAD) } },
      ],
    },
    { sort: ['dueOn', 'title'] },
  )

type Outcome = 'sent' | 'failed' | 'silence' | 'none'

async function sendReminder(
  ctx: ServiceContext,
  rule: SubmissionRule,
  row: SubmissionRow,
  key: string,
  today: CivilDate,
): Promise<Outcome> {
  const known = (row.reminders ?? []).find((one) => one.key === key)
  const now = ctx.now().toISOString()
  if (known && !(known.state === 'retry' && (known.nextAt ?? '') <= now)) return 'none'
  const note: ReminderNote = {
    key,
    state: 'sending',
    at: now,
    tries: (known?.tries ?? 0) + 1,
    count: rule.addresses.length,
  }
  await faultPoint(ctx, 'reminder-due')
  const claimed = await writeNote(ctx, row, note, true)
  if (!claimed) return 'none'
  await faultPoint(ctx, 'reminder-claimed')
  let outcome: Outcome = 'sent'
  let end: ReminderNote = { ...note, state: 'sent' }
  try {
    const mail = {
      what: `提出していない${DEADLINE_KIND[row.kind]}（${leftText(row.dueOn, today)}）`,
      period: dueText(row),
      link: panelLink(`/admin/deadlines?id=${row.id}`),
      key: `submission|${row.id}|${key}`,
    }
    const { refused } = await sendStaffMail(rule.addresses, mail, {
      use: 'queue',
      stop: ctx.stop,
    })
    if (refused > 0) end = { ...end, refused }
  } catch (error) {
    outcome = isServerAway(error) ? 'silence' : 'failed'
    end = failedNote(ctx, note, error)
  }
  await faultPoint(ctx, 'reminder-sent')
  await writeNote(ctx, claimed, end, false)
  return outcome
}

const dueText = ({ period, periodFrom, periodTo, dueOn }: SubmissionRow): string =>
  [
    periodLabel({ key: period, from: periodFrom, to: periodTo }),
    `期限 ${formatForLanguage(dueOn, null, 'ja')}`,
  ]
    .filter(Boolean)
    .join('　')

function failedNote(ctx: ServiceContext, note: ReminderNote, error: unknown): ReminderNote {
  const failure = judgeFailure(error, note.tries)
  if (failure.status !== 'queued') return { ...note, state: 'failed', error: failure.error }
  const nextAt = new Date(ctx.now().getTime() + failure.retryInMs).toISOString()
  return { ...note, state: 'retry', nextAt, error: failure.error }
}

/** One write, guarded by the row's count of such writes; @returns the row, or null when too late */
function writeNote(
  ctx: ServiceContext,
  row: SubmissionRow,
  note: ReminderNote,
  onlyOpen: boolean,
): Promise<SubmissionRow | null> {
  const others = (row.reminders ?? []).filter(({ key }) => key !== note.key)
  return updateWhere<SubmissionRow>(
    ctx.payload,
    'submissions',
    {
      and: [
        { id: { equals: row.id } },
        { remindRev: { equals: row.remindRev ?? 0 } },
        ...(onlyOpen ? [{ state: { equals: 'open' } }] : []),
      ],
    },
    {
      remindRev: (row.remindRev ?? 0) + 1,
      reminders: [...others, note].slice(-MAX_NOTES),
    },
  )
}
