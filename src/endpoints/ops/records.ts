import { z } from 'zod'

import type { ExternalKind } from '@/domain/booking/vocabulary'
import { EXTERNAL_KIND } from '@/domain/booking/vocabulary'
import { externalOfToday, recordExternal } from '@/services/desk/record-external'
import { recordReferral } from '@/services/desk/record-referral'

import { language } from '../public/schemas'

import { channelInput, staffOperation } from './define'

const idemKey = z.string().min(8).max(100)

/** One referral, with one key (OP-11). */
export const refer = staffOperation({
  method: 'post',
  path: '/ops/referrals',
  capability: 'booking.write',
  status: 201,
  input: z.object({
    target: z.string(),
    language: language.default('ja'),
    idemKey,
    channel: channelInput,
  }),
  handle: ({ ctx, input }) => recordReferral(ctx, input),
})

const kind = z.enum(Object.keys(EXTERNAL_KIND) as [ExternalKind, ...ExternalKind[]])

/** A booking in the city's own system (OP-09). */
export const addExternal = staffOperation({
  method: 'post',
  path: '/ops/external-bookings',
  capability: 'booking.write',
  status: 201,
  input: z.object({
    kind,
    number: z.string().max(60),
    count: z.number().int().min(1).max(999).default(1),
    idemKey,
    channel: channelInput,
  }),
  handle: async ({ ctx, input }) => {
    await recordExternal(ctx, input)
    return { records: await externalOfToday(ctx) }
  },
})

export const listExternal = staffOperation({
  method: 'get',
  path: '/ops/external-bookings',
  capability: 'booking.write',
  handle: async ({ ctx }) => ({ records: await externalOfToday(ctx) }),
})
