import { findRows } from '@/db/atomic'
import {
  type BandPiece,
  type BandSplit,
  splitBand,
  type UnitChange,
} from '@/domain/booking/split-band'
import { tokyoDateOf } from '@/domain/time/civil'
import { asRefusal, DomainError, isDomainError } from '@/lib/errors'
import { relationId } from '@/lib/relations'
import type { OpeningPattern } from '@/payload-types'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { notFound } from '../refusals'
import { patternOf } from '../settings/booking-config-rows'
import { readBookingConfig } from '../settings/booking-config'

import { clip } from './concern'
import type { GenerationReport } from './generate-slots'
import { generateSlots, keptPeriod } from './generate-slots'
import type { Impact } from './impact'
import { previewImpact } from './impact'
import { requireSlotsEdit } from './permission'
import { SKIP_GENERATION } from './regenerate'
import type { CalendarChange, PatternData } from './with-changes'

export type UnitInput = UnitChange & { officeId: string; serviceId: string }

export type UnitResult = {
  /** Weekly bands that were cut; 0 = everything had the unit already. */
  bands: number
  slots: Pick<GenerationReport, 'created' | 'changed' | 'closed' | 'reopened'>
  unfit: number
}

/** What another unit would do (BK-03, BK-04). @throws DomainError FORBIDDEN, NOT_FOUND, PAST */
export async function previewUnit(ctx: ServiceContext, input: UnitInput): Promise<Impact> {
  const plans = await plansFor(ctx, input)
  // The band that is cut runs on before and after; words and figures speak of the days that change.
  return previewImpact(ctx, plans.flatMap(changesOf), { from: input.from, to: input.to })
}

/**
 * Changes the slot unit of one office and service for a time (BK-03): the weekly band is closed the
 * day before, and new bands take over from there. Bookings stay; those that no longer fit are
 * marked. Cut off or sent again, it ends in the same hours.
 * @throws DomainError FORBIDDEN, NOT_FOUND, PAST, CALENDAR_INVALID, BUSY
 */
export async function changeUnit(ctx: ServiceContext, input: UnitInput): Promise<UnitResult> {
  const plans = await plansFor(ctx, input)
  for (const change of plans.flatMap(changesOf)) {
    await save(ctx, change)
    await faultPoint(ctx, 'band-saved')
  }
  const kept = await keptPeriod(ctx, await readBookingConfig(ctx.payload))
  const period = clip({ officeIds: null, serviceIds: null, from: input.from, to: input.to }, kept)
  if (!period) {
    return {
      bands: plans.length,
      slots: { created: 0, changed: 0, closed: 0, reopened: 0 },
      unfit: 0,
    }
  }
  const { created, changed, closed, reopened, unfit } = await generateSlots(ctx, {
    ...period,
    officeIds: [input.officeId],
    serviceIds: [input.serviceId],
  })
  return { bands: plans.length, slots: { created, changed, closed, reopened }, unfit }
}

type Plan = { row: OpeningPattern; split: BandSplit }

async function plansFor(ctx: ServiceContext, input: UnitInput): Promise<Plan[]> {
  requireSlotsEdit(ctx, [input.officeId])
  if (input.from < tokyoDateOf(ctx.now())) {
    throw new DomainError('PAST', '今日以降の日から変えてください。', 400)
  }
  if (input.to !== null && input.to < input.from) {
    throw new DomainError('CALENDAR_INVALID', '終了日は開始日と同じか、後の日にしてください。', 400)
  }
  const rows = await findRows<OpeningPattern>(ctx.payload, 'opening-patterns', {
    and: [
      { office: { equals: input.officeId } },
      { service: { equals: input.serviceId } },
      { active: { not_equals: false } },
    ],
  })
  if (rows.length === 0) {
    throw notFound('この窓口とサービスには、定期の受付時間がまだありません。')
  }
  return rows.flatMap((row) => {
    const split = splitBand(patternOf(row), input)
    return split ? [{ row, split }] : []
  })
}

/**
 * New bands first, the old one last: whatever was saved when a machine stops, no hour is without a
 * band, and of two the later one counts.
 */
function changesOf({ row, split }: Plan): CalendarChange[] {
  const collection = 'opening-patterns' as const
  const pieces = split.pieces.map((piece) => ({ collection, data: pieceData(row, piece) }))
  if (split.keepUntil !== null) {
    const kept = { ...pieceData(row, null), title: row.title, validTo: split.keepUntil }
    return [...pieces, { collection, id: row.id, data: kept }]
  }
  const [first, ...others] = pieces
  return first ? [...others, { ...first, id: row.id }] : []
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** The band's own fields, with what the piece changes; an empty title is made anew. */
function pieceData(row: OpeningPattern, piece: BandPiece | null): PatternData {
  const capacity = piece?.unit?.capacity ?? row.capacity
  const lane = (limit: number | null | undefined) =>
    limit === null || limit === undefined ? null : Math.min(limit, capacity)
  const week = piece?.weekdays ?? patternOf(row).weekdays
  const days = Object.fromEntries(DAYS.map((name, index) => [name, week[index] === true]))
  return {
    ...days,
    title: '',
    office: relationId(row.office),
    service: relationId(row.service),
    onHolidays: row.onHolidays,
    start: piece?.start ?? row.start,
    end: piece?.end ?? row.end,
    slotMinutes: piece?.unit
      ? (String(piece.unit.slotMinutes) as PatternData['slotMinutes'])
      : row.slotMinutes,
    capacity,
    capWeb: lane(row.capWeb),
    capPhone: lane(row.capPhone),
    capCounter: lane(row.capCounter),
    validFrom: piece?.validFrom ?? row.validFrom,
    validTo: piece ? piece.validTo : row.validTo,
    active: true,
  }
}

async function save(ctx: ServiceContext, { id, data }: CalendarChange): Promise<void> {
  const common = {
    collection: 'opening-patterns' as const,
    data: data as PatternData,
    depth: 0,
    user: ctx.user,
    context: { [SKIP_GENERATION]: true },
  }
  try {
    if (id) await ctx.payload.update({ ...common, id })
    else await ctx.payload.create(common)
  } catch (error) {
    const refusal = asRefusal(error)
    // The same new band is there from an earlier try that was cut off.
    if (!id && isDomainError(refusal) && refusal.code === 'CALENDAR_DUPLICATE') return
    throw refusal
  }
}
