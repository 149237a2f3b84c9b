import type { Payload } from 'payload'
import { getPayload } from 'payload'

import type { Channel } from '@/domain/booking/vocabulary'
import type { ServiceContext } from '@/services/context'
import { CITIZEN } from '@/services/context'
import type { SlotRow } from '@/services/booking/types'
import { slotKeyOf } from '@/services/booking/engine/claims'
import { insertRow } from '@/db/atomic'
import { openKeys } from '@/services/keys/open-keys'
import { addDays, timeOf, minutesOf, toIso } from '@/domain/time/civil'

export type World = {
  payload: Payload
  clock: { now: Date }
  offices: { id: string; code: string; name: string }[]
  service: { id: string; partyMode: 'same' | 'consecutive'; holdMinutes: number }
  ctx: (channel?: Channel, fault?: ServiceContext['fault']) => ServiceContext
  close: () => Promise<void>
}

export const MONDAY = '2026-12-07'

/** What the configuration holds beside Payload's own: a clock and faults, once a test sets them. */
let custom: Payload['config']['custom'] | undefined

/** A migrated, empty database and the real Payload on it. */
export async function openPayload(): Promise<Payload> {
  const { default: config } = await import('@payload-config')
  // The configuration stays for the spec files that follow in this process.
  custom ??= (await config).custom
  ;(await config).custom = { ...custom }
  const payload = await getPayload({ config })
  const { isMongo } = await import('@/db/adapter')
  if (!isMongo()) {
    const { migrations } = await import('@/migrations/sqlite')
    await payload.db.migrate({ migrations: migrations as never })
    // In production the tables are there before anything else runs.
    await openKeys(payload)
  }
  return payload
}

/** Two offices and one service, standing at noon (Tokyo) a week before MONDAY; no slots yet. */
export async function openWorld(): Promise<World> {
  const payload = await openPayload()
  const clock = { now: new Date(toIso(addDays(MONDAY, -7), '12:00')) }
  // Hooks and endpoints make their own context: they ask the config for the time.
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  const offices = []
  for (const [code, name, ward] of [
    ['kawasaki', '川崎区役所', '川崎区'],
    ['saiwai', '幸区役所', '幸区'],
  ] as const) {
    offices.push(
      await payload.create({
        collection: 'offices',
        data: { code, name, ward, kind: 'ward', order: 1, active: true },
      }),
    )
  }
  const created = await payload.create({
    collection: 'services',
    data: {
      code: 'pickup',
      name: 'カード交付予約',
      order: 1,
      active: true,
      offices: offices.map((office) => office.id),
      officeChoice: 'choose',
      identification: 'reservation-number',
      birthdayFormat: 'MMDD',
      tryLimit: 10,
      lockMinutes: 60,
      deviceDailyLimit: 5,
      firstDayOffset: 1,
      lastDayOffset: 31,
      maxParty: 6,
      partyMode: 'same',
      holdMinutes: 10,
      holdExtensions: 2,
      mailPolicy: 'optional',
      reminderDaysBefore: 1,
      reminderTime: '12:00',
      mailRetentionDays: 30,
      webOpen: true,
      phoneOpen: true,
      counterOpen: true,
    },
  })
  return {
    payload,
    clock,
    offices: offices.map(({ id, code, name }) => ({ id: String(id), code, name })),
    service: { id: String(created.id), partyMode: 'same', holdMinutes: 10 },
    ctx: (channel = 'web', fault) => ({
      payload,
      now: () => clock.now,
      actor: CITIZEN,
      channel,
      fault,
    }),
    close: () => payload.destroy(),
  }
}

type SlotWish = {
  office?: number
  date?: string
  start: string
  capacity: number
  web?: number
  phone?: number
  counter?: number
  minutes?: number
}

/** Puts one slot into the store, past the generator. */
export async function addSlot(world: World, wish: SlotWish): Promise<SlotRow> {
  const { date = MONDAY, start, capacity, minutes = 30 } = wish
  const office = world.offices[wish.office ?? 0]?.id ?? ''
  const lanes = {
    capWeb: wish.web ?? capacity,
    capPhone: wish.phone ?? capacity,
    capCounter: wish.counter ?? capacity,
  }
  return insertRow<SlotRow>(world.payload, 'slots', {
    slotKey: slotKeyOf(office, world.service.id, date, start),
    office,
    service: world.service.id,
    date,
    start,
    end: timeOf(minutesOf(start) + minutes),
    startsAt: toIso(date, start),
    minutes,
    capacity,
    ...lanes,
    free: capacity,
    freeWeb: lanes.capWeb,
    freePhone: lanes.capPhone,
    freeCounter: lanes.capCounter,
    overbooked: 0,
    open: true,
    manual: false,
    source: 'test',
    rev: 0,
    epoch: 0,
    recountMark: '',
  })
}
