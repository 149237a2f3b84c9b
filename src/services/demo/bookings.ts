import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, toInstant } from '@/domain/time/civil'
import { isDomainError } from '@/lib/errors'
import type { Random } from '@/presets/demo/random'
import type { CityCode } from '@/presets/types'

import { placeReservation } from '../booking/engine/place'
import type { Person } from '../booking/engine/place-input'
import type { ReservationRow, SlotRow } from '../booking/types'
import { CITIZEN, type ServiceContext } from '../context'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { laterToday } from './opening'
import { createDemoPeople, type DemoPeople } from './people'
import { settleVisit } from './settle-visit'
import type { DemoStaff } from './world'
import { drawVisit, type Visit, visitorsOn } from './visits'

/** Days with bookings before and after today. */
export const PAST_DAYS = 7
const COMING_DAYS = 28

type Scene = {
  ctx: ServiceContext
  config: BookingConfig
  city: CityCode
  random: Random
  staff: DemoStaff
  today: CivilDate
  /** About how many to make. */
  count: number
}

/** The context in which a booking was made: its channel's person, at its own time. */
function contextAt(scene: Scene, visit: Pick<Visit, 'channel' | 'bookedAt'>): ServiceContext {
  const { staff } = scene
  const actor = {
    web: CITIZEN,
    'call-centre': staff.operator,
    'phone-counter': staff.window,
    'city-staff': staff.city,
    'walk-in': staff.window,
  }[visit.channel]
  return { payload: scene.ctx.payload, now: () => visit.bookedAt, actor, channel: visit.channel }
}

/**
 * Bookings of the past week and the coming four, made through the engine at the time at which they
 * would have been made, with what became of them. Nothing is done when there are bookings already.
 * @returns how many were made
 */
export async function createDemoBookings(scene: Scene): Promise<number> {
  const { payload } = scene.ctx
  if ((await findRows(payload, 'reservations', {}, { limit: 1 })).length > 0) return 0
  let made = 0
  const open = scene.config.services.filter(
    ({ active, webOpen, phoneOpen, counterOpen }) =>
      active && (webOpen || phoneOpen || counterOpen),
  )
  for (const service of open) {
    const people = await createDemoPeople(scene.ctx, service, scene.random)
    const slots = await slotsToFill(scene, service, scene.count / open.length)
    for (const slot of slots) {
      const visit = drawVisit(scene.random, scene.city, service, slot, scene.today, scene.ctx.now())
      if (await makeVisit(scene, service, people, visit, made)) made++
    }
    made += await comeToday(scene, service, people)
    made += await fillUp(scene, service, people)
    if (service.webOpen) made += await holdOne(scene, service, people)
  }
  return made
}

/** Slots drawn for every office and day; offices and days differ in how busy they are. */
async function slotsToFill(scene: Scene, service: ServiceConfig, most: number): Promise<SlotRow[]> {
  const { ctx, random, today } = scene
  const from = addDays(today, -PAST_DAYS)
  const to = addDays(today, COMING_DAYS)
  const slots = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { service: { equals: service.id } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
        { capacity: { greater_than: 0 } },
        { open: { equals: true } },
      ],
    },
    { sort: 'slotKey' },
  )
  const days = new Map<string, SlotRow[]>()
  for (const slot of slots) {
    const key = `${slot.office}|${slot.date}`
    days.set(key, [...(days.get(key) ?? []), slot])
  }
  const drawn = [...days.values()].flatMap((day) => {
    const [first] = day
    const count = first ? visitorsOn(today, first.date) : 0
    return Array.from({ length: count }, () => random.pick(day))
  })
  const share = Math.min(1, most / Math.max(1, drawn.length))
  return drawn.filter(() => random.chance(share))
}

