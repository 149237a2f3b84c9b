import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import { daysLeft, hasBegun, leftText } from '@/domain/deadlines/reminders'
import { DEADLINE_KIND, type SubmissionState } from '@/domain/deadlines/vocabulary'
import { addDays, type CivilDate, diffDays, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../context'
import { mailTransport } from '../mail/transport'
import { forbidden } from '../refusals'

import { maySubmit } from './permission'
import { askingRule, readRules, remindedOf } from './rules'
import type { ReminderNote, SubmissionRow, SubmissionRule } from './types'

export type SubmissionView = {
  id: string
  title: string
  kind: string
  dueOn: CivilDate
  dueText: string
  /** `あと3日` while it is open. */
  left: string
  daysLeft: number
  state: SubmissionState
  /** `11月20日（金）`, '' while it is open. */
  submittedOn: string
  submittedBy: string
  note: string
  /** Days after the due day on which it was handed in; 0 = in time. */
  lateDays: number
  /** What became of the last reminder, '' where none was sent. */
  reminded: string
  rev: number
  may: boolean
  /** Id of the report that is handed in by this; '' where it is written elsewhere. */
  report: string
}

export type DeadlineList = {
  today: CivilDate
  overdue: SubmissionView[]
  /** Due within days, and something to write about already. */
  near: SubmissionView[]
  coming: SubmissionView[]
  /** Of the overdue and near ones, those of the user's own roles: the figure of the start page. */
  own: number
  /** Handed in or not needed, due in the last months, the newest first. */
  done: SubmissionView[]
  rules: number
  mailOff: boolean
  /** Rules without an address, which remind on the screens only. */
  withoutAddress: number
}

const PAST_DAYS = 100
const MOST_DONE = 200
/** What is further away than this is not near, however early its first reminder goes out. */
const NEAR_DAYS = 7
/** A mail that was announced so long ago and never noted as sent was cut off. */
const CUT_OFF_MS = 10 * 60_000

/**
 * What is due to the city, overdue first (NT-09); rows of a rule that is out of use are left out
 * unless something was handed in.
 * @throws DomainError FORBIDDEN
 */
export async function listDeadlines(ctx: ServiceContext): Promise<DeadlineList> {
  if (!can(ctx.user, 'deadlines.read')) {
    throw forbidden('提出期限を見る権限がありません。')
  }
  const today = tokyoDateOf(ctx.now())
  const rules = await readRules(ctx.payload)
  const open = await openSubmissions(ctx, rules)
  const reports = await reportsOf(ctx, open)
  const view = ({ row, rule }: Open) => viewOf(ctx, row, rule, today, reports.get(row.id))
  const { overdue, near, coming } = byPressure(open, today)
  const done = await findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    {
      and: [
        { state: { not_equals: 'open' } },
        { dueOn: { greater_than_equal: addDays(today, -PAST_DAYS) } },
      ],
    },
    { sort: ['-dueOn', 'title'], limit: MOST_DONE },
  )
  const all = [...rules.values()]
  return {
    today,
    overdue: overdue.map(view),
    near: near.map(view),
    coming: coming.map(view),
    own: ownOf(ctx, [...overdue, ...near]).length,
    done: done.map((row) => viewOf(ctx, row, rules.get(row.rule) ?? null, today)),
    rules: all.length,
    mailOff: mailTransport() === null,
    withoutAddress: all.filter(({ addresses }) => addresses.length === 0).length,
  }
}

/** Reports that are being written for what is open (`services/reports`), by its id. */
async function reportsOf(ctx: ServiceContext, open: readonly Open[]): Promise<Map<string, string>> {
  const rows = await findRows<{ id: string; submission?: string | null }>(
    ctx.payload,
    'reports',
    { submission: { in: open.map(({ row }) => row.id) } },
    { select: { submission: true } },
  )
  return new Map(rows.map(({ id, submission }) => [submission ?? '', String(id)]))
}

type Open = { row: SubmissionRow; rule: SubmissionRule }

