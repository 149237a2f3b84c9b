import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { ReservationRow, SlotRow } from '../types'

import { finishStale } from './finish-stale'
import { countersFrom, recount } from './recount'
import { leftOf, syncMembers } from './members'
import { advance, tombstone } from './row'
import { expireDue } from './sweep'

export type ReconcileReport = {
  /** Half-finished steps of dead processes that were finished. */
  finished: number
  /** Holds and delayed seats that were freed. */
  freed: number
  /** Members of households whose leader had ended. */
  members: number
  slots: number
  corrected: string[]
  /** Slots where somebody was at work; the next run looks again. */
  skipped: number
}

/**
 * Makes the counters equal to the bookings again (invariants 1 and 4) and says what it found.
 * Looks at all slots from `from` (default: today) on. Run at start, every hour and every night.
 */
export async function reconcile(
  ctx: ServiceContext,
  from = tokyoDateOf(ctx.now()),
): Promise<ReconcileReport> {
  const report: ReconcileReport = {
    finished: 0,
    freed: 0,
    members: 0,
    slots: 0,
    corrected: [],
    skipped: 0,
  }
  report.finished = await finishStale(ctx)
  report.freed = await expireDue(ctx, { limit: 10_000 })
  report.members = await freeOrphans(ctx)
  for (const group of await openDays(ctx, from)) {
    const claims = (
      await findRows<Pick<ReservationRow, 'claims'>>(
        ctx.payload,
        'reservations',
        {
          and: [
            { office: { equals: group.office } },
            { service: { equals: group.service } },
            { date: { equals: group.date } },
            { seated: { equals: true } },
          ],
        },
        { select: { claims: true } },
      )
    ).flatMap((row) => row.claims ?? [])
    for (const slot of group.slots) {
      report.slots++
      const wanted = countersFrom(slot, claims)
      if (Object.entries(wanted).every(([name, value]) => slot[name as keyof SlotRow] === value))
        continue
      // A first glance only; the careful count decides.
      const result = await recount(ctx, slot.slotKey)
      if (result === 'corrected') report.corrected.push(slot.slotKey)
      if (result === 'skipped') report.skipped++
    }
  }
  return report
}

type Day = { office: string; service: string; date: string; slots: SlotRow[] }

async function openDays(ctx: ServiceContext, from: string): Promise<Day[]> {
  const slots = await findRows<SlotRow>(ctx.payload, 'slots', {
    date: { greater_than_equal: from },
  })
  const days = new Map<string, Day>()
  for (const slot of slots) {
    const key = [slot.office, slot.service, slot.date].join('|')
    const day = days.get(key) ?? {
      office: slot.office,
      service: slot.service,
      date: slot.date,
      slots: [],
    }
    day.slots.push(slot)
    days.set(key, day)
  }
  return [...days.values()]
}

/** Members of a household whose leader ended, or who missed its last change through a crash. */
async function freeOrphans(ctx: ServiceContext): Promise<number> {
  const members = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    and: [{ group: { greater_than: '' } }, { status: { in: ['held', 'confirmed'] } }],
  })
  let changed = 0
  for (const id of new Set(members.map((member) => member.group ?? ''))) {
    const [leader] = await findRows<ReservationRow>(
      ctx.payload,
      'reservations',
      { id: { equals: id } },
      { limit: 1 },
    )
    const mine = members.filter((member) => member.group === id)
    if (
      leader &&
      mine.every(
        (member) =>
          member.status === leader.status &&
          member.startsAt === leader.startsAt &&
          member.service === leader.service &&
          !leftOf(leader).has(member.id),
      )
    )
      continue
    if (leader?.pending) continue
    changed += mine.length
    if (leader) await syncMembers(ctx, { ...leader, partySize: Math.max(2, leader.partySize) })
    else
      for (const member of mine)
        await advance(ctx, member, { status: 'void', liveKey: tombstone(member.id) })
  }
  return changed
}
