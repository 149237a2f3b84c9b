import fc from 'fast-check'
import { addDays, timeOf } from '@/domain/time/civil'
import {
  type CalendarException,
  type OpeningBand,
  type PlanInput,
  SLOT_UNITS,
} from '@/domain/booking/slot-plan'

export const WEEKDAYS = [false, true, true, true, true, true, false]
export const EVERY_DAY = Array<boolean>(7).fill(true)

export const band = (over: Partial<OpeningBand> = {}): OpeningBand => ({
  id: 'band',
  serviceId: 'card',
  officeId: 'kawasaki',
  weekdays: WEEKDAYS,
  onHolidays: false,
  validFrom: '2026-04-01',
  validTo: null,
  start: '09:00',
  end: '17:00',
  slotMinutes: 30,
  capacity: 5,
  capWeb: null,
  capPhone: null,
  capCounter: null,
  ...over,
})

export const exception = (over: Partial<CalendarException> = {}): CalendarException => ({
  id: 'exception',
  officeIds: null,
  serviceIds: null,
  from: '2026-11-25',
  to: '2026-11-25',
  kind: 'closed',
  start: null,
  end: null,
  slotMinutes: null,
  capacity: null,
  capWeb: null,
  capPhone: null,
  capCounter: null,
  reason: '停電',
  ...over,
})

/** 2026-11-25 is a Wednesday. */
export const plan = (over: Partial<PlanInput> = {}): PlanInput => ({
  officeId: 'kawasaki',
  serviceId: 'card',
  from: '2026-11-25',
  to: '2026-11-25',
  bands: [band()],
  exceptions: [],
  holidays: new Map(),
  ...over,
})

const hours = fc
  .tuple(fc.nat(143), fc.nat(143))
  .map(([a, b]) => ({ start: timeOf(Math.min(a, b) * 10), end: timeOf(Math.max(a, b) * 10) }))
const seats = fc.record({
  slotMinutes: fc.constantFrom(...SLOT_UNITS),
  capacity: fc.nat(20),
  capWeb: fc.option(fc.nat(30)),
  capPhone: fc.option(fc.nat(30)),
  capCounter: fc.option(fc.nat(30)),
})

const anyBand = fc
  .tuple(hours, seats, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.boolean())
  .map(([time, seat, weekdays, onHolidays]) => band({ ...time, ...seat, weekdays, onHolidays }))

export const anyException = fc
  .tuple(
    fc.constantFrom('closed', 'open', 'outage'),
    hours,
    seats,
    fc.nat(13),
    fc.nat(3),
    fc.boolean(),
  )
  .map(([kind, time, seat, from, length, wholeDay]) =>
    exception({
      kind,
      ...seat,
      from: addDays('2026-11-16', from),
      to: addDays('2026-11-16', from + length),
      ...(wholeDay && kind !== 'open' ? {} : time),
    }),
  )

/** Two weeks with any hours and exceptions and one holiday. */
export const anyPlan = fc
  .tuple(fc.array(anyBand, { maxLength: 4 }), fc.array(anyException, { maxLength: 4 }))
  .map(([bands, exceptions]) =>
    plan({
      from: '2026-11-16',
      to: '2026-11-29',
      bands: bands.map((one, index) => ({ ...one, id: `band-${index}` })),
      exceptions: exceptions.map((one, index) => ({ ...one, id: `exception-${index}` })),
      holidays: new Map([['2026-11-23', '勤労感謝の日']]),
    }),
  )
