import { z } from 'zod'

import {
  INCIDENT_KINDS,
  LOAD_STATES,
  MISSING_OUTCOMES,
  PAPER_KINDS,
  RUN_KIND,
  type RunKind,
} from '@/domain/transport/vocabulary'

import { isCivilTime, isRequestDate } from '@/domain/time/civil'
import { civilDate } from '../public/schemas'

const id = z.string().min(1).max(60)
const op = z.string().min(1).max(80)
const words = z.string().max(400)
const date = civilDate
/** Day and minute of a form, `2026-12-07T09:30`. */
const moment = z
  .string()
  .refine((text) => isRequestDate(text.slice(0, 10)) && isCivilTime(text.slice(11)))
  .refine((text) => text[10] === 'T')
const count = z.number().int().min(0).max(100_000)
const kind = z.enum(PAPER_KINDS)

export const weekQuery = z.object({ week: date.optional() })
export const mastersQuery = z.object({ date })

export const planBody = z.object({
  op,
  date,
  kind: z.enum(Object.keys(RUN_KIND) as [RunKind, ...RunKind[]]).optional(),
  route: id.optional(),
  from: id.optional(),
  stops: z.array(id).max(40).optional(),
  venues: z.array(words).max(10).optional(),
  visit: z.string().max(60).optional(),
  carrier: id.optional(),
  driver: id.optional(),
  vehicle: id.optional(),
  papers: z
    .array(z.object({ stop: id.optional(), kind, count }))
    .max(40)
    .optional(),
  note: words.optional(),
})

export const weekBody = z.object({ week: date })

export const editBody = z.object({
  rev: z.number().int(),
  date: date.optional(),
  carrier: z.string().max(60).optional(),
  driver: z.string().max(60).optional(),
  vehicle: z.string().max(60).optional(),
  papers: z
    .array(z.object({ stop: id, papers: z.array(z.object({ kind, count })).max(10) }))
    .max(40)
    .optional(),
  note: words.optional(),
})

export const reasonBody = z.object({ reason: words })
export const scanBody = z.object({
  code: z.string().min(1).max(200),
  op,
  /** Account under which the screen was opened; see `assertSameUser`. */
  by: z.string().max(60).optional(),
})
export const receiveBody = scanBody.extend({ stop: id })

export const departBody = z.object({
  op,
  carrier: id.optional(),
  driver: id.optional(),
  vehicle: id.optional(),
  by: z.string().max(60),
  with: z.string().max(60),
  stops: z
    .array(
      z.object({
        stop: id,
        case: z.string().max(60).optional(),
        device: z.string().max(60).optional(),
        seal: z.string().max(60).optional(),
        lockChecked: z.boolean().optional(),
        cards: count,
      }),
    )
    .max(40),
})

export const arriveBody = z.object({
  op,
  stop: id,
  cards: count,
  papers: z.array(z.object({ kind, count })).max(10).optional(),
  lockOk: z.boolean(),
  sealOk: z.boolean(),
  theftChecked: z.boolean(),
  by: z.string().max(60),
  with: z.string().max(60),
  note: words.optional(),
})

export const stopBody = z.object({ stop: id })

export const explainBody = z.object({
  stop: id,
  key: z.string().min(1).max(120),
  text: words,
  outcome: z.enum(MISSING_OUTCOMES).optional(),
})

export const returnBody = z.object({
  op,
  caseNumber: z.string().max(60),
  papers: z.array(z.object({ kind, out: count, back: count })).max(10),
  passengers: words.optional(),
  by: z.string().max(60),
  with: z.string().max(60),
  note: words.optional(),
})

export const incidentBody = z.object({
  op,
  at: moment,
  kind: z.enum(INCIDENT_KINDS),
  place: words.optional(),
  what: words,
  load: z.enum(LOAD_STATES),
  measures: words.optional(),
})
