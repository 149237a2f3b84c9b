import { z } from 'zod'

import { SLOT_UNITS, type SlotMinutes } from '@/domain/booking/slot-types'
import { containsIndividualNumber } from '@/domain/codes/individual-number'

import { civilDate, civilTime } from '../public/schemas'

const id = z.string().min(1).max(60)
/** A relation as a form holds it: the id, or the loaded document. */
const relation = z.union([id, z.object({ id }).transform((row) => row.id)])
const relations = z
  .array(relation)
  .max(200)
  .nullish()
  .transform((list) => list ?? [])
const seats = z.number().int().min(0).max(500)
/** Forms leave empty text where nothing was chosen. */
const orNull = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal('').transform(() => null), schema])
    .nullish()
    .transform((value) => value ?? null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)
const inUse = z
  .boolean()
  .nullish()
  .transform((value) => value !== false)
const unit = z.enum(SLOT_UNITS.map(String) as ['60', '30', '20', '15', '10'])
const lanes = { capWeb: orNull(seats), capPhone: orNull(seats), capCounter: orNull(seats) }

const patternData = z.object({
  office: relation,
  service: relation,
  mon: flag,
  tue: flag,
  wed: flag,
  thu: flag,
  fri: flag,
  sat: flag,
  sun: flag,
  onHolidays: flag,
  start: civilTime,
  end: civilTime,
  slotMinutes: unit,
  capacity: seats,
  ...lanes,
  validFrom: civilDate,
  validTo: orNull(civilDate),
  active: inUse,
})

const exceptionData = z.object({
  kind: z.enum(['closed', 'open', 'outage']),
  reason: z
    .string()
    .max(300)
    .nullish()
    .transform((text) => text ?? ''),
  from: civilDate,
  to: civilDate,
  start: orNull(civilTime),
  end: orNull(civilTime),
  offices: relations,
  services: relations,
  slotMinutes: orNull(unit),
  capacity: orNull(seats),
  ...lanes,
  active: inUse,
})

const holidayData = z.object({
  date: civilDate,
  name: z
    .string()
    .max(300)
    .nullish()
    .transform((text) => text ?? ''),
  kind: z.enum(['national', 'year-end', 'city']).catch('national'),
  active: inUse,
})

/** A form of the calendar before it is saved. */
export const impactBody = z.discriminatedUnion('collection', [
  z.object({ collection: z.literal('opening-patterns'), id: id.optional(), data: patternData }),
  z.object({
    collection: z.literal('calendar-exceptions'),
    id: id.optional(),
    data: exceptionData,
  }),
  z.object({ collection: z.literal('holidays'), id: id.optional(), data: holidayData }),
])

const closure = {
  /** Empty: all of them, for roles of the whole city. */
  offices: z.array(id).max(200).default([]),
  services: z.array(id).max(50).default([]),
  from: civilDate,
  to: civilDate,
  start: orNull(civilTime),
  end: orNull(civilTime),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .refine((text) => !containsIndividualNumber(text)),
  kind: z.enum(['closed', 'outage']).default('closed'),
}

const asClosure = <T extends { offices: string[]; services: string[] }>({
  offices,
  services,
  ...rest
}: T) => ({
  ...rest,
  officeIds: offices,
  serviceIds: services,
})

export const closePreviewBody = z.object(closure).transform(asClosure)
export const closeBody = z
  .object({ ...closure, tell: z.boolean(), idemKey: z.string().min(8).max(100) })
  .transform(asClosure)

export const weekQuery = z.object({ office: id, service: id, from: civilDate })

export const capacityBody = z.object({
  slotKeys: z.array(z.string().min(1).max(200)).min(1).max(500),
  /** Headcounts as the screen showed them, in the order of the slots. */
  before: z.array(seats).max(500).optional(),
  /** null: back to what the weekly hours say. */
  capacity: seats.nullable(),
  capWeb: seats.optional(),
  capPhone: seats.optional(),
  capCounter: seats.optional(),
})

/** A unit comes as a number from screens of ours and as text from forms. */
const slotMinutes = z.coerce
  .number()
  .refine((value): value is SlotMinutes => (SLOT_UNITS as readonly number[]).includes(value))

export const unitBody = z
  .object({
    office: id,
    service: id,
    from: civilDate,
    to: orNull(civilDate),
    /** Seven values, the first is Sunday; left out = every day of the band. */
    weekdays: z.array(z.boolean()).length(7).nullish(),
    start: orNull(civilTime),
    end: orNull(civilTime),
    slotMinutes,
    capacity: seats.nullish(),
  })
  .transform(({ office, service, weekdays, capacity, ...rest }) => ({
    ...rest,
    officeId: office,
    serviceId: service,
    weekdays: weekdays ?? null,
    capacity: capacity ?? null,
  }))
