import { z } from 'zod'

import { openIdentity } from '@/services/booking/identify'
import type { ServiceContext } from '@/services/context'
import type { ServiceConfig } from '@/services/settings/booking-config'
import { joinWaitlist } from '@/services/waitlist/join'
import { leaveWaitlist } from '@/services/waitlist/leave'

import { operation } from './define'
import { officeByCode, ownBooking, serviceByCode } from './lookup'
import { civilDate, civilTime, code, language } from './schemas'

const joinBody = z.strictObject({
  /** Codes; empty: any office of the service. */
  offices: z.array(code).max(50).default([]),
  dateFrom: civilDate,
  dateTo: civilDate,
  timeFrom: civilTime.optional(),
  timeTo: civilTime.optional(),
  people: z.number().int().min(1).max(20).default(1),
  mail: z.string().max(254).optional(),
  /** From `identify`; needed where the service identifies people. */
  proof: z.string().max(4000).optional(),
  /** Id of the booking to bring forward; with its secret as bearer it takes the place of the proof. */
  reservation: z.string().max(60).optional(),
  language: language.default('ja'),
})

/** Who waits for a service that identifies people must be somebody who may book it. */
function requireProof(
  ctx: ServiceContext,
  service: ServiceConfig,
  proof: string | undefined,
): void {
  if (service.identification !== 'none') openIdentity(ctx, proof ?? '', service)
}

export const joinWaitingList = operation({
  method: 'post',
  path: '/public/services/:service/waitlist',
  id: 'joinWaitlist',
  summary: 'Be told by mail when a time becomes free',
  body: joinBody,
  response: z.object({ number: z.string(), token: z.string() }),
  status: 201,
  errors: [
    'WAITLIST_OFF',
    'INPUT_INVALID',
    'IDENTITY_EXPIRED',
    'OFFICE_NOT_OFFERED',
    'NOT_FOUND',
    'TOO_MANY_REQUESTS',
    'BUSY',
  ],
  handle: async ({ ctx, params, body, bearer, source }) => {
    const { config, service } = await serviceByCode(ctx, params.service)
    const own = body.reservation ? await ownBooking(ctx, body.reservation, bearer) : null
    if (!own) requireProof(ctx, service, body.proof)
    const { id, number, token } = await joinWaitlist(ctx, {
      service,
      offices: body.offices.map((one) => officeByCode(config, service, one).id),
      dateFrom: body.dateFrom,
      dateTo: body.dateTo,
      timeFrom: body.timeFrom,
      timeTo: body.timeTo,
      partySize: own?.row.partySize ?? body.people,
      language: body.language,
      mail: body.mail,
      reservation: own?.row ?? null,
      source,
    })
    return { number, token: `${id}.${token}` }
  },
})

export const leaveWaitingList = operation({
  method: 'post',
  path: '/public/waitlist/leave',
  id: 'leaveWaitlist',
  summary: 'End the messages about free times',
  body: z.strictObject({ token: z.string().max(200) }),
  response: z.object({ left: z.literal(true) }),
  errors: ['NOT_FOUND', 'INPUT_INVALID'],
  handle: async ({ ctx, body }) => {
    await leaveWaitlist(ctx, body.token)
    return { left: true as const }
  },
})
