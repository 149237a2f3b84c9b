import { z } from 'zod'

import { DomainError } from '@/lib/errors'
import { extendBookingHold } from '@/services/booking/book'
import { seenOf } from '@/services/booking/engine/seen'
import { cancelBooking } from '@/services/booking/change'
import { convertForCaller } from '@/services/booking/convert'
import { reservationForStaff } from '@/services/booking/find'
import { readPersonal } from '@/services/booking/read-personal'
import { bookForCaller, moveForCaller, resendConfirmation } from '@/services/booking/staff-booking'
import { staffView } from '@/services/booking/staff-view'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceContext } from '@/services/context'
import { loadBookingConfig } from '@/services/settings/booking-config'

import { civilDate, civilTime, language } from '../public/schemas'

import type { StaffCall } from './define'
import { channelInput, serviceById, staffOperation } from './define'

const note = z.string().max(500).optional()
const mail = z.string().max(260).optional()
const overbooking = {
  overbook: z.boolean().optional(),
  overbookReason: z.string().max(200).optional(),
}

/**
 * What the screen showed of the booking (`StaffBooking.seen`). Every screen sends it, so that nobody
 * moves or cancels a booking that has become another one on somebody else's screen; programs that
 * name a booking without having shown it leave it out.
 */
const seenBooking = z
  .string()
  .max(200)
  .refine((text) => seenOf(text) !== undefined)
  .transform(seenOf)
  .optional()

const viewOf = async (ctx: ServiceContext, row: ReservationRow) =>
  staffView(ctx, await loadBookingConfig(ctx.payload), row)

async function found(call: Pick<StaffCall<unknown>, 'ctx' | 'params'>) {
  const row = await reservationForStaff(call.ctx, call.params.id ?? '')
  const { config, service } = await serviceById(call.ctx, row.service)
  return { row, config, service }
}

/** One booking with its history and mails (OP-06, OP-13). */
export const getReservation = staffOperation({
  method: 'get',
  path: '/ops/reservations/:id',
  capability: 'booking.read',
  handle: async ({ ctx, params }) => viewOf(ctx, (await found({ ctx, params })).row),
})

/** Books in one step; the same `idemKey` sent again gives the same booking (OP-01, BK-13). */
export const book = staffOperation({
  method: 'post',
  path: '/ops/reservations',
  capability: 'booking.write',
  status: 201,
  input: z.object({
    service: z.string(),
    office: z.string(),
    date: civilDate,
    start: civilTime,
    numbers: z.array(z.string().max(60)).max(20).default([]),
    details: z.record(z.string().max(40), z.string().max(600)).optional(),
    people: z.number().int().min(1).max(20).default(1),
    idemKey: z.string().min(8).max(100),
    language: language.default('ja'),
    mail,
    note,
    channel: channelInput,
    ...overbooking,
  }),
  handle: async ({ ctx, input }) => {
    const { config, service } = await serviceById(ctx, input.service)
    const { people: partySize, ...rest } = input
    return viewOf(ctx, await bookForCaller(ctx, { ...rest, config, service, partySize }))
  },
})

/** Moves a booking to another time or office (OP-03). */
export const move = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/move',
  capability: 'booking.write',
  input: z.object({
    office: z.string(),
    date: civilDate,
    start: civilTime,
    note,
    seen: seenBooking,
    channel: channelInput,
    ...overbooking,
  }),
  handle: async (call) =>
    viewOf(call.ctx, await moveForCaller(call.ctx, { ...call.input, ...(await found(call)) })),
})

/** Gives a booking that was made for the wrong service to the right one (F-34). */
export const convert = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/convert',
  capability: 'booking.write',
  input: z.object({
    service: z.string(),
    office: z.string(),
    date: civilDate,
    start: civilTime,
    number: z.string().max(60).optional(),
    details: z.record(z.string().max(40), z.string().max(600)).optional(),
    note,
    seen: seenBooking,
    channel: channelInput,
    ...overbooking,
  }),
  handle: async (call) => {
    const { service: wanted, ...input } = call.input
    const { service: to } = await serviceById(call.ctx, wanted)
    return viewOf(
      call.ctx,
      await convertForCaller(call.ctx, { ...input, ...(await found(call)), to }),
    )
  },
})

/** Cancels a booking (OP-03, BK-24). */
export const cancel = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/cancel',
  capability: 'booking.write',
  input: z.object({ note, seen: seenBooking, channel: channelInput }),
  handle: async (call) => {
    const { row, service } = await found(call)
    const { note: why, seen } = call.input
    return viewOf(call.ctx, await cancelBooking(call.ctx, { service, row, note: why, seen }))
  },
})

/** Gives a citizen's running hold more time. */
export const extend = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/extend',
  capability: 'booking.write',
  input: z.object({ channel: channelInput }),
  handle: async (call) => {
    const { row, service } = await found(call)
    return viewOf(call.ctx, await extendBookingHold(call.ctx, service, row.id))
  },
})

/** Sends the confirmation again, to a corrected address when one is given. */
export const resend = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/resend',
  capability: 'booking.write',
  input: z.object({ mail, channel: channelInput }),
  handle: async (call) => {
    const { row, service } = await found(call)
    if (service.mailPolicy === 'hidden') {
      throw new DomainError('NO_MAIL', 'このサービスではメールを使いません。')
    }
    return viewOf(
      call.ctx,
      await resendConfirmation(call.ctx, { service, id: row.id, mail: call.input.mail }),
    )
  },
})

/** Mail address and applicant's details, with the purpose for the log (ID-07, AU-06). */
export const personal = staffOperation({
  method: 'post',
  path: '/ops/reservations/:id/personal',
  capability: 'personal.read',
  input: z.object({ purpose: z.string().max(200) }),
  handle: async ({ ctx, params, input }) => ({
    items: await readPersonal(ctx, params.id ?? '', input.purpose),
  }),
})
