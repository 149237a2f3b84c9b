import { z } from 'zod'

import { CHANNEL, LANE, OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { CONTACT_STATES } from '@/domain/booking/contact'
import { LIST_KINDS } from '@/domain/lists/list-kinds'
import { diffDays, isCivilTime, isRequestDate } from '@/domain/time/civil'

import { civilDate } from '../public/schemas'

const MAX_DAYS = 731

/** A list in a query string: `a,b`, or the name several times; empty = all. */
const many = <T extends string>(allowed?: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default('')
    .transform((value) => (Array.isArray(value) ? value : value.split(',')).filter(Boolean))
    .pipe(
      (allowed
        ? z.array(z.enum(allowed as [T, ...T[]]))
        : z.array(z.string().max(64))) as unknown as z.ZodType<T[], string[]>,
    )

const keys = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]
const flag = z
  .enum(['1', '0'])
  .default('0')
  .transform((value) => value === '1')
const date = civilDate
const time = z.string().refine(isCivilTime)
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional()

/** Checked also when a date is already refused, so a bad one must not throw here. */
const isPeriod = ({ from, to }: { from: string; to: string }): boolean =>
  isRequestDate(from) && isRequestDate(to) && from <= to && diffDays(from, to) < MAX_DAYS

/** The query of a list of bookings, as the screen keeps it in its address (BK-17). */
export const listQuery = z
  .object({
    from: date,
    to: date,
    kind: z.enum(keys(LIST_KINDS)).default('day'),
    offices: many(),
    services: many(),
    statuses: many(keys(STATUS)),
    outcomes: many(keys(OUTCOME)),
    channels: many(keys(CHANNEL)),
    lanes: many(keys(LANE)),
    timeFrom: orNothing(time),
    timeTo: orNothing(time),
    search: orNothing(z.string().max(60)),
    unfitOnly: flag,
    contact: many(),
    mail: orNothing(z.enum(['none', 'ok'])),
    format: z.enum(['json', 'csv', 'csv-cp932', 'xlsx', 'print']).default('json'),
    purpose: z.string().max(200).default(''),
    era: flag,
    paper: z.enum(['A4', 'A3']).default('A4'),
    replace: flag,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(isPeriod, {
    path: ['to'],
  })
export type ListQuery = z.infer<typeof listQuery>

export const countQuery = z
  .object({ from: date, to: date, offices: many(), services: many() })
  .refine(isPeriod, {
    path: ['to'],
  })

export const contactBody = z.object({
  state: z.enum(CONTACT_STATES),
  /** What the list showed; empty = nothing yet. */
  before: z.enum([...CONTACT_STATES, '']).optional(),
  note: z.string().max(300).default(''),
})
