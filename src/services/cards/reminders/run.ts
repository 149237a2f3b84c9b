import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { can } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { forbidden, notFound } from '../../refusals'
import { insertNumbered } from '../../system/insert-numbered'

import { eventOfOp, withCard } from '../change-card'
import { andWhere, cardScope } from '../find-card'
import { notifiedStatuses, type UncollectedWish, uncollectedCards } from './lists'

export type ReminderRun = {
  id: string
  number: string
  runKey: string
  date: CivilDate
  state: 'open' | 'listed' | 'done'
  office?: string | null
  conditions: UncollectedWish
  count: number
  skipped: number
  byName: string
}

export type ReminderItem = {
  id: string
  itemKey: string
  run: string
  card: string
  cardId: string
  number: string
  office: string
  notifiedOn: string
  before: number
  state: 'listed' | 'marked' | 'skipped'
  why: string
}

/**
 * Selects cards for a 交付勧奨通知 and writes the reminder down on each (CD-22). The list is fixed
 * first; then every card counts one reminder more, once for this selection, and is left out when
 * another selection has reminded it meanwhile. Sent again, or taken up by the job after a crash, it
 * ends as if nothing had happened.
 * @throws DomainError FORBIDDEN, BUSY
 */
export async function createReminderRun(
  ctx: ServiceContext,
  input: { op: string } & UncollectedWish,
): Promise<ReminderRun> {
  assertMayRemind(ctx, input.office)
  const { op, ...conditions } = input
  const runKey = `${ctx.actor.id}|${op}`
  const known = await findRow<ReminderRun>(ctx.payload, 'card-reminder-runs', {
    runKey: { equals: runKey },
  })
  const date = tokyoDateOf(ctx.now())
  const run =
    known ??
    (await insertNumbered<ReminderRun>(
      ctx,
      'card-reminder-runs',
      { letter: NUMBER_LETTER['card-reminder-runs'], key: 'runKey', date },
      {
        runKey,
        date,
        state: 'open',
        office: input.office ?? null,
        conditions,
        count: 0,
        skipped: 0,
        byName: ctx.actor.name,
      },
    ))
  return settleReminderRun(ctx, run)
}

function assertMayRemind(ctx: ServiceContext, office: string | undefined): void {
  if (!ctx.user) return
  const isOwn = office ? mayUseOffice(ctx.user, office) : isCityWide(ctx.user)
  if (can(ctx.user, 'cards.write') && isOwn) return
  throw forbidden(
    office
      ? 'この窓口の交付勧奨通知を出す権限がありません。'
      : '窓口を選んでください。すべての窓口の分を出せるのは、市全体を担当する人です。',
  )
}

/** Brings a selection to its end; repeatable. */
export async function settleReminderRun(
  ctx: ServiceContext,
  start: ReminderRun,
): Promise<ReminderRun> {
  let run: ReminderRun = { ...start, id: String(start.id) }
  // Role and offices were checked when the run was made; the job has none.
  const system = { ...ctx, user: null }
  if (run.state === 'open') run = await fixList(system, run)
  if (run.state === 'listed') {
    for (const item of await itemsOfRun(system, run.id, 'listed')) await mark(system, run, item)
    run = await finish(system, run)
  }
  return run
}

async function fixList(ctx: ServiceContext, run: ReminderRun): Promise<ReminderRun> {
  const cards = await uncollectedCards(ctx, run.conditions)
  await insertMany(
    ctx.payload,
    'card-reminder-items',
    cards.map((card) => ({
      itemKey: `${run.id}|${card.cardKey}`,
      run: run.id,
      card: card.cardKey,
      cardId: card.id,
      number: card.number,
      office: card.office,
      notifiedOn: card.notifiedOn,
      before: card.reminders,
      state: 'listed',
      why: '',
    })),
  )
  await faultPoint(ctx, 'reminders-listed')
  return advance(ctx, run, 'open', { state: 'listed', count: cards.length })
}

