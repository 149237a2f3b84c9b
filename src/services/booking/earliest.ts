import { findRows } from '@/db/atomic'
import { laneOf } from '@/domain/booking/vocabulary'

import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'
import { shortCached } from '../settings/short-cache'

import { registerVerdict, windowOf } from './rules'
import type { SlotRow } from './types'
import { whileSeatsStand } from './while-seats-stand'

const LANE_FREE = { web: 'freeWeb', phone: 'freePhone', counter: 'freeCounter' } as const
/** Slots looked at per office: after a deadline the first of a day may be closed already. */
const LOOK_AHEAD = 60

export type Earliest = { office: string; date: string; start: string }

/**
 * The first free time of each office in the bookable window, earliest first; offices without one are
 * left out. For a party in one slot the seats must all be there; for consecutive slots one is enough
 * here and the calendar of that day tells exactly.
 * @param officeIds offices to look at, in any order
 * @param except a time that is none to the asker: that of the booking which is being changed
 */
export async function earliestFree(
  ctx: ServiceContext,
  service: ServiceConfig,
  officeIds: readonly string[],
  partySize: number,
  except?: Earliest,
): Promise<Earliest[]> {
  const found = await Promise.all(
    officeIds.map((office) =>
      except?.office === office
        ? earliestAt(ctx, service, office, partySize, except)
        : whileSeatsStand(ctx, { service: service.id, office }, ['earliest', partySize], () =>
            earliestAt(ctx, service, office, partySize),
          ),
    ),
  )
  return found
    .filter((one) => one !== null)
    .sort((a, b) => (a.date + a.start < b.date + b.start ? -1 : 1))
}

async function earliestAt(
  ctx: ServiceContext,
  service: ServiceConfig,
  office: string,
  partySize: number,
  except?: Earliest,
): Promise<Earliest | null> {
  const window = windowOf(service, ctx.now())
  const seats = service.partyMode === 'same' ? partySize : 1
  const slots = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: office } },
        { service: { equals: service.id } },
        { date: { greater_than_equal: window.from } },
        { date: { less_than_equal: window.to } },
        { open: { equals: true } },
        { free: { greater_than_equal: seats } },
        { [LANE_FREE[laneOf(ctx.channel)]]: { greater_than_equal: seats } },
      ],
    },
    {
      sort: ['date', 'start'],
      limit: LOOK_AHEAD,
      select: { date: true, start: true },
    },
  )
  const isExcept = ({ date, start }: SlotRow) => date === except?.date && start === except.start
  const first = slots.find((slot) => !isExcept(slot) && registerVerdict(ctx, service, slot).ok)
  return first ? { office, date: first.date, start: first.start } : null
}

/**
 * The same for all offices of a service at once, for lists that many people open at the same moment:
 * read once a second for all of them.
 */
export const earliestOfAll = (
  ctx: ServiceContext,
  service: ServiceConfig,
  partySize: number,
): Promise<Earliest[]> =>
  shortCached(ctx.payload, `earliest|${service.id}|${laneOf(ctx.channel)}|${partySize}`, () =>
    earliestFree(ctx, service, service.officeIds, partySize),
  )
