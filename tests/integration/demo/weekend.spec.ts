/** @alone: the demonstration is a setting of the start. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import type { ReservationRow } from '@/services/booking/types'
import { jobContext } from '@/services/context'
import { readBookingConfig } from '@/services/settings/booking-config'

import { brokenInvariants } from '../../helpers/invariants'
import { openPayload, type World } from '../../helpers/world'

vi.hoisted(() => {
  process.env.DEMO = '1'
})

/** A Sunday evening in Tokyo: no office is open. */
const SUNDAY = '2026-12-06'
const now = new Date(`${SUNDAY}T10:40:00Z`)

let payload: Payload
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-demo-'))

/** A whole city with its months, in ms: on a busy machine and its database more than one hook has. */
const A_WHOLE_CITY = 600_000

beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = { ...payload.config.custom, now: () => now }
  const order = {
    city: 'kawasaki',
    cards: 200,
    bookings: 40,
    folder,
    say: () => undefined,
  } as const
  await PRODUCT.seedDemo(jobContext(payload), order)
}, A_WHOLE_CITY)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await payload.destroy()
})

it('the demonstration made on a Sunday evening has visitors who are still to come to the accounts’ office', async () => {
  const { offices } = await readBookingConfig(payload)
  const today = await findRows<ReservationRow>(payload, 'reservations', {
    and: [{ date: { equals: SUNDAY } }, { office: { equals: offices[0]!.id } }],
  })
  const coming = today.filter(
    (row) =>
      row.status === 'confirmed' && row.outcome === 'none' && row.startsAt > now.toISOString(),
  )
  expect(coming.length).toBeGreaterThanOrEqual(3)
  const elsewhere = await findRows<ReservationRow>(payload, 'reservations', {
    and: [{ date: { equals: SUNDAY } }, { office: { not_equals: offices[0]!.id } }],
  })
  expect(elsewhere).toEqual([])
  expect(await brokenInvariants({ payload } as World)).toEqual([])
})
