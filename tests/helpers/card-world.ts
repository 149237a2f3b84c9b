import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { PRODUCT } from '@/areas'
import { findRow, findRows, insertRow } from '@/db/atomic'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import type { CardRow } from '@/services/cards/types'
import { jobContext, type ServiceContext } from '@/services/context'
import { findOffice, findService, readBookingConfig } from '@/services/settings/booking-config'

import { cardRow, csvOf, csvSource, type CsvRow } from './city-csv'
import { signIn, type Staff } from './staff'
import { openPayload } from './world'

export type CardWorld = {
  payload: Payload
  ctx: ServiceContext
  clock: { now: Date }
  office: string
  otherOffice: string
  admin: Staff
  ward: Staff
  /** Vendor's window staff at the same ward. */
  window: Staff
  /** City staff of another ward. */
  stranger: Staff
  operator: Staff
  /** Imports cards of 川崎区; numbers follow the index. */
  add: (from: number, to: number, change?: CsvRow) => Promise<void>
  card: (index: number) => Promise<CardRow>
  close: () => Promise<void>
}

/**
 * Kawasaki with staff, standing on a Monday morning; cards are added as a test needs them, and
 * booking slots, tens of thousands, only where it asks for them.
 */
export async function openCardWorld({ slots = false } = {}): Promise<CardWorld> {
  const payload = await openPayload()
  const clock = { now: new Date('2026-12-07T00:30:00.000Z') }
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  const ctx = jobContext(payload)
  await PRODUCT.loadPreset(ctx, 'kawasaki', { slots })
  const config = await readBookingConfig(payload)
  const office = findOffice(config, 'kawasaki')!.id
  const otherOffice = findOffice(config, 'saiwai')!.id
  return {
    payload,
    ctx,
    clock,
    office,
    otherOffice,
    admin: await signIn(payload, ['city-admin']),
    ward: await signIn(payload, ['city-staff'], [office]),
    window: await signIn(payload, ['window-staff'], [office]),
    stranger: await signIn(payload, ['city-staff'], [otherOffice]),
    operator: await signIn(payload, ['operator']),
    add: async (from, to, change) => {
      const rows = Array.from({ length: to - from + 1 }, (_, at) => cardRow(from + at, change))
      const report = await importCityCsv(ctx, csvSource(csvOf(rows)))
      if (report.rejected > 0) throw new Error(JSON.stringify(report.problems))
    },
    card: async (index) =>
      (await findRow<CardRow>(payload, 'cards', {
        manufacturingKey: { equals: `ABC${100_000 + index}` },
      }))!,
    close: () => payload.destroy(),
  }
}

type Line = {
  eventKey: string
  type: string
  from: string
  to: string
  byName: string
  reason: string
}

/** Copied lines of a card's history, in their order. */
export async function eventsOf(world: CardWorld, cardKey: string): Promise<Line[]> {
  const rows = await findRows<Line>(world.payload, 'card-events', { card: { equals: cardKey } })
  const seq = ({ eventKey }: Line) => Number(eventKey.split('|')[1])
  return rows.sort((a, b) => seq(a) - seq(b))
}

let bookings = 0

/** A confirmed booking of the card's holder, put into the store past the slots. @returns its id */
export async function bookCard(
  world: CardWorld,
  index: number,
  {
    date,
    start = '09:00',
    office = world.office,
  }: { date: string; start?: string; office?: string },
): Promise<string> {
  const { cardKey } = await world.card(index)
  const person = await findRow<{ id: string }>(world.payload, 'eligibilities', {
    card: { equals: cardKey },
  })
  const row = await insertRow<{ id: string }>(world.payload, 'reservations', {
    number: String(100_000_000 + ++bookings),
    status: 'confirmed',
    outcome: 'none',
    service: findService(await readBookingConfig(world.payload), 'pickup')!.id,
    office,
    lane: 'web',
    date,
    start,
    end: `${start.slice(0, 3)}59`,
    startsAt: `${date}T00:00:00.000Z`,
    partySize: 1,
    seated: true,
    channel: 'web',
    language: 'ja',
    fits: true,
    eligibility: String(person!.id),
    identifier: String(7_000_000_000 + index),
    liveKey: randomUUID(),
    idemKey: randomUUID(),
    rev: 1,
    history: [],
  })
  return String(row.id)
}