async function advance(
  ctx: ServiceContext,
  run: ReminderRun,
  from: ReminderRun['state'],
  set: Partial<ReminderRun>,
): Promise<ReminderRun> {
  const changed = await updateWhere<ReminderRun>(
    ctx.payload,
    'card-reminder-runs',
    { and: [{ id: { equals: run.id } }, { state: { equals: from } }] },
    set,
  )
  const now =
    changed ??
    (await findRow<ReminderRun>(ctx.payload, 'card-reminder-runs', { id: { equals: run.id } }))
  return { ...run, ...now, id: run.id }
}

async function mark(ctx: ServiceContext, run: ReminderRun, item: ReminderItem): Promise<void> {
  const op = `remind|${run.id}`
  const statuses = await notifiedStatuses(ctx)
  const since = addDays(run.date, -run.conditions.again)
  let why = ''
  await withCard(ctx, item.cardId, async (card) => {
    why = ''
    if (eventOfOp(card, op)) return null
    if (!statuses.includes(card.status)) why = `「${card.status}」になりました`
    else if (card.remindedOn && card.remindedOn > since) why = `${card.remindedOn} に通知済みです`
    if (why) return null
    const to = { reminders: (card.reminders ?? 0) + 1, remindedOn: run.date }
    return {
      set: to,
      event: {
        type: 'reminded',
        how: 'bulk',
        from: { reminders: card.reminders ?? 0 },
        to,
        op,
        note: run.number,
      },
    }
  })
  await faultPoint(ctx, 'card-reminded')
  await updateWhere(
    ctx.payload,
    'card-reminder-items',
    { and: [{ id: { equals: item.id } }, { state: { equals: 'listed' } }] },
    { state: why ? 'skipped' : 'marked', why },
  )
}

async function finish(ctx: ServiceContext, run: ReminderRun): Promise<ReminderRun> {
  const count = (await itemsOfRun(ctx, run.id, 'marked')).length
  const skipped = (await itemsOfRun(ctx, run.id, 'skipped')).length
  await logAct(ctx, {
    action: 'cards.remind',
    actorName: run.byName,
    target: `card-reminder-runs/${run.id}`,
    office: run.office ?? undefined,
    summary: `交付勧奨通知の対象を抽出（${run.number}）`,
    count,
    key: `card-remind|${run.id}`,
  })
  return advance(ctx, run, 'listed', { state: 'done', count, skipped })
}

export const itemsOfRun = (
  ctx: ServiceContext,
  run: string,
  state?: ReminderItem['state'],
): Promise<ReminderItem[]> =>
  findRows<ReminderItem>(
    ctx.payload,
    'card-reminder-items',
    andWhere({ run: { equals: run } }, state ? { state: { equals: state } } : null, cardScope(ctx)),
    { sort: ['office', 'notifiedOn', 'number'] },
  )

/** Selections of the user's offices and of the whole city, newest first. */
export async function listReminderRuns(ctx: ServiceContext): Promise<ReminderRun[]> {
  const scope = cardScope(ctx)
  const rows = await findRows<ReminderRun>(ctx.payload, 'card-reminder-runs', scope ?? {}, {
    sort: '-createdAt',
    limit: 50,
  })
  return rows.map((row) => ({ ...row, id: String(row.id) }))
}

/** @throws DomainError NOT_FOUND */
export async function reminderRun(
  ctx: ServiceContext,
  id: string,
): Promise<{ run: ReminderRun; items: ReminderItem[] }> {
  const run = await findRow<ReminderRun>(
    ctx.payload,
    'card-reminder-runs',
    andWhere({ id: { equals: id } }, cardScope(ctx)),
  )
  if (!run) throw notFound('この抽出は見つかりません。')
  return { run: { ...run, id: String(run.id) }, items: await itemsOfRun(ctx, String(run.id)) }
}

/** Selections whose process died. @returns how many were brought to their end */
export async function settleReminders(ctx: ServiceContext): Promise<number> {
  const old = new Date(ctx.now().getTime() - 2 * 60_000).toISOString()
  const runs = await findRows<ReminderRun>(ctx.payload, 'card-reminder-runs', {
    and: [{ state: { in: ['open', 'listed'] } }, { createdAt: { less_than: old } }],
  })
  for (const run of runs) await settleReminderRun(ctx, run)
  return runs.length
}
