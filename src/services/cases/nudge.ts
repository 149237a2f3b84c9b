import { findRow, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { REMIND_FROM } from '@/domain/deadlines/reminders'
import { addDays, toInstant, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { DueRule } from '@/kit/case/types'
import type { CaseRow } from '@/kit/case/types'

import { logAct } from '../audit/log-act'
import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { CLAIM_MS } from '../mail/hand-over'
import { isServerAway, judgeFailure, type SendFailure } from '../mail/send-outcome'
import { panelLink, sendStaffMail } from '../mail/staff-mail'
import { mailTransport } from '../mail/transport'

import type { CaseKind, LiveKind } from './kind'
import { type Letter, lettersOf } from './nudge-mail'
import { kindNow } from './rules'

export type NudgeReport = { sent: number; failed: number; mailOff: boolean }

type Nudge = Stored<'case-nudges'>

const lettersIn = (row: Nudge): Letter[] =>
  Array.isArray(row.letters) ? (row.letters as Letter[]) : []

/**
 * Tells by mail what comes due or is late: one digest a day for each rule of the city, on open days
 * from `REMIND_FROM` on. What fell on days when nothing ran is told once, together (design §4).
 *
 * The row of a rule holds the day and the letters that are still to go; a letter leaves it when it was
 * sent. A process that dies in between sends it again under the same Message-ID.
 */
export async function nudgeCases(
  ctx: ServiceContext,
  kinds: readonly CaseKind[],
): Promise<NudgeReport> {
  const report: NudgeReport = { sent: 0, failed: 0, mailOff: mailTransport() === null }
  if (report.mailOff || tokyoTimeOf(ctx.now()) < REMIND_FROM) return report
  const today = tokyoDateOf(ctx.now())
  for (const plain of kinds) {
    const kind = await kindNow(ctx, plain)
    if (!kind.due?.isOpen(today)) continue
    for (const rule of kind.due.rules) {
      if (rule.remindDays.length === 0 && !rule.overdue) continue
      const row = await rowOfToday(ctx, kind, rule, today)
      if (row && (await sendAll(ctx, kind, rule, row, report)) === 'silence') return report
    }
  }
  return report
}

/** The row of a rule with today's letters; null where another process is at it. */
async function rowOfToday<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveKind<R>,
  rule: DueRule,
  today: string,
): Promise<Nudge | null> {
  const nudgeKey = `${kind.case.slug}|${rule.state}`
  const { title } = kind.list
  const state = kind.case.states[rule.state]?.label ?? rule.state
  const row =
    (await findRow<Nudge>(ctx.payload, 'case-nudges', { nudgeKey: { equals: nudgeKey } })) ??
    (await insertOnce(ctx, 'case-nudges', 'nudgeKey', { nudgeKey, title, state, rev: 0 })).row
  if (row.lastOn === today) return row
  // The row forgets the day, so the log has to know of it.
  if (row.nextAt && row.sent) await logNudge(ctx, row)
  // What is still there has not been sent on its day: who was to have it is told today all the same.
  const missed = new Set(lettersIn(row).map(({ to }) => to.join()))
  const told = await lettersOf(ctx, kind, rule, { today, last: row.lastOn ?? null, missed })
  await faultPoint(ctx, 'nudge-due')
  return change(ctx, row, {
    title,
    state,
    lastOn: today,
    count: told.count,
    letters: told.letters,
    sent: 0,
    tries: 0,
    nextAt: null,
    error: null,
  })
}

/** One write, guarded by the row's count of such writes. */
const change = (
  { payload }: ServiceContext,
  row: Nudge,
  set: Partial<Nudge>,
): Promise<Nudge | null> =>
  updateWhere<Nudge>(
    payload,
    'case-nudges',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev ?? 0 } }] },
    { ...set, rev: (row.rev ?? 0) + 1 },
  )

/** A letter whose address will never work is given up; all others stay until they are sent. */
async function sendAll<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveKind<R>,
  rule: DueRule,
  first: Nudge,
  report: NudgeReport,
): Promise<'done' | 'silence'> {
  const now = ctx.now()
  if ((first.nextAt ?? '') > now.toISOString()) return 'done'
  if (lettersIn(first).length === 0) {
    // Whoever sent the last letter died before its line.
    if (first.nextAt) await endNudge(ctx, first)
    return 'done'
  }
  /** So long nobody else takes up the letters; counted anew with each. */
  const busy = () => new Date(ctx.now().getTime() + CLAIM_MS).toISOString()
  const tries = (first.tries ?? 0) + 1
  let row = await change(ctx, first, { nextAt: busy(), tries })
  /** What one person's mailbox puts off holds up nobody else. */
  const putOff: Letter[] = []
  let nextAt = ''
  let isSilent = false
  while (row && !isSilent) {
    const [letter, ...rest]: Letter[] = lettersIn(row).slice(putOff.length)
    if (!letter) break
    try {
      await sendStaffMail(letter.to, mailOf(kind, rule, row, letter), {
        use: 'queue',
        stop: ctx.stop,
      })
    } catch (error) {
      const failure = judgeFailure(error, tries)
      report.failed++
      if (failure.status !== 'bounced') {
        putOff.push(letter)
        nextAt = nextTry(now, failure)
        isSilent = isServerAway(error)
      }
      row = await change(ctx, row, {
        letters: [...putOff, ...rest],
        error: failure.error,
        nextAt: busy(),
      })
      continue
    }
    await faultPoint(ctx, 'nudge-sent')
    report.sent++
    row = await change(ctx, row, {
      letters: [...putOff, ...rest],
      sent: (row.sent ?? 0) + 1,
      nextAt: busy(),
      ...(putOff.length === 0 ? { error: null } : {}),
    })
  }
  if (row && putOff.length > 0) await change(ctx, row, { nextAt })
  else if (row) await endNudge(ctx, row)
  return isSilent ? 'silence' : 'done'
}

/** All letters have gone: the line of the log, and the mark that it is there. */
async function endNudge(ctx: ServiceContext, row: Nudge): Promise<void> {
  await faultPoint(ctx, 'nudge-told')
  await logNudge(ctx, row)
  await change(ctx, row, { nextAt: null })
}

/** Once the tries of a day are used up, the digest of the next one tells of it (`missed`). */
const nextTry = (now: Date, failure: SendFailure): string =>
  failure.status === 'queued'
    ? new Date(now.getTime() + failure.retryInMs).toISOString()
    : toInstant(addDays(tokyoDateOf(now), 1), '00:00').toISOString()

const mailOf = <R extends CaseRow>(
  kind: LiveKind<R>,
  { state }: DueRule,
  { nudgeKey, lastOn, title }: Nudge,
  { to, count, late }: Letter,
) => ({
  what: `期限が近い、または過ぎた「${title}」${count}件`,
  period: `期限を過ぎたもの ${late}件　期限が近いもの ${count - late}件`,
  link: panelLink(`/admin/${kind.list.path}?state=${encodeURIComponent(state)}`),
  key: `nudge|${nudgeKey}|${lastOn}|${to.join(',')}`,
})

const logNudge = (ctx: ServiceContext, { nudgeKey, lastOn, title, state, count, sent }: Nudge) =>
  logAct(ctx, {
    action: 'case.nudge',
    target: `case-nudges/${nudgeKey}`,
    summary: `期限のお知らせ: ${title}「${state}」${count ?? 0}件（メール${sent ?? 0}通）`,
    key: `nudge|${nudgeKey}|${lastOn}`,
  })
