import type { CivilDate } from '@/domain/time/civil'
import { findRows } from '@/db/atomic'
import { suits, type Wish } from '@/domain/waitlist/rules'

import { windowOf } from '../booking/rules'
import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

/** Times of the bookable window that the Web has at all, whether or not they are taken now. */
async function openTimes(
  ctx: ServiceContext,
  service: ServiceConfig,
  offices: string[],
): Promise<SlotRow[]> {
  const { from, to } = windowOf(service, ctx.now())
  return findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { in: offices } },
        { service: { equals: service.id } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
        { open: { not_equals: false } },
        { capWeb: { greater_than: 0 } },
      ],
    },
    { select: { office: true, date: true, start: true } },
  )
}

/** Days on which somebody may be received; empty where no calendar is made yet and nothing is known. */
export async function openDaysOf(
  ctx: ServiceContext,
  service: ServiceConfig,
  offices: string[],
): Promise<Set<CivilDate>> {
  return new Set((await openTimes(ctx, service, offices)).map(({ date }) => date))
}

/**
 * Whether a wish can be met at all: its days lie within those of the calendar, and none of them has a
 * time of that kind. What lies beyond the bookable window may still come.
 */
export async function isNeverOpen(
  ctx: ServiceContext,
  service: ServiceConfig,
  offices: string[],
  wish: Wish,
): Promise<boolean> {
  if (wish.dateTo > windowOf(service, ctx.now()).to) return false
  const asked = offices.length > 0 ? offices : service.officeIds
  const times = await openTimes(ctx, service, service.officeIds)
  if (times.length === 0) return false
  return !times.some(
    ({ office, date, start }) => asked.includes(office) && suits(wish, date, start),
  )
}
