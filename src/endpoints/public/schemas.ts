import { z } from 'zod'

import { LANGUAGE_CODES } from '@/domain/languages'
import { isCivilTime, isRequestDate } from '@/domain/time/civil'

export const civilDate = z
  .string()
  // Nothing further is asked of a day that is none: a check of a whole period would fall over it.
  .refine(isRequestDate, { error: 'DATE_INVALID', abort: true })
  .meta({ format: 'date', example: '2026-12-07' })
export const civilTime = z
  .string()
  .refine(isCivilTime, 'TIME_INVALID')
  .meta({ pattern: '^[0-2][0-9]:[0-5][0-9]$', example: '09:30' })
export const language = z.enum(LANGUAGE_CODES)
export const code = z.string().min(1).max(60)
const secret = z.string().max(200)

export const service = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string(),
  identification: z.enum(['reservation-number', 'manufacturing-number', 'none', 'details']),
  officeChoice: z.enum(['own', 'choose']),
  offices: z.array(z.string()),
  webOpen: z.boolean(),
  mailPolicy: z.enum(['hidden', 'optional', 'required']),
  maxParty: z.number().int(),
  inputItems: z.array(z.object({ item: z.string(), required: z.boolean() })),
  procedures: z
    .array(z.string())
    .describe('What `details.procedure` may say, where that is among `inputItems`.'),
  leastAge: z
    .number()
    .int()
    .nullable()
    .describe('Age on the day of the visit, where `birthday` is among `inputItems`.'),
  bring: z.array(z.string()),
  proofOfWork: z.boolean(),
})

export const office = z.object({
  code: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  mapUrl: z.string(),
})

export const day = z.object({
  date: civilDate,
  state: z.enum(['free', 'few', 'full', 'closed', 'outside']),
  holiday: z.string().nullable(),
  slots: z.array(
    z.object({
      start: civilTime,
      end: civilTime,
      state: z.enum(['free', 'few', 'full', 'closed']),
      free: z.number().int(),
    }),
  ),
})

export const booking = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(['held', 'confirmed', 'cancelled', 'expired', 'void']),
  service: z.object({ code: z.string(), name: z.string() }),
  office: z.object({
    code: z.string(),
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    mapUrl: z.string(),
  }),
  date: civilDate,
  start: civilTime,
  end: civilTime,
  when: z.string(),
  partySize: z.number().int(),
  bring: z.array(z.string()),
  mayChange: z.boolean(),
  changeUntil: z.string(),
  mayCancel: z.boolean(),
  cancelUntil: z.string(),
  holdUntil: z.string().nullable(),
})

/** What the client needs to come back to its booking: the long secret and the short code. */
export const ownedBooking = booking.extend({ token: secret, pin: z.string() })

export const identifyBody = z.strictObject({
  number: z.string().max(60).optional(),
  birthday: z.string().max(20).optional(),
  details: z
    .record(z.string().max(40), z.string().max(600))
    .optional()
    .describe("Where the service's identification is `details`: its `inputItems` by name."),
})

const details = z.record(z.string().max(40), z.string().max(600))

export const placeBody = z.strictObject({
  office: code,
  date: civilDate,
  start: civilTime,
  people: z
    .number()
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe(
      'How many come; where the service asks for a number, one for each proof (the default).',
    ),
  proofs: z
    .array(z.string().max(4000))
    .max(20)
    .default([])
    .describe('One for each person: the `proof` that `identify` gave. Empty where it asks nobody.'),
  language: language.default('ja'),
  mail: z.string().max(260).optional(),
  details: details
    .optional()
    .describe(
      "The service's `inputItems` by name, where they are asked beside a number or nothing.",
    ),
  challenge: z
    .string()
    .max(4000)
    .optional()
    .describe(
      'Where the service says `proofOfWork`: base64 of the JSON text {"salt","number","signature"}, with salt and signature as `getChallenge` gave them and the number that was found. For one submission, within ten minutes.',
    ),
})

export const moveBody = z.strictObject({
  office: code.optional(),
  date: civilDate,
  start: civilTime,
})
export const findBody = z.strictObject({ number: z.string().max(40), pin: z.string().max(20) })
export const confirmBody = z.strictObject({
  mail: z.string().max(260).optional(),
  details: details.optional(),
  language: language.optional(),
})
