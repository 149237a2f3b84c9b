/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { bulkCards } from '@/services/cards/bulk-cards'
import { logCards } from '@/services/cards/card-events'
import { finishHandover, openHandover } from '@/services/cards/handover/handover'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { moveCard } from '@/services/cards/move-card'
import { scan } from '@/services/cards/scan'
import type { CardRow } from '@/services/cards/types'
import type { ServiceContext } from '@/services/context'
import { isDomainError } from '@/lib/errors'
import { SCAN_MODES } from '@/domain/cards/scan-modes'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { Crash, plugAt } from '../../helpers/crash'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'

const CARDS = 6
/**
 * Sequences of up to 40 acts by three clerks; fewer on MongoDB, whose test server is a slow one.
 * RANDOM_SEQUENCES=2000 looks longer (up to 8,000: the numbers of the cards tell them apart).
 */
const RUNS =
  Number(process.env.RANDOM_SEQUENCES) || (process.env.TEST_ENGINE === 'mongodb' ? 16 : 40)

let world: CardWorld
let places: string[]
let cases: { id: string; checks: { id: string }[] }[]
let generation = 0

/** What a clerk may do; `card` and the rest are indexes into small sets. */
type Act =
  | { kind: 'scan'; mode: number; card: number; place: number; crash: number; twice: boolean }
  | { kind: 'move'; status: number; card: number; crash: number }
  | { kind: 'bulk'; status: number; cards: number[] }
  | { kind: 'import'; status: number; cards: number[] }
  | { kind: 'handover'; card: number; crash: number }

const STATUSES = [
  '受入れ済み',
  '交付前設定済み',
  '区移管済み',
  '交付通知書発送済み',
  '交付済み',
  '交付取りやめ',
  '申請時来庁発送済み',
]
const CRASHES = [
  '',
  '',
  '',
  '',
  'card-before',
  'card-changed',
  'card-logged',
  'card-closed',
  'handed-over',
  'card-change',
]

const card = fc.integer({ min: 0, max: CARDS - 1 })
const cards = fc.uniqueArray(card, { minLength: 1, maxLength: 3 })
const status = fc.integer({ min: 0, max: STATUSES.length - 1 })
const crash = fc.integer({ min: 0, max: CRASHES.length - 1 })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('scan' as const),
    mode: fc.integer({ min: 0, max: SCAN_MODES.length - 1 }),
    card,
    place: fc.integer({ min: 0, max: 1 }),
    crash,
    twice: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('move' as const), status, card, crash }),
  fc.record({ kind: fc.constant('bulk' as const), status, cards }),
  fc.record({ kind: fc.constant('import' as const), status, cards }),
  fc.record({ kind: fc.constant('handover' as const), card, crash }),
)

beforeAll(async () => {
  world = await openCardWorld()
  places = []
  for (const code of ['P-R1', 'P-R2']) {
    const made = await world.payload.create({
      collection: 'storage-places',
      data: { label: code, code, office: world.office, order: 1, active: true },
    })
    places.push(String(made.id))
  }
  cases = (await findRows(world.payload, 'handover-cases', {})) as typeof cases
})
afterAll(() => world.close())

const number = (index: number) => generation * 100 + index
const codeOf = (index: number) => `ABC${100_000 + number(index)}`

/** One clerk; a crash stops this act where it stands, as a dead process would. */
function clerk(at: number, crashPoint = ''): ServiceContext {
  return {
    ...world.ctx,
    actor: { kind: 'staff', id: `clerk${at}`, name: `担当${at}` },
    fault: plugAt(crashPoint).fault,
  }
}

async function perform(one: Act, at: number): Promise<void> {
  const ctx = clerk(at % 3, 'crash' in one ? CRASHES[one.crash] : '')
  const op = randomUUID()
  switch (one.kind) {
    case 'scan': {
      const input = {
        mode: SCAN_MODES[one.mode]!,
        code: codeOf(one.card),
        op,
        place: places[one.place],
        position: String(at),
        reason: 'ランダム',
      }
      await scan(ctx, input)
      if (one.twice) await scan(ctx, input)
      return
    }
    case 'move': {
      const { id } = await stored(one.card)
      await moveCard(ctx, { id, status: STATUSES[one.status]!, reason: 'ランダム', op })
      return
    }
    case 'bulk':
      await bulkCards(ctx, {
        codes: one.cards.map(codeOf),
        status: STATUSES[one.status]!,
        reason: 'ランダム',
        op,
      })
      return
    case 'import':
      await importCityCsv(
        ctx,
        csvSource(
          csvOf(
            one.cards.map((index) =>
              cardRow(number(index), { 状態区分: STATUSES[one.status]!, 備考: op }),
            ),
          ),
        ),
      )
      return
    case 'handover': {
      const { card: opened } = await openHandover(ctx, { code: codeOf(one.card) })
      const [self] = cases
      await finishHandover(ctx, {
        id: opened.id,
        case: String(self!.id),
        checks: self!.checks.map(({ id }) => id),
        op,
      })
    }
  }
}

