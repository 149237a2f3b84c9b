import { randomUUID } from 'node:crypto'

import { findRow, findRows } from '@/db/atomic'
import { placeReservation } from '@/services/booking/engine/place'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import type { ReservationRow, SlotRow } from '@/services/booking/types'
import { isDomainError } from '@/lib/errors'
import type { OpeningPattern } from '@/payload-types'

import { callApi } from './staff'
import type { World } from './world'
import { MONDAY } from './world'

type Hours = Partial<Omit<OpeningPattern, 'office' | 'service'>> & {
  office?: number
  service?: string
}

/** Weekly hours Monday to Friday 9:00–17:00, 3 people every 30 minutes, unless told otherwise. */
export function addHours(world: World, { office = 0, service, ...hours }: Hours = {}) {
  return world.payload.create({
    collection: 'opening-patterns',
    data: {
      start: '09:00',
      end: '17:00',
      slotMinutes: '30',
      capacity: 3,
      validFrom: '2026-04-01',
      ...hours,
      office: world.offices[office]!.id,
      service: service ?? world.service.id,
    },
  })
}

/** Stored slots of a day that are open, in order. */
export const openSlots = (world: World, date = MONDAY, office = 0) =>
  findRows<SlotRow>(
    world.payload,
    'slots',
    {
      and: [
        { office: { equals: world.offices[office]!.id } },
        { date: { equals: date } },
        { open: { equals: true } },
      ],
    },
    { sort: 'start' },
  )

export const starts = (slots: SlotRow[]) => slots.map(({ start }) => start)

export const allSlots = (world: World) =>
  findRows<SlotRow>(world.payload, 'slots', {}, { sort: 'slotKey' })

type Wish = Partial<PlaceInput> & { start: string }

/** A confirmed booking of one person at the first office. */
export const book = (world: World, wish: Wish) =>
  placeReservation(world.ctx(), {
    service: world.service,
    office: world.offices[0]!.id,
    date: MONDAY,
    partySize: 1,
    people: [],
    mode: 'book',
    idemKey: randomUUID(),
    language: 'ja',
    ...wish,
  })

export const reservation = async (world: World, id: string) => {
  const row = await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })
  if (!row) throw new Error(`no reservation ${id}`)
  return row
}

/** 'ok', or the code of the refusal. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}

type PublicDay = {
  date: string
  state: string
  slots: { start: string; state: string; free: number }[]
}

/** A day as every citizen gets it from the public API. */
export async function publicDay(
  date: string,
  office: string,
  service = 'pickup',
): Promise<PublicDay> {
  const query = `office=${office}&from=${date}&to=${date}`
  const response = await callApi(`/public/services/${service}/availability?${query}`)
  const { days } = (await response.json()) as { days: PublicDay[] }
  const [day] = days
  if (!day) throw new Error(`no day in the answer: ${response.status}`)
  return day
}
