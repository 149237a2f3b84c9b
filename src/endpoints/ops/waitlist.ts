import { z } from 'zod'

import { findRow } from '@/db/atomic'
import { assertScope } from '@/services/office-scope'
import type { ReservationRow } from '@/services/booking/types'
import { waitlistCallList } from '@/services/waitlist/call-list'
import { joinWaitlist } from '@/services/waitlist/join'
import { endWaitlistEntry } from '@/services/waitlist/leave'

import { civilDate, civilTime, language } from '../public/schemas'

import { serviceById, staffOperation } from './define'

/** People without mail who wait, and what can be told to them now. */
export const listWaiting = staffOperation({
  method: 'get',
  path: '/ops/waitlist',
  capability: 'booking.write',
  handle: async ({ ctx }) => ({ entries: await waitlistCallList(ctx) }),
})

/** A wish told on the phone or at the desk. */
export const addWaiting = staffOperation({
  method: 'post',
  path: '/ops/waitlist',
  capability: 'booking.write',
  status: 201,
  input: z.object({
    service: z.string(),
    offices: z.array(z.string()).max(50).default([]),
    dateFrom: civilDate,
    dateTo: civilDate,
    timeFrom: civilTime.optional(),
    timeTo: civilTime.optional(),
    people: z.number().int().min(1).max(20).default(1),
    mail: z.string().max(254).optional(),
    note: z.string().max(300).optional(),
    reservation: z.string().max(60).optional(),
    language: language.default('ja'),
  }),
  handle: async ({ ctx, input }) => {
    const { service } = await serviceById(ctx, input.service)
    const reservation = input.reservation
      ? await findRow<ReservationRow>(ctx.payload, 'reservations', {
          id: { equals: input.reservation },
        })
      : null
    if (reservation) assertScope(ctx, reservation.office)
    for (const office of input.offices) assertScope(ctx, office)
    const { people, ...rest } = input
    const { id, number } = await joinWaitlist(ctx, {
      ...rest,
      service,
      partySize: reservation?.partySize ?? people,
      reservation,
      source: null,
    })
    return { id, number }
  },
})

/** Somebody on the phone no longer wants to wait, or has been told. */
export const endWaiting = staffOperation({
  method: 'post',
  path: '/ops/waitlist/:id/end',
  capability: 'booking.write',
  handle: async ({ ctx, params }) => {
    await endWaitlistEntry(ctx, params.id ?? '')
    return { ended: true }
  },
})
