import { z } from 'zod'

import { VISIT_RESULTS } from '@/domain/booking/visit'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceContext } from '@/services/context'
import { callNext, callVisitor, releaseVisitor } from '@/services/reception/call'
import { checkIn } from '@/services/reception/check-in'
import { dayList, unfinishedList } from '@/services/reception/day-list'
import { dayRow } from '@/services/reception/day-row'
import { nextFreeTimes } from '@/services/reception/next-free'
import { recordResult, undoVisit } from '@/services/reception/outcome'
import { receiveWalkIn, slotOfToday, turnAwayWalkIn } from '@/services/reception/walk-in'
import { notFound } from '@/services/refusals'
import { loadBookingConfig } from '@/services/settings/booking-config'

import { language } from '../public/schemas'

import { serviceById, staffOperation } from './define'

const capability = 'booking.reception' as const
const officeInput = z.object({ office: z.string() })

const rowOf = async (ctx: ServiceContext, row: ReservationRow) =>
  dayRow(ctx, await loadBookingConfig(ctx.payload), row)

/** Today's visitors of one office. */
export const today = staffOperation({
  method: 'get',
  path: '/ops/reception/today',
  capability,
  input: officeInput,
  handle: ({ ctx, input }) => dayList(ctx, input.office),
})

/** What has no result yet (BK-30). */
export const unfinished = staffOperation({
  method: 'get',
  path: '/ops/reception/unfinished',
  capability,
  input: officeInput,
  handle: async ({ ctx, input }) => ({ rows: await unfinishedList(ctx, input.office) }),
})

/** POST body, so that numbers stay out of access logs. */
export const checkInVisitor = staffOperation({
  method: 'post',
  path: '/ops/reception/check-in',
  capability,
  input: z.object({
    text: z.string().max(400),
    office: z.string(),
    /** The booking that was chosen where the number fits several people. */
    id: z.string().max(60).optional(),
  }),
  handle: ({ ctx, input }) => checkIn(ctx, input),
})

export const callNextVisitor = staffOperation({
  method: 'post',
  path: '/ops/reception/call-next',
  capability,
  input: officeInput.extend({ service: z.string().optional() }),
  handle: async ({ ctx, input }) => {
    const row = await callNext(ctx, input)
    return { row: row ? await rowOf(ctx, row) : null }
  },
})

export const callOne = staffOperation({
  method: 'post',
  path: '/ops/reception/:id/call',
  capability,
  handle: async ({ ctx, params }) => rowOf(ctx, await callVisitor(ctx, params.id ?? '')),
})

export const releaseOne = staffOperation({
  method: 'post',
  path: '/ops/reception/:id/release',
  capability,
  handle: async ({ ctx, params }) => rowOf(ctx, await releaseVisitor(ctx, params.id ?? '')),
})

export const outcome = staffOperation({
  method: 'post',
  path: '/ops/reception/:id/outcome',
  capability,
  input: z.object({ outcome: z.enum(VISIT_RESULTS), reason: z.string().max(300).default('') }),
  handle: async ({ ctx, params, input }) =>
    rowOf(ctx, await recordResult(ctx, params.id ?? '', input.outcome, input.reason)),
})

export const undo = staffOperation({
  method: 'post',
  path: '/ops/reception/:id/undo',
  capability,
  handle: async ({ ctx, params }) => rowOf(ctx, await undoVisit(ctx, params.id ?? '')),
})

export const nextFree = staffOperation({
  method: 'get',
  path: '/ops/reception/next-free',
  capability,
  input: z.object({
    office: z.string(),
    service: z.string(),
    people: z.coerce.number().int().min(1).max(20).default(1),
  }),
  handle: async ({ ctx, input: { office, service, people } }) => ({
    times: await nextFreeTimes(ctx, { office, service, partySize: people, limit: 9 }),
    /** Somebody without a booking can be received today at all (M14). */
    today: (await slotOfToday(ctx, { office: { id: office }, service: { id: service } })) !== null,
  }),
})

/** Somebody without a booking: received now, or sent away with a reason (BK-22). */
export const walkIn = staffOperation({
  method: 'post',
  path: '/ops/reception/walk-in',
  capability,
  status: 201,
  channel: 'walk-in',
  input: z.object({
    office: z.string(),
    service: z.string(),
    number: z.string().max(60).default(''),
    people: z.number().int().min(1).max(20).default(1),
    decision: z.enum(['receive', 'refuse']),
    documentsComplete: z.boolean(),
    crowded: z.boolean(),
    reason: z.string().max(300).default(''),
    note: z.string().max(500).default(''),
    language: language.default('ja'),
    idemKey: z.string().min(8).max(100),
  }),
  handle: async ({ ctx, input }) => {
    const { config, service } = await serviceById(ctx, input.service)
    const office = config.offices.find((one) => one.id === input.office)
    if (!office || !service.officeIds.includes(office.id)) {
      throw notFound('この窓口ではその手続きを扱っていません。')
    }
    const visit = { ...input, service, office, partySize: input.people }
    const row =
      input.decision === 'receive'
        ? await receiveWalkIn(ctx, visit)
        : await turnAwayWalkIn(ctx, visit)
    return rowOf(ctx, row)
  },
})
