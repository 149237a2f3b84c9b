import type { Endpoint } from 'payload'

import { can } from '@/access/capabilities'
import { setContactState } from '@/services/lists/contact'
import { countAccepted } from '@/services/lists/counts'
import { outputReservations } from '@/services/lists/output'
import { pageOfReservations } from '@/services/lists/reservations'
import { forbidden } from '@/services/refusals'

import { fileResponse, staffOperation } from './define'
import { contactBody, countQuery, listQuery } from './lists-schema'

/** Lists of bookings: for the screen as JSON, as a file or for the printer (BK-17 to BK-19, PR-02). */
const reservations = staffOperation({
  method: 'get',
  path: '/ops/lists/reservations',
  capability: 'booking.read',
  input: listQuery,
  handle: async ({ ctx, input }) => {
    const { format } = input
    if (format === 'json') return pageOfReservations(ctx, input, input.page, input.size)
    if (!can(ctx.user, 'booking.export')) {
      throw forbidden('予約の一覧を出力する権限がありません。')
    }
    return fileResponse(await outputReservations(ctx, input, { ...input, format }))
  },
})

/** 予約受付件数 per day and channel (OP-10). */
const accepted = staffOperation({
  method: 'get',
  path: '/ops/lists/accepted',
  capability: 'booking.read',
  input: countQuery,
  handle: ({ ctx, input }) => countAccepted(ctx, input),
})

/** How far the contact about a booking that no longer fits has come (BK-04). */
const contact = staffOperation({
  method: 'post',
  path: '/ops/lists/reservations/:id/contact',
  capability: 'booking.write',
  input: contactBody,
  handle: async ({ ctx, params, input }) => {
    const row = await setContactState(ctx, params.id ?? '', input)
    return { id: row.id, contactState: row.contactState }
  },
})

export const listEndpoints: Endpoint[] = [reservations, accepted, contact]
