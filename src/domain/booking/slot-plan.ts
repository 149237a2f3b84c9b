import {
  type CivilDate,
  datesBetween,
  minutesOf,
  MINUTES_PER_DAY,
  timeOf,
  toIso,
  weekdayOf,
} from '@/domain/time/civil'
import {
  type CalendarException,
  type OpeningBand,
  type PlanInput,
  type PlannedSlot,
  type SeatLimits,
  SLOT_UNITS,
} from './slot-types'

export * from './slot-types'
export * from './slot-diff'

/** Hours of one day, in minutes since midnight, half-open [start, end). */
type Span = { start: number; end: number }
type Opening = Span & { minutes: number; seats: SeatLimits; source: string }
type Cut = Span & { opening: Opening }

/** An empty span touches nothing. */
const overlaps = (a: Span, b: Span): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end)

const concerns = (exception: CalendarException, input: PlanInput): boolean =>
  (exception.officeIds === null || exception.officeIds.includes(input.officeId)) &&
  (exception.serviceIds === null || exception.serviceIds.includes(input.serviceId))

const covers = (range: { from: CivilDate; to: CivilDate | null }, date: CivilDate): boolean =>
  range.from <= date && (range.to === null || date <= range.to)

function openingOfBand(band: OpeningBand): Opening {
  return {
    start: minutesOf(band.start),
    end: minutesOf(band.end),
    minutes: band.slotMinutes,
    seats: band,
    source: band.id,
  }
}

/** Without hours, unit or capacity an extra opening cannot be cut into slots and adds none. */
function openingOfException(exception: CalendarException): Opening | null {
  const { start, end, slotMinutes, capacity } = exception
  if (start === null || end === null || slotMinutes === null || capacity === null) return null
  return {
    start: minutesOf(start),
    end: minutesOf(end),
    minutes: slotMinutes,
    seats: { ...exception, capacity },
    source: exception.id,
  }
}

const closureOf = (exception: CalendarException): Span => ({
  start: exception.start === null ? 0 : minutesOf(exception.start),
  end: exception.end === null ? MINUTES_PER_DAY : minutesOf(exception.end),
})

/** Cuts an opening into whole slots; what is left at its end is too short to promise. */
function cut(opening: Opening): Cut[] {
  if (!(SLOT_UNITS as readonly number[]).includes(opening.minutes)) {
    throw new RangeError(`枠の単位は 60・30・20・15・10 分のいずれかです: ${opening.minutes}`)
  }
  const slots: Cut[] = []
  for (
    let start = opening.start;
    start + opening.minutes <= opening.end;
    start += opening.minutes
  ) {
    slots.push({ start, end: start + opening.minutes, opening })
  }
  return slots
}

/**
 * Lays openings over each other in order. A later one displaces every earlier slot it touches, so
 * that no two slots of a day overlap: a counter cannot serve 30- and 20-minute rows side by side,
 * and adding the seats of both would oversell it.
 */
function layOver(openings: readonly Opening[]): Cut[] {
  return openings.reduce<Cut[]>((day, opening) => {
    const added = cut(opening)
    return [...day.filter((slot) => !added.some((other) => overlaps(slot, other))), ...added]
  }, [])
}

const lane = (limit: number | null, capacity: number): number =>
  limit === null ? capacity : Math.min(limit, capacity)

function toSlot(input: PlanInput, date: CivilDate, { start, end, opening }: Cut): PlannedSlot {
  const { capacity, capWeb, capPhone, capCounter } = opening.seats
  const time = timeOf(start)
  return {
    officeId: input.officeId,
    serviceId: input.serviceId,
    date,
    start: time,
    end: timeOf(end),
    startsAt: toIso(date, time),
    minutes: end - start,
    capacity,
    capWeb: lane(capWeb, capacity),
    capPhone: lane(capPhone, capacity),
    capCounter: lane(capCounter, capacity),
    source: opening.source,
  }
}

/**
 * Slots of one service at one office for a period, from weekly hours, holidays and exceptions
 * (BK-01, BK-02, BK-05, BK-06, BK-07, BK-29). Same input, same output, sorted by date and start.
 *
 * - A holiday closes a band unless the band says `onHolidays`; an `open` exception adds hours on
 *   any day, also Sundays and holidays.
 * - A slot lies wholly inside its band. Slots never overlap: `open` exceptions win over bands, a
 *   later-listed band or exception wins over an earlier one.
 * - `closed` and `outage` win over everything: they remove each slot they touch, and never bring
 *   a displaced one back.
 * @throws RangeError for a time, date or slot unit that cannot exist
 */
export function planSlots(input: PlanInput): PlannedSlot[] {
  const bands = input.bands.filter(
    (band) => band.officeId === input.officeId && band.serviceId === input.serviceId,
  )
  const exceptions = input.exceptions.filter((exception) => concerns(exception, input))
  return datesBetween(input.from, input.to).flatMap((date) => {
    const weekday = weekdayOf(date)
    const isHoliday = input.holidays.has(date)
    const today = exceptions.filter((exception) => covers(exception, date))
    const weekly = bands.filter(
      (band) =>
        band.weekdays[weekday] === true &&
        (!isHoliday || band.onHolidays) &&
        covers({ from: band.validFrom, to: band.validTo }, date),
    )
    const extra = today.filter((exception) => exception.kind === 'open').map(openingOfException)
    const openings = [...weekly.map(openingOfBand), ...extra.filter((one) => one !== null)]
    const closures = today.filter((exception) => exception.kind !== 'open').map(closureOf)
    return layOver(openings)
      .filter((slot) => !closures.some((closure) => overlaps(slot, closure)))
      .sort((a, b) => a.start - b.start)
      .map((slot) => toSlot(input, date, slot))
  })
}
