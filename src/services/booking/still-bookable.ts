import { findRows } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'

import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

import { notBookable } from './identify'
import { wasSubmitted } from './submitted'
import type { ReservationRow } from './types'

/**
 * Whoever was found an hour ago may have got the card since, or lost it: whether a card can be booked
 * is asked again when a place is taken and when it is confirmed (BK-11). What changes at the same
 * moment as the booking counts as changed after it; `check-cards` lets go of what a stop left behind.
 * @throws DomainError NOT_BOOKABLE
 */
async function assertStillBookable(
  ctx: ServiceContext,
  service: ServiceConfig,
  eligibilities: string[],
): Promise<void> {
  const ids = eligibilities.filter(Boolean)
  if (ids.length === 0) return
  const rows = await findRows<{ state: EligibilityState }>(ctx.payload, 'eligibilities', {
    id: { in: ids },
  })
  const closed = rows.find(({ state }) => state !== 'bookable')
  if (closed) throw notBookable(service, closed.state, ctx.actor.kind === 'staff')
}

/** Before places are taken; one submission sent again keeps what it has. @throws DomainError NOT_BOOKABLE */
export async function assertMayPlace(
  ctx: ServiceContext,
  input: { service: ServiceConfig; identities: { eligibility: string }[]; idemKey: string },
): Promise<void> {
  const people = input.identities.map(({ eligibility }) => eligibility)
  try {
    await assertStillBookable(ctx, input.service, people)
  } catch (error) {
    if (!(await wasSubmitted(ctx, input.idemKey))) throw error
  }
}

/** Before a hold becomes a booking, for everybody it is for. @throws DomainError NOT_BOOKABLE */
export async function assertMayConfirm(
  ctx: ServiceContext,
  service: ServiceConfig,
  row: ReservationRow,
): Promise<void> {
  const members =
    row.partySize > 1
      ? await findRows<ReservationRow>(ctx.payload, 'reservations', { group: { equals: row.id } })
      : []
  const held = [row, ...members].filter(({ status }) => status === 'held')
  const people = held.map(({ eligibility }) => eligibility ?? '')
  await assertStillBookable(ctx, service, people)
}
