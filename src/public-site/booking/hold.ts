import { findRow } from '@/db/atomic'
import { holdSeats } from '@/services/booking/book'
import { changeBooking } from '@/services/booking/change'
import type { ReservationRow } from '@/services/booking/types'
import { isProofOfWork } from '@/services/limits/proof-of-work'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'

import type { Site } from '../site'

import { keepFlow } from './flow'
import { field } from './text'

/** The reservation that this browser holds, while its time runs; null when there is none. */
export async function liveHold(site: Site): Promise<ReservationRow | null> {
  const id = site.flow?.hold
  const row = id
    ? await findRow<ReservationRow>(site.ctx.payload, 'reservations', { id: { equals: id } })
    : null
  const isLive = row?.status === 'held' && (row.releaseAt ?? '') > site.ctx.now().toISOString()
  return isLive ? row : null
}

/** A reservation by the id in the sealed session. */
export const rowOf = (site: Site, id: string): Promise<ReservationRow | null> =>
  findRow<ReservationRow>(site.ctx.payload, 'reservations', { id: { equals: id } })

type Wish = { service: ServiceConfig; office: OfficeConfig; date: string; start: string }

/**
 * Keeps the chosen time, or moves what is already kept there. The same submission sent again, also
 * after its first answer was lost, gives the same hold; one that ended meanwhile gives a new one.
 * @throws DomainError as `holdSeats` and `changeBooking`
 */
export async function takeTime(site: Site, wish: Wish): Promise<ReservationRow> {
  const held = await liveHold(site)
  if (held) {
    return changeBooking(site.ctx, {
      config: site.config,
      service: wish.service,
      row: held,
      office: wish.office.id,
      date: wish.date,
      start: wish.start,
    })
  }
  const { flow } = site
  const device = await deviceFor(site, wish.service)
  let idemKey = ['site', flow?.key ?? '', site.nonce, wish.office.id, wish.date, wish.start].join(
    '|',
  )
  for (;;) {
    const row = await holdSeats(site.ctx, {
      config: site.config,
      service: wish.service,
      office: wish.office.id,
      date: wish.date,
      start: wish.start,
      identities: flow?.identities ?? [],
      partySize: flow?.party ?? 1,
      idemKey,
      language: site.language,
      device,
    })
    const isOver = row.status !== 'held' && row.status !== 'confirmed'
    const isDue = row.status === 'held' && (row.releaseAt ?? '') <= site.ctx.now().toISOString()
    if (!isOver && !isDue) return row
    idemKey = `site|again|${row.id}`
  }
}

/**
 * What the limit of number-free services counts (PB-22): the browser. Where the service asks for a
 * proof of work and none came – no JavaScript – the tighter rule holds: all browsers behind one
 * network source count as one. Work once done holds for the whole booking under way: a correction
 * that takes the time anew asks for no more.
 */
async function deviceFor(site: Site, service: ServiceConfig) {
  const source = site.source
  if (!service.proofOfWork) return { name: site.device, source }
  const isProven =
    site.flow?.proven === site.device || (await isProofOfWork(site.ctx, field(site, 'proof', 1000)))
  if (isProven) keepFlow(site, { proven: site.device })
  return { name: isProven ? site.device : source, source }
}
