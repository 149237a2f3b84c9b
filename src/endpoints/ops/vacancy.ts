import { z } from 'zod'

import { mayUseOffice } from '@/access/roles'
import { addDays, diffDays, tokyoDateOf } from '@/domain/time/civil'
import { assertScope } from '@/services/office-scope'
import { daySlots, vacancyMatrix } from '@/services/booking/vacancy'
import { notFound } from '@/services/refusals'

import { civilDate } from '../public/schemas'

import { channelInput, serviceById, staffOperation } from './define'

const MAX_DAYS = 62
const people = z.coerce.number().int().min(1).max(20).default(1)

/** Seats left per office and day, and the earliest free time of each office (OP-02). */
export const getVacancy = staffOperation({
  method: 'get',
  path: '/ops/vacancy',
  capability: 'booking.read',
  input: z.object({
    service: z.string(),
    from: civilDate.optional(),
    days: z.coerce.number().int().min(1).max(MAX_DAYS).default(14),
    people,
    channel: channelInput,
  }),
  handle: async ({ ctx, input }) => {
    const { config, service } = await serviceById(ctx, input.service)
    const today = tokyoDateOf(ctx.now())
    const from = input.from && diffDays(today, input.from) > 0 ? input.from : today
    const to = addDays(from, input.days - 1)
    const offices = config.offices
      .filter((one) => one.active && service.officeIds.includes(one.id))
      .filter((one) => mayUseOffice(ctx.user, one.id))
      .map((one) => one.id)
    const range = { from, to, today, at: ctx.now().toISOString() }
    const wish = { config, service, offices, from, to, partySize: input.people }
    return { ...range, ...(await vacancyMatrix(ctx, wish)) }
  },
})

/** One office and day with every slot. */
export const getSlots = staffOperation({
  method: 'get',
  path: '/ops/slots',
  capability: 'booking.read',
  input: z.object({
    service: z.string(),
    office: z.string(),
    date: civilDate,
    people,
    channel: channelInput,
  }),
  handle: async ({ ctx, input }) => {
    const { config, service } = await serviceById(ctx, input.service)
    if (!config.offices.some((one) => one.id === input.office)) {
      throw notFound('その窓口はありません。')
    }
    assertScope(ctx, input.office)
    const { office, date } = input
    return daySlots(ctx, { config, service, office, date, partySize: input.people })
  },
})