/**
 * Open rows parted into what was missed, what is near and the rest: near as the rule's own reminders
 * say, and never before its period has begun. The page and the start page's figure both read this.
 */
function byPressure(open: Open[], today: CivilDate): Record<'overdue' | 'near' | 'coming', Open[]> {
  const isNear = ({ row, rule }: Open) =>
    daysLeft(row.dueOn, today) <= Math.min(NEAR_DAYS, Math.max(0, ...rule.remindDays)) &&
    hasBegun(remindedOf(rule, row), today)
  const ahead = open.filter(({ row }) => row.dueOn >= today)
  return {
    overdue: open.filter(({ row }) => row.dueOn < today),
    near: ahead.filter(isNear),
    coming: ahead.filter((one) => !isNear(one)),
  }
}

const ownOf = (ctx: ServiceContext, open: Open[]): Open[] =>
  open.filter(({ rule }) => maySubmit(ctx.user, rule.roles))

/** Open rows that a rule in use still asks for, by due day. */
async function openSubmissions(
  ctx: ServiceContext,
  rules: ReadonlyMap<string, SubmissionRule>,
): Promise<Open[]> {
  const rows = await findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    { state: { equals: 'open' } },
    { sort: ['dueOn', 'title'] },
  )
  return rows.flatMap((row) => {
    const rule = askingRule(rules, row)
    return rule ? [{ row, rule }] : []
  })
}

/** For the start page: what this user has to hand in, missed or near (NT-09). */
export async function pressingDeadlines(
  ctx: ServiceContext,
): Promise<{ rules: number; overdue: number; near: number; first: string }> {
  const today = tokyoDateOf(ctx.now())
  const rules = await readRules(ctx.payload)
  const { overdue, near } = byPressure(await openSubmissions(ctx, rules), today)
  const [late, soon] = [ownOf(ctx, overdue), ownOf(ctx, near)]
  const [first] = [...late, ...soon]
  return {
    rules: [...rules.values()].filter((rule) => maySubmit(ctx.user, rule.roles)).length,
    overdue: late.length,
    near: soon.length,
    first: first ? `${first.row.title}（期限 ${formatJa(first.row.dueOn)}）` : '',
  }
}

const viewOf = (
  ctx: ServiceContext,
  row: SubmissionRow,
  rule: SubmissionRule | null,
  today: CivilDate,
  report = '',
): SubmissionView => ({
  id: String(row.id),
  title: row.title,
  kind: DEADLINE_KIND[row.kind],
  dueOn: row.dueOn,
  dueText: formatJa(row.dueOn),
  left: row.state === 'open' ? leftText(row.dueOn, today) : '',
  daysLeft: daysLeft(row.dueOn, today),
  state: row.state,
  submittedOn: row.submittedOn ? formatJa(row.submittedOn) : '',
  submittedBy: row.submittedBy ?? '',
  note: row.note ?? '',
  lateDays:
    row.state === 'submitted' && row.submittedOn
      ? Math.max(0, diffDays(row.dueOn, row.submittedOn))
      : 0,
  reminded: remindedText((row.reminders ?? []).at(-1), ctx.now()),
  rev: row.rev,
  may: maySubmit(ctx.user, rule?.roles ?? []),
  report,
})

function remindedText(note: ReminderNote | undefined, now: Date): string {
  if (!note) return ''
  const at = new Date(note.at)
  const when = `${formatJa(tokyoDateOf(at))}${tokyoTimeOf(at)}`
  if (note.state === 'sent') {
    const refused = note.refused ? `（届かない宛先 ${note.refused}件）` : ''
    return `${when} メールで知らせました${refused}`
  }
  if (note.state === 'retry') return `${when} メールを送れませんでした。もう一度送ります`
  if (note.state === 'failed') return `${when} メールを送れませんでした。宛先を確かめてください`
  return now.getTime() - at.getTime() > CUT_OFF_MS
    ? `${when} 送信が途中で止まりました。届いたか分かりません`
    : `${when} メールを送っています`
}
