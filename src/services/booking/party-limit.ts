import { findRows } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { windowOf } from './rules'
import type { SlotRow } from './types'

type Bounds = Pick<ServiceConfig, 'id' | 'firstDayOffset' | 'lastDayOffset'>

/**
 * Seats that the largest slot of the Web in the bookable window gives at once.
 * @param office only there; empty = at any office
 * @returns null where no slot of the window takes anybody of the Web: nothing is known then
 */
async function largestSlot(
  ctx: ServiceContext,
  service: Bounds,
  office: string,
): Promise<number | null> {
  const { from, to } = windowOf(service, ctx.now())
  const [largest] = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        ...(office ? [{ office: { equals: office } }] : []),
        { service: { equals: service.id } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
        { open: { not_equals: false } },
      ],
    },
    { sort: '-capWeb', limit: 1 },
  )
  return largest && largest.capWeb > 0 ? largest.capWeb : null
}

/**
 * The service with the largest party that a slot of the Web can take at all: a household that comes
 * at one time is never offered a size that every slot must refuse. Without any slot in the window
 * nothing is known, and the city's setting stands.
 * @param office only there; empty = at any office
 */
export async function withinReach(
  ctx: ServiceContext,
  service: ServiceConfig,
  office = '',
): Promise<ServiceConfig> {
  if (service.maxParty <= 1 || service.partyMode !== 'same') return service
  const largest = await largestSlot(ctx, service, office)
  if (largest === null) return service
  return { ...service, maxParty: Math.min(service.maxParty, largest) }
}

/**
 * Nobody looks for a time on the Web, or tries one, where none can take so many: "full" would send
 * them looking on, and waiting for what never comes.
 * @throws DomainError PARTY_SIZE with the largest size that can be booked there
 */
export async function assertWithinReach(
  ctx: ServiceContext,
  input: { service: ServiceConfig; office: string; partySize: number },
): Promise<void> {
  if (ctx.channel !== 'web' || ctx.actor.kind !== 'citizen' || input.partySize <= 1) return
  const { maxParty } = await withinReach(ctx, input.service, input.office)
  if (input.partySize <= maxParty) return
  throw new DomainError(
    'PARTY_SIZE',
    `この窓口で一度に予約できるのは${maxParty}人までです。`,
    422,
    { max: maxParty },
  )
}

/** For the settings: offices where the Web never takes as many as the service allows; empty = none. */
export async function partyWarning(
  ctx: ServiceContext,
  { offices }: BookingConfig,
  service: ServiceConfig,
): Promise<string> {
  if (service.maxParty <= 1 || service.partyMode !== 'same' || !service.webOpen) return ''
  const short: string[] = []
  for (const id of service.officeIds) {
    const office = offices.find((one) => one.id === id)
    if (!office?.active) continue
    const { maxParty } = await withinReach(ctx, service, id)
    if (maxParty < service.maxParty) short.push(`${office.name}（${maxParty}人まで）`)
  }
  if (short.length === 0) return ''
  return `${service.maxParty}人一緒に取れる枠がWebにない窓口があります：${short.join('、')}。人数を減らすか、開設パターンのWebの枠を増やしてください。市民の画面では、取れる人数までしか選べません。`
}