const stored = async (index: number): Promise<CardRow> =>
  (await findRow<CardRow>(world.payload, 'cards', { manufacturingKey: { equals: codeOf(index) } }))!

const REPLAYED = [
  'status',
  'office',
  'place',
  'position',
  'pulledFor',
  'receivedOn',
  'inspectedOn',
  'preparedOn',
  'transferredOn',
  'notifiedOn',
  'returnedOn',
  'issuedOn',
  'cancelledOn',
  'mailedOn',
] as const

/** Folding everything that a history says was written gives the card as it is. */
function replay(row: CardRow): Record<string, unknown> {
  const state: Record<string, unknown> = {}
  for (const event of row.history ?? []) Object.assign(state, event.to)
  return Object.fromEntries(REPLAYED.map((field) => [field, state[field] || '']))
}

async function assertSound(): Promise<void> {
  await logCards(world.ctx)
  for (let index = 0; index < CARDS; index++) {
    const row = await stored(index)
    const now = Object.fromEntries(REPLAYED.map((field) => [field, row[field] || '']))
    expect(replay(row), `card ${index}`).toEqual(now)
    expect(row.history!.map(({ seq }) => seq)).toEqual(row.history!.map((_, at) => at + 1))
    // One card, one place: handed over or sent means no place at all.
    const isGone = ['交付済み', '申請時来庁発送済み'].includes(row.status)
    if (isGone) expect(row.place ?? '').toBe('')
    const lines = await findRows<{ eventKey: string }>(world.payload, 'card-events', {
      card: { equals: row.cardKey },
    })
    expect(new Set(lines.map(({ eventKey }) => eventKey)).size).toBe(lines.length)
    expect(lines).toHaveLength(row.history!.length - 1)
    const handedOver = row.history!.filter(({ to, note }) => to?.status === '交付済み' && note)
    for (const [at, event] of handedOver.entries()) {
      // Twice handed over only when an administrator took it back in between.
      const before = handedOver[at - 1]
      if (!before) continue
      expect(
        row.history!.some(
          ({ seq, from }) => seq > before.seq && seq <= event.seq && from?.status === '交付済み',
        ),
      ).toBe(true)
    }
  }
}

async function settleEligibility(): Promise<void> {
  for (let index = 0; index < CARDS; index++) {
    const row = await stored(index)
    // A crash between card and booking side is made good by sending the same move again.
    await moveCard(world.ctx, { id: row.id, status: row.status })
    const person = await findRow<{ stateLabel: string; office: string }>(
      world.payload,
      'eligibilities',
      { card: { equals: row.cardKey } },
    )
    expect(person?.stateLabel).toBe(row.status)
  }
}

describe('any sequence of scans, moves, imports and handovers by several clerks', () => {
  it(
    'CD-09 (part) CD-25 (part) leaves histories that replay to the present state, no card lost or in two places',
    async () => {
      let performed = 0
      let crashes = 0
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40 }), async (acts) => {
          generation++
          const rows = Array.from({ length: CARDS }, (_, index) =>
            cardRow(number(index), { 状態区分: STATUSES[index % 4]! }),
          )
          await importCityCsv(world.ctx, csvSource(csvOf(rows)))
          for (let at = 0; at < acts.length; at += 3) {
            // Three clerks press at the same moment.
            const results = await Promise.allSettled(
              acts.slice(at, at + 3).map((one, offset) => perform(one, at + offset)),
            )
            performed += results.length
            for (const result of results) {
              if (result.status === 'fulfilled' || isDomainError(result.reason)) continue
              if (!(result.reason instanceof Crash)) throw result.reason
              crashes += 1
            }
          }
          await assertSound()
          await settleEligibility()
          const { totalDocs } = await world.payload.db.count({
            collection: 'cards',
            where: { manufacturingKey: { like: `ABC${1000 + generation}` } },
          })
          expect(totalDocs).toBe(CARDS)
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      expect(performed).toBeGreaterThan(RUNS * 12)
      expect(crashes).toBeGreaterThan(RUNS / 4)
    },
    Math.max(600_000, RUNS * 5_000),
  )
})
