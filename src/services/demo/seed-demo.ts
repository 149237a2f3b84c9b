import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { findRow } from '@/db/atomic'
import { fileSource } from '@/documents/csv/sources'
import { addDays, type CivilDate, toInstant, tokyoDateOf } from '@/domain/time/civil'
import { env } from '@/lib/env'
import { CARD_COLUMNS, generateCards } from '@/presets/demo/cards'
import { DEMO_SHELVES, toWorkCsv, WORK_COLUMNS } from '@/presets/demo/card-work'
import { createRandom } from '@/presets/demo/random'
import { type CityCode, PRESETS } from '@/presets'

import { drainOutbox } from '../booking/drain-outbox'
import { generateSlots } from '../calendar/generate-slots'
import { createPlaces } from '../cards/places/create-places'
import { importCityCsv } from '../cards/import/import-city-csv'
import type { ImportProfile } from '../cards/import/profiles'
import type { Actor, ServiceContext } from '../context'
import { loadPreset, type PresetPart } from '../presets/load-preset'
import { type BookingConfig, readBookingConfig } from '../settings/booking-config'

import { createDemoAccounts, type DemoAccount } from './accounts'
import { createDemoBookings, PAST_DAYS } from './bookings'
import { openDemoToday } from './opening'
import { demoBookings, demoNumbers, type DemoNumber } from './numbers'
import type { DemoPart, DemoStaff } from './world'

export type DemoOrder = {
  city: CityCode
  /** Cards in the generated list; 0 = none. */
  cards: number
  /** About how many bookings; 900 shows every screen filled. */
  bookings: number
  /** Folder for the generated list. */
  folder: string
  /** Told before each step, in Japanese. */
  say: (step: string) => void
}

export type DemoSummary = {
  city: CityCode
  cityName: string
  /** The day that the bookings are arranged around. */
  madeOn: CivilDate
  cards: number
  bookings: number
  accounts: DemoAccount[]
  numbers: DemoNumber[]
  booked: DemoNumber[]
}

const SEED = 20_261_121

/**
 * Fills an empty database so that every screen has something to show: the city's preset, slots,
 * cards from a CSV in the city's form, one account for each role, bookings of the past and coming
 * weeks. The same on every machine for the same day; run again, it adds nothing twice.
 * @param presets @param parts what the areas add to the settings and to the demonstration
 * @throws Error outside a demo: the accounts' passwords are public
 */
export async function seedDemo(
  ctx: ServiceContext,
  order: DemoOrder,
  { presets, parts }: { presets: readonly PresetPart[]; parts: readonly DemoPart[] },
): Promise<DemoSummary> {
  if (!env.DEMO) throw new Error('デモ用のデータは DEMO を設定したときだけ作れます。')
  const { city, say } = order
  const { cityName, bookingModule } = PRESETS[city].settings
  const today = tokyoDateOf(ctx.now())
  say(`${cityName}の設定を読み込んでいます（窓口・受付時間・祝日・案内文・予約枠）`)
  await loadPreset(ctx, city, presets)
  // As seen a week ago: also this morning has slots, whatever time of day the demo is made.
  const begin = addDays(today, -PAST_DAYS)
  const then = { ...ctx, now: () => toInstant(begin, '00:00') }
  await generateSlots(then, { from: begin, to: addDays(today, 28) })
  const first = await readBookingConfig(ctx.payload)
  if (bookingModule) await openDemoToday(ctx, first.offices[0], today)
  const config = await readBookingConfig(ctx.payload)

  say('役割ごとのアカウントを作っています')
  const accounts = await createDemoAccounts(ctx, config.offices[0])
  const staff = await demoStaff(ctx, accounts)
  const cards = order.cards > 0 ? await importDemoCards(ctx, order, config, today) : 0

  let bookings = 0
  if (bookingModule) {
    say('予約の例を作っています（過去1週間と今後4週間）')
    const random = createRandom(SEED)
    const count = order.bookings
    bookings = await createDemoBookings({ ctx, config, city, random, staff, today, count })
  }
  for (const part of parts)
    await part({ ctx, config, staff, today, cards, hasBookings: bookingModule === true, say })
  say('操作ログとメールを整えています')
  await drainOutbox(ctx)
  return {
    city,
    cityName,
    madeOn: today,
    cards,
    bookings,
    accounts,
    numbers: await demoNumbers(ctx, config),
    booked: await demoBookings(ctx, config),
  }
}

async function demoStaff(ctx: ServiceContext, accounts: DemoAccount[]): Promise<DemoStaff> {
  const actorOf = async (username: string): Promise<Actor> => {
    const user = await findRow<{ id: string }>(ctx.payload, 'users', {
      username: { equals: username },
    })
    const name = accounts.find((account) => account.username === username)?.name ?? username
    return { kind: 'staff', id: String(user?.id ?? ''), name }
  }
  return {
    operator: await actorOf('operator'),
    window: await actorOf('window-staff'),
    city: await actorOf('city-staff'),
    cityAdmin: await actorOf('city-admin'),
  }
}

/** Writes the list as the city would hand it over, then imports that file. */
async function importDemoCards(
  ctx: ServiceContext,
  { city, cards, folder, say }: DemoOrder,
  config: BookingConfig,
  today: string,
): Promise<number> {
  const file = path.join(folder, `${city}-cards.csv`)
  const count = `${cards.toLocaleString('ja-JP')}件`
  say(`カードの一覧（${count}）をCSVで作り、取り込んでいます`)
  const offices = config.offices.filter(({ kind }) => kind !== 'centre')
  const handsOut = config.services.find(({ code }) => code === 'pickup')?.officeIds ?? []
  const officeCodes = offices
    .filter(({ id }) => handsOut.includes(id))
    .map(({ code, ward }) => ({ code, ward: ward ?? '' }))
  const rows = generateCards({ city, officeCodes, count: cards, seed: SEED, today })
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, toWorkCsv(rows, today))
  for (const { id, code } of offices.filter(({ id }) => handsOut.includes(id))) {
    await createPlaces(ctx, { ...DEMO_SHELVES, office: id, room: '保管室', codeHead: code })
  }
  const report = await importCityCsv(ctx, fileSource(file), { profile: WORK_PROFILE })
  return report.created + report.changed + report.unchanged
}

/** Every column under its own name. */
const WORK_PROFILE: ImportProfile = {
  id: '',
  name: '市のCSV（作業の列つき）',
  source: 'city',
  hasHeader: true,
  defaultStatus: '',
  columns: [...CARD_COLUMNS, ...WORK_COLUMNS].map((column) => ({
    column,
    field: column,
    optional: false,
  })),
}