async function makeVisit(
  scene: Scene,
  service: ServiceConfig,
  people: DemoPeople,
  visit: Visit,
  index: number,
): Promise<boolean> {
  const { slot } = visit
  const person = visit.fate === 'come' ? people.served(slot.office) : people.waiting(slot.office)
  if (!person) return false
  const ctx = contextAt(scene, visit)
  try {
    const row = await placeReservation(ctx, {
      service,
      office: slot.office,
      date: slot.date,
      start: slot.start,
      partySize: visit.partySize,
      people: [person],
      mode: 'book',
      idemKey: `demo|${service.code}|${index}|${slot.slotKey}`,
      language: visit.language,
      mail: visit.mail,
      details: visit.details || undefined,
    })
    await settleVisit({ ctx: scene.ctx, staff: scene.staff }, service, row, visit)
    return true
  } catch (error) {
    // A drawn slot may be full by now; another will have room.
    if (isDomainError(error) && error.code === 'SLOT_FULL') return false
    throw error
  }
}

/** One person's booking. @returns null where the time is full by now */
const placeOne = (
  ctx: ServiceContext,
  service: ServiceConfig,
  { office, date, start }: SlotRow,
  person: Person,
  key: string,
): Promise<ReservationRow | null> =>
  placeReservation(ctx, {
    service,
    office,
    date,
    start,
    partySize: 1,
    people: [person],
    mode: 'book',
    idemKey: `demo|${key}`,
    language: 'ja',
  }).catch(fullIsFine)

/** Some are still to come today to the office of the accounts, whatever was drawn. */
async function comeToday(
  scene: Scene,
  service: ServiceConfig,
  people: DemoPeople,
): Promise<number> {
  const { ctx, today } = scene
  const office = scene.config.offices[0]?.id ?? ''
  if (!service.officeIds.includes(office)) return 0
  const bookedAt = toInstant(addDays(today, -service.firstDayOffset - 1), '10:00')
  const by = contextAt(scene, { channel: 'city-staff', bookedAt })
  let made = 0
  for (const slot of (await laterToday(ctx, { office, service: service.id, today })).slice(0, 3)) {
    const person = people.waiting(office)
    if (person && (await placeOne(by, service, slot, person, `today|${slot.slotKey}`))) made++
  }
  return made
}

/** The first office has full times on its first bookable day, so that a visitor meets them. */
async function fillUp(scene: Scene, service: ServiceConfig, people: DemoPeople): Promise<number> {
  const office = service.officeIds[0]
  if (!office || service.maxParty === 1) return 0
  const from = addDays(scene.today, service.firstDayOffset)
  const slots = await findRows<SlotRow>(
    scene.ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: office } },
        { service: { equals: service.id } },
        { date: { greater_than_equal: from } },
        { free: { greater_than: 0 } },
        { open: { equals: true } },
      ],
    },
    { sort: 'startsAt', limit: 3 },
  )
  let made = 0
  for (const slot of slots) {
    for (let left = slot.free; left > 0; left--) {
      const person = people.waiting(office)
      if (!person) return made
      const channel = made % 3 === 0 ? 'call-centre' : 'web'
      const bookedAt = new Date(scene.ctx.now().getTime() - (left + 1) * 3_600_000)
      const by = contextAt(scene, { channel, bookedAt })
      if (await placeOne(by, service, slot, person, `full|${slot.slotKey}|${left}`)) made++
    }
  }
  return made
}

/** Somebody is in the middle of booking. */
async function holdOne(scene: Scene, service: ServiceConfig, people: DemoPeople): Promise<number> {
  const { ctx, today } = scene
  const [slot] = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { service: { equals: service.id } },
        { date: { greater_than_equal: addDays(today, service.firstDayOffset + 3) } },
        { freeWeb: { greater_than: 0 } },
        { open: { equals: true } },
      ],
    },
    { sort: 'startsAt', limit: 1 },
  )
  const person = slot && people.waiting(slot.office)
  if (!person) return 0
  const placed = await placeReservation(
    { ...ctx, actor: CITIZEN, channel: 'web' },
    {
      service,
      office: slot.office,
      date: slot.date,
      start: slot.start,
      partySize: 1,
      people: [person],
      mode: 'hold',
      idemKey: `demo|hold|${slot.slotKey}`,
      language: 'ja',
    },
  ).catch(fullIsFine)
  return placed ? 1 : 0
}

function fullIsFine(error: unknown): ReservationRow | null {
  if (isDomainError(error) && error.code === 'SLOT_FULL') return null
  throw error
}
