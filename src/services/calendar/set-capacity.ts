import { findRow } from '@/db/atomic'
import { updateMany } from '@/db/bulk'
import { seatsProblem } from '@/domain/booking/calendar-rules'
import { diffDays } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { busy, invalid, notFound } from '../refusals'

import type { GenerationReport } from './generate-slots'
import { generateSlots } from './generate-slots'
import { requireSlotsEdit } from './permission'
import type { KnownSlot } from './slot-changes'
import { asRead, capacitySteps, knownSlot } from './slot-changes'

export type CapacityInput = {
  slotKeys: string[]
  /** Their headcounts as the screen showed them, in the same order; left out by programs. */
  before?: number[]
  /** The new headcount; null takes back what was set by hand, so that the weekly hours count again. */
  capacity: number | null
  /** Left out: a lane without a limit of its own stays so, a smaller one stays as it is. */
  capWeb?: number
  capPhone?: number
  capCounter?: number
}

export type CapacityResult = {
  changed: number
  /** Bookings that lost their place or have one again through this change (BK-04). */
  unfit: number
  fitAgain: number
  slots: { slotKey: string; capacity: number; free: number; manual: boolean; conflict: boolean }[]
}

const MAX_CAPACITY = 500
const MAX_DAYS = 92
/** Only another change of the same slot's headcount gets in the way; bookings never do. */
const TRIES = 20

/**
 * Sets the headcount of single slots by hand (BK-01, BK-03). Less than is booked is allowed and
 * shown as a conflict; the bookings stay. Goes beside bookings: the step is added to what is stored.
 * @throws DomainError FORBIDDEN, NOT_FOUND, PAST, INPUT_INVALID, CHANGED_MEANWHILE, BUSY
 */
export async function setCapacity(
  ctx: ServiceContext,
  input: CapacityInput,
): Promise<CapacityResult> {
  const keys = [...new Set(input.slotKeys)]
  if (keys.length === 0) throw invalid('枠を選んでください。')
  requireSlotsEdit(ctx, [...new Set(keys.map((key) => key.split('|')[0] ?? ''))])
  checkSeats(input)
  const rows = []
  for (const key of keys) rows.push(await readSlot(ctx, key))
  // All before the first is changed: a refusal leaves everything as it was.
  for (const row of rows) assertAsShown(row, input)
  const days = rows.map(({ date }) => date).sort()
  if (diffDays(days[0] ?? '', days.at(-1) ?? '') > MAX_DAYS) {
    throw invalid(`一度に変えられるのは${MAX_DAYS}日間の枠までです。`)
  }
  let changed = 0
  for (const row of rows) {
    changed += (await change(ctx, row, input)) ? 1 : 0
    await faultPoint(ctx, 'capacity-changed')
  }
  const { unfit, fitAgain } = await regenerate(ctx, rows)
  if (changed > 0) await audit(ctx, input, rows)
  const after = []
  for (const key of keys) after.push(await readSlot(ctx, key))
  return { changed, unfit, fitAgain, slots: after.map(shown) }
}

function checkSeats(input: CapacityInput): void {
  if (input.capacity === null) return
  const problem =
    seatsProblem(input)?.message ??
    (input.capacity > MAX_CAPACITY ? `1枠の人数は${MAX_CAPACITY}人以下にしてください。` : null)
  if (problem) throw invalid(problem)
}

async function readSlot(ctx: ServiceContext, key: string): Promise<SlotRow> {
  const row = await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: key } })
  if (!row) throw notFound('その枠は見つかりません。画面を開き直してください。')
  if (row.startsAt <= ctx.now().toISOString()) {
    throw new DomainError('PAST', '始まった枠の人数は変えられません。', 409)
  }
  return row
}

/** A headcount that somebody set since it was shown is not set again unseen; one's own repeat is. */
function assertAsShown({ capacity, date, slotKey, start }: SlotRow, input: CapacityInput): void {
  const shownAs = input.before?.[input.slotKeys.indexOf(slotKey)]
  if (shownAs === undefined || shownAs === capacity || capacity === input.capacity) return
  throw new DomainError(
    'CHANGED_MEANWHILE',
    `ほかの画面で変わりました（${formatJa(date)} ${start}の枠は${shownAs}人から${capacity}人）。新しい人数を確かめて、もう一度押してください。`,
    409,
  )
}

/** @returns whether anything had to change */
async function change(ctx: ServiceContext, seen: SlotRow, input: CapacityInput): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const row = attempt === 0 ? seen : await readSlot(ctx, seen.slotKey)
    assertAsShown(row, input)
    const slot = knownSlot(row.office, row)
    const wanted = wantedSeats(slot, input)
    const steps = capacitySteps(slot, wanted)
    const manual = input.capacity !== null
    if (slot.manual === manual && Object.keys(steps).length === 1) return false
    const done = await updateMany(ctx.payload, 'slots', {
      key: 'slotKey',
      keys: [row.slotKey],
      where: asRead(slot),
      set: { manual },
      inc: steps,
    })
    if (done === 1) return true
  }
  throw busy()
}

function wantedSeats(slot: KnownSlot, input: CapacityInput) {
  const { capacity } = input
  if (capacity === null) return slot
  const lane = (asked: number | undefined, stored: number) =>
    asked ?? (stored >= slot.capacity ? capacity : Math.min(stored, capacity))
  return {
    capacity,
    capWeb: lane(input.capWeb, slot.capWeb),
    capPhone: lane(input.capPhone, slot.capPhone),
    capCounter: lane(input.capCounter, slot.capCounter),
  }
}

/** Brings the days concerned in line: marks bookings, and gives back hours to slots no longer set. */
async function regenerate(ctx: ServiceContext, rows: SlotRow[]) {
  const total: Pick<GenerationReport, 'unfit' | 'fitAgain'> = { unfit: 0, fitAgain: 0 }
  const places = new Map(rows.map((row) => [`${row.office}|${row.service}`, row]))
  for (const { office, service } of places.values()) {
    const days = rows
      .filter((row) => row.office === office && row.service === service)
      .map(({ date }) => date)
      .sort()
    const { unfit, fitAgain } = await generateSlots(ctx, {
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
      officeIds: [office],
      serviceIds: [service],
    })
    total.unfit += unfit
    total.fitAgain += fitAgain
  }
  return total
}

const shown = (row: SlotRow): CapacityResult['slots'][number] => ({
  slotKey: row.slotKey,
  capacity: row.capacity,
  free: row.free,
  manual: row.manual === true,
  conflict: row.free < 0,
})

async function audit(ctx: ServiceContext, input: CapacityInput, rows: SlotRow[]) {
  const days = [...new Set(rows.map(({ date, start }) => `${date} ${start}`))]
  const [first] = rows
  await logAct(ctx, {
    action: 'slots.capacity',
    channel: ctx.channel,
    target: first ? `slots/${first.slotKey}` : undefined,
    office: first?.office,
    count: rows.length,
    summary:
      `枠の人数を${input.capacity === null ? '定期の受付時間どおりに戻した' : `${input.capacity}人に変更`}` +
      `（${days.slice(0, 3).join('、')}${days.length > 3 ? ` ほか${days.length - 3}枠` : ''}）`,
    changes: { capacity: [rows.map(({ capacity }) => capacity), input.capacity] },
  })
}
