import { randomUUID } from 'node:crypto'

import { insertMany } from '@/db/bulk'
import { type DemoCard, generateCards } from '@/presets/demo/cards'
import { newRowId } from '@/db/atomic'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { searchKeysOf } from '@/services/cards/card-fields'
import { PRODUCT } from '@/areas'
import { readBookingConfig } from '@/services/settings/booking-config'

import { signIn } from '../tests/helpers/staff'
import type { World } from '../tests/helpers/world'

import { measure, quantile } from './measure'

const SMALL = 2_000
const LARGE = 200_000
const CALLS = 60
const ROUNDS = 5

/**
 * Search and list pages with 2,000 and with 200,000 cards (CD-02): the same questions to both, as a
 * signed-in browser asks them.
 */
export async function benchSearchCards(world: World) {
  const ctx = world.ctx()
  await PRODUCT.loadPreset(ctx, 'kawasaki')
  const offices = (await readBookingConfig(world.payload)).offices.filter(
    (office) => office.ward && office.kind === 'ward',
  )
  const cards = generateCards({
    city: 'kawasaki',
    officeCodes: offices.map((office) => ({ code: office.code, ward: office.ward ?? '' })),
    count: LARGE,
    seed: 11,
    today: '2026-11-21',
  })
  const officeOf = (index: number) => offices[index % offices.length]!.id
  const asked = cards.slice(0, CALLS)
  const questions: Record<string, (index: number) => Record<string, string>> = {
    番号: (index) => ({ q: asked[index]!.製造管理番号 }),
    氏名と生年月日: (index) => ({ name: asked[index]!.氏名, birthday: asked[index]!.生年月日 }),
    生年月日: (index) => ({ birthday: asked[index]!.生年月日 }),
    住所と生年月日: (index) => ({ address: asked[index]!.住所, birthday: asked[index]!.生年月日 }),
    '一覧（状態区分）': () => ({ statuses: '交付通知書発送済み' }),
    '一覧（窓口と状態区分）': (index) => ({
      offices: officeOf(index),
      statuses: '交付通知書発送済み',
    }),
    '一覧（窓口）': (index) => ({ offices: officeOf(index) }),
    '一覧（すべて）': () => ({}),
    氏名: (index) => ({ name: asked[index]!.氏名 }),
    '氏名の一部（名字）': (index) => ({ name: asked[index]!.氏名.split(/[\s\u3000]/)[0] ?? '' }),
  }
  const staff = await signIn(world.payload, ['city-admin'])
  const search = async (query: Record<string, string>) => {
    const answer = await staff.get(`/ops/cards/search?${new URLSearchParams(query)}`)
    if (!answer.ok) throw new Error(await answer.text())
    return ((await answer.json()) as { rows: unknown[] }).rows.length
  }
  const ask = async () => {
    const figures: Record<string, number[]> = {}
    const rows: Record<string, number> = {}
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, filter] of Object.entries(questions)) {
        let found = 0
        const { p95 } = await measure(name, CALLS, 1, async (index) => {
          found += await search(filter(index))
        })
        ;(figures[name] ??= []).push(p95)
        rows[name] = Number((found / CALLS).toFixed(1))
      }
    }
    return { figures, rows }
  }
  await fill(world, cards.slice(0, SMALL), 0, officeOf)
  await ask()
  const small = await ask()
  await fill(world, cards.slice(SMALL), SMALL, officeOf)
  const large = await ask()
  const middle = (values: number[]) =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    )
  return {
    cards: [SMALL, LARGE],
    limit: 1.5,
    limitMs: 2000,
    p95: Object.fromEntries(
      Object.keys(questions).map((name) => {
        const before = small.figures[name]!
        const [a, b] = [middle(before), middle(large.figures[name]!)]
        const spread = Math.max(...before) / Math.min(...before)
        return [
          name,
          {
            small: a,
            large: b,
            ratio: Number((b / a).toFixed(2)),
            noise: Number(spread.toFixed(2)),
            // A longer answer takes its time: namesakes and shared birthdays grow with the volume.
            rowsSmall: small.rows[name],
            rowsLarge: large.rows[name],
          },
        ]
      }),
    ),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

async function fill(
  world: World,
  cards: DemoCard[],
  from: number,
  officeOf: (index: number) => string,
): Promise<void> {
  const chunk = 2_000
  for (let at = 0; at < cards.length; at += chunk) {
    await insertMany(
      world.payload,
      'cards',
      cards.slice(at, at + chunk).map((card, index) => row(card, from + at + index, officeOf)),
    )
  }
}

function row(card: DemoCard, index: number, officeOf: (index: number) => string) {
  const id = newRowId()
  return {
    id,
    reservationNumber: card.予約ID,
    shippingNumber: card.発送番号,
    manufacturingNumber: card.製造管理番号,
    ...searchKeysOf({
      reservationNumber: card.予約ID,
      shippingNumber: card.発送番号,
      manufacturingNumber: card.製造管理番号,
      name: card.氏名,
      kana: '',
      address: card.住所,
      birthday: card.生年月日,
    }),
    name: encryptField(card.氏名, at('cards', 'name', id)),
    address: encryptField(card.住所, at('cards', 'address', id)),
    birthday: encryptField(card.生年月日, at('cards', 'birthday', id)),
    status: card.状態区分,
    statusAt: new Date(1_760_000_000_000 + index * 60_000).toISOString(),
    office: officeOf(index),
    cardKey: randomUUID(),
    reminders: 0,
    rev: 1,
    history: [],
    unlogged: false,
    loggedSeq: 0,
  }
}
