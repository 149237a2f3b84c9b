import type { Channel } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import { addDays, type CivilDate, diffDays, toInstant } from '@/domain/time/civil'
import { createPerson, createFamily } from '@/presets/demo/people'
import { createAddress, wardsOf } from '@/presets/demo/addresses'
import type { Random } from '@/presets/demo/random'
import type { CityCode } from '@/presets/types'

import type { SlotRow } from '../booking/types'
import type { ServiceConfig } from '../settings/booking-config'

/** One booking to be made, and what became of it. */
export type Visit = {
  slot: SlotRow
  bookedAt: Date
  channel: Channel
  language: Language
  partySize: number
  mail: string
  details: string
  fate: 'come' | 'stay-away' | 'refused' | 'cancel' | 'unprocessed' | 'arrived' | 'ahead' | 'move'
}

const CHANNELS = [
  ['web', 58],
  ['call-centre', 27],
  ['city-staff', 8],
  ['phone-counter', 4],
  ['walk-in', 3],
] as const

/** How many people come to one office and service on a day: busiest around today. */
export function visitorsOn(today: CivilDate, date: CivilDate): number {
  const away = Math.abs(diffDays(today, date))
  return away <= 2 ? 7 : away <= 7 ? 4 : away <= 14 ? 2 : 1
}

function drawChannel(random: Random, service: ServiceConfig): Channel {
  const open = CHANNELS.filter(([channel]) =>
    channel === 'web'
      ? service.webOpen
      : channel === 'call-centre' || channel === 'phone-counter'
        ? service.phoneOpen
        : service.counterOpen,
  )
  return random.weighted<Channel>(open)
}

function drawFate(random: Random, slot: SlotRow, today: CivilDate, now: Date): Visit['fate'] {
  const startsIn = (new Date(slot.startsAt).getTime() - now.getTime()) / 60_000
  if (startsIn > 0)
    return random.weighted([
      ['ahead', 88],
      ['cancel', 7],
      ['move', 5],
    ])
  if (slot.date === today && startsIn > -40)
    return random.weighted([
      ['arrived', 60],
      ['unprocessed', 40],
    ])
  const isRecent = diffDays(slot.date, today) <= 3
  return random.weighted([
    ['come', 80],
    ['stay-away', 8],
    ['refused', 3],
    ['cancel', 6],
    ['unprocessed', isRecent ? 9 : 0],
  ])
}

/** A booking for this slot, as it may have happened: some days before, within its rules. */
export function drawVisit(
  random: Random,
  city: CityCode,
  service: ServiceConfig,
  slot: SlotRow,
  today: CivilDate,
  now: Date,
): Visit {
  const drawn = drawChannel(random, service)
  const fate = drawFate(random, slot, today, now)
  // Nobody has walked in tomorrow.
  const channel = drawn === 'walk-in' && fate === 'ahead' ? 'city-staff' : drawn
  const lead = random.int(service.firstDayOffset + 1, Math.min(service.lastDayOffset - 1, 14))
  const minute = String(random.int(0, 59)).padStart(2, '0')
  const booked = toInstant(addDays(slot.date, -lead), `${10 + random.int(0, 6)}:${minute}`)
  const latest = new Date(now.getTime() - random.int(60, 6000) * 60_000)
  const isForeign = random.chance(0.08)
  const address = `yoyaku${random.int(100, 999)}@example.com`
  return {
    slot,
    bookedAt: booked < latest ? booked : latest,
    channel,
    language: isForeign && channel === 'web' ? random.pick(['en', 'zh-hans', 'vi', 'pt']) : 'ja',
    partySize: service.maxParty > 1 && random.chance(0.08) ? 2 : 1,
    mail: service.mailPolicy !== 'hidden' && random.chance(0.6) ? address : '',
    details: service.identification === 'details' ? drawDetails(random, city, service) : '',
    fate,
  }
}

function drawDetails(random: Random, city: CityCode, service: ServiceConfig): string {
  const year = random.int(1940, 2005)
  const person = createPerson(random, createFamily(random), year)
  const wards = wardsOf(city)
  const birthday = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  const values: Record<string, string> = {
    name: person.name,
    kana: person.kana || 'デモ　タロウ',
    birthday,
    address: createAddress(random, city, wards.length > 0 ? random.pick(wards) : ''),
    phone: `090-0000-${String(random.int(0, 9999)).padStart(4, '0')}`,
    procedure: '電子証明書の更新',
    accommodation: '',
  }
  const asked = service.inputItems.map(({ item }) => [item, values[item] ?? ''])
  return JSON.stringify(Object.fromEntries(asked.filter(([, value]) => value)))
}
