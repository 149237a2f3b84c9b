import { z } from 'zod'

import { lookUp } from '@/services/booking/look-up'
import { loadBookingConfig } from '@/services/settings/booking-config'

import { staffOperation } from './define'

/** POST, so that numbers stay out of access logs (ID-12). */
export const search = staffOperation({
  method: 'post',
  path: '/ops/search',
  capability: 'booking.read',
  input: z.object({ text: z.string().max(400) }),
  handle: async ({ ctx, input }) => lookUp(ctx, await loadBookingConfig(ctx.payload), input.text),
})
