/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { isDomainError } from '@/lib/errors'
import type { OneCase } from '@/services/cases/one'
import { jobContext, type ServiceContext } from '@/services/context'
import { book, settleSupplies, type Supply } from '@/services/equipment/supplies/ledger'
import type { SupplyLine } from '@/services/equipment/supplies/overview'
import { supplyTile } from '@/services/equipment/tiles'
import { drawSheets } from '@/services/printing/stock'

import { addCard } from '../../helpers/cards-world'
import { ok } from '../../helpers/answer'
import { crashAtEveryPoint } from '../../helpers/crash'
import { effort } from '../../helpers/effort'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let payload: Payload
let ctx: ServiceContext
let secretariat: Staff
let post: Staff
let offices: { id: string; name: string }[]
const clock = { now: new Date('2026-11-30T01:00:00Z') }

let next = 0
const article = (more: object = {}): Promise<Supply> =>
  payload.create({
    collection: 'supplies',
    data: {
      ...{ name: `品${++next}`, unit: '個', supplier: 'vendor', reorderAt: 0, active: true },
      ...more,
    } as never,
  }) as unknown as Promise<Supply>

const linesOf = (supply: Supply) =>
  findRows<{ count: number; left: number }>(payload, 'supply-moves', {
    supply: { equals: String(supply.id) },
  })
const stockOf = async (supply: Supply): Promise<number> =>
  (await findRow<{ stock: number }>(payload, 'supply-stocks', {
    supply: { equals: String(supply.id) },
  }))!.stock
const sumOf = async (supply: Supply) =>
  (await linesOf(supply)).reduce((sum, { count }) => sum + count, 0)

/** 'ok', or the code of the refusal. */
const told = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (isDomainError(error)) return error.code
      throw error
    },
  )

const overview = async (): Promise<SupplyLine[]> =>
  (await ok<{ rows: SupplyLine[] }>(secretariat.get('/ops/equipment/supplies'))).rows

beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  await PRODUCT.loadPreset(jobContext(payload), 'kawasaki', { slots: false })
  ctx = { ...jobContext(payload), now: () => clock.now }
  offices = await findRows(payload, 'offices', {}, { sort: 'order' })
  secretariat = await signIn(payload, ['secretariat'])
  post = await signIn(payload, ['post-office-staff'], [offices[0]!.id])
})
afterAll(() => payload.destroy())

describe('the ledger', () => {
  it('EQ-15 (part) of two who take the last piece one gets it', async () => {
    for (let round = 0; round < effort(6); round++) {
      const supply = await article()
      await book(ctx, supply, { kind: 'restock', count: 1, key: randomUUID() })
      const take = () => told(book(ctx, supply, { kind: 'use', count: -1, key: randomUUID() }))
      expect((await Promise.all([take(), take()])).sort()).toEqual(['NOT_ENOUGH', 'ok'])
      expect([await stockOf(supply), await sumOf(supply)]).toEqual([0, 0])
    }
  })

  it('EQ-10 (part) however many book at once, the sum of the lines is the stock and never below nothing', async () => {
    const changes = fc.array(fc.integer({ min: -4, max: 6 }), { minLength: 2, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(changes, async (wanted) => {
        const supply = await article()
        await Promise.all(
          wanted.map((count) =>
            told(
              book(ctx, supply, {
                kind: count < 0 ? 'use' : 'restock',
                ...{ count, key: randomUUID() },
              }),
            ),
          ),
        )
        const lines = await linesOf(supply)
        expect(await stockOf(supply)).toBe(lines.reduce((sum, { count }) => sum + count, 0))
        expect(Math.min(...lines.map(({ left }) => left))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: effort(12) },
    )
  })

  it('whatever line the process dies at, a change is booked once and its line is written', async () => {
    await crashAtEveryPoint(2, async (dies) => {
      const supply = await article()
      const key = randomUUID()
      const restock = (fault?: ServiceContext['fault']) =>
        book({ ...ctx, fault }, supply, { kind: 'restock', count: 5, key })
      await dies((fault) => restock(fault))
      await settleSupplies(ctx)
      await restock()
      expect([await stockOf(supply), (await linesOf(supply)).length]).toEqual([5, 1])
    })
  })

  it('EQ-15 (part) is entered by hand with its reason, once, and by those who may', async () => {
    const supply = await article({ reorderAt: 3 })
    const path = `/ops/equipment/supplies/${supply.id}/move`
    const op = randomUUID()
    const restock = { kind: 'restock', count: 10, note: '納品', op }
    expect(await ok(secretariat.post(path, restock))).toEqual({ left: 10 })
    expect(await ok(secretariat.post(path, restock))).toEqual({ left: 10 })
    const move = (kind: string, count: number, note = '') =>
      secretariat.post(path, { kind, count, note, op: randomUUID() })
    expect((await move('loss', 1)).status).toBe(422)
    expect((await move('correct', -2)).status).toBe(422)
    expect(await ok(move('loss', 1, '箱の中で破損'))).toEqual({ left: 9 })
    expect(await ok(move('correct', -2, '数え直し'))).toEqual({ left: 7 })
    expect(await ok(move('return', 1))).toEqual({ left: 8 })
    expect((await move('use', 9)).status).toBe(409)
    expect((await move('use', -1)).status).toBe(422)
    expect((await post.post(path, { ...restock, op: randomUUID() })).status).toBe(403)
    const kinds = await findRows<{ kind: string; byName: string }>(payload, 'supply-moves', {
      supply: { equals: String(supply.id) },
    })
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['correct', 'loss', 'restock', 'return'])
    const log = await findRows<{ summary: string }>(payload, 'audit-logs', {
      target: { equals: `supplies/${supply.id}` },
    })
    expect(log.filter(({ summary }) => summary.includes('消耗品'))).not.toHaveLength(0)
  })

  it('EQ-15 the stock of sheets falls with print jobs, and what runs low is told', async () => {
    const sheet = (await findRow<{ id: string }>(payload, 'label-sheets', {
      code: { equals: 'a4-44' },
    }))!
    const line = async () => (await overview()).find(({ name }) => name.includes('44面'))!
    const { id } = await line()
    await ok(
      secretariat.post(`/ops/equipment/supplies/${id}/move`, {
        ...{ kind: 'restock', count: 320, note: '納品', op: randomUUID() },
      }),
    )
    expect(await line()).toMatchObject({ stock: 320, isLow: false, yearly: 2955, byPrint: true })
    await drawSheets(ctx, { id: randomUUID(), title: 'カードケース用ラベル' }, String(sheet.id), 30)
    expect(await line()).toMatchObject({ stock: 290, isLow: true })
    const tile = await supplyTile.read(ctx, '2026-11-30')
    expect(tile?.note).toContain('シールシート（44面） 290枚')
  })

  it('EQ-15 (part) the monthly forecast of cards says for how long it lasts', async () => {
    const [status] = await findRows<{ id: string }>(payload, 'card-statuses', {})
    for (let index = 0; index < 4; index++)
      await addCard(payload, index, { status: status!.id, office: offices[0]!.id } as never)
    const supply = await article({ perHundredCards: 100, reorderAt: 1 })
    await book(ctx, supply, { kind: 'restock', count: 6, key: randomUUID() })
    const line = (await overview()).find(({ id }) => id === String(supply.id))!
    expect(line.monthly).toBeGreaterThanOrEqual(4)
    expect(line.months).toBe(Math.floor((6 / line.monthly!) * 10) / 10)
  })
})

describe('a request of an office', () => {
  const ask = (staff: Staff, supply: Supply, count = '2', office = offices[0]!.id) =>
    staff.post('/ops/cases/supply-requests', {
      answers: { office, supply: String(supply.id), count },
      op: randomUUID(),
    })
  const go = async (staff: Staff, id: string, move: string, op: string = randomUUID()) => {
    const { row } = await ok<OneCase>(secretariat.get(`/ops/cases/supply-requests/${id}`))
    return staff.post(`/ops/cases/supply-requests/${id}/${move}`, { seen: row.seen, op })
  }

  it('EQ-10 is delivered out of the stock and received; what is not there is not delivered', async () => {
    const supply = await article()
    const { row } = await ok<OneCase>(ask(post, supply))
    expect((await go(secretariat, row.id, 'deliver')).status).toBe(409)
    await book(ctx, supply, { kind: 'restock', count: 3, key: randomUUID() })
    expect((await go(post, row.id, 'deliver')).status).toBe(403)
    expect((await go(secretariat, row.id, 'deliver')).status).toBe(200)
    expect(await stockOf(supply)).toBe(1)
    expect((await go(post, row.id, 'receive')).status).toBe(200)
    expect(await findRow(payload, 'supply-requests', { id: { equals: row.id } })).toMatchObject({
      ...{ state: 'received', sentOn: '2026-11-30', receivedOn: '2026-11-30' },
    })
  })

  it('EQ-10 (part) a delivery that is sent twice, or by two at once, leaves the stock once', async () => {
    const supply = await article()
    await book(ctx, supply, { kind: 'restock', count: 10, key: randomUUID() })
    const { row } = await ok<OneCase>(ask(post, supply))
    const op = randomUUID()
    const once = { seen: row.seen, op }
    const path = `/ops/cases/supply-requests/${row.id}/deliver`
    await Promise.all([secretariat.post(path, once), secretariat.post(path, once)])
    expect((await secretariat.post(path, once)).status).toBe(200)
    expect([await stockOf(supply), await sumOf(supply)]).toEqual([8, 8])
    const { row: second } = await ok<OneCase>(ask(post, supply))
    const other = `/ops/cases/supply-requests/${second.id}/deliver`
    await Promise.all(
      [1, 2].map(() => secretariat.post(other, { seen: second.seen, op: randomUUID() })),
    )
    expect([await stockOf(supply), await sumOf(supply)]).toEqual([6, 6])
  })

  it('EQ-10 what the city brings cannot be ordered from the vendor, and no office asks for another', async () => {
    const paper = await article({ supplier: 'city' })
    expect((await ask(post, paper)).status).toBe(422)
    const supply = await article()
    expect((await ask(post, supply, '2', offices[1]!.id)).status).toBe(403)
    expect((await ask(post, supply, '0')).status).toBe(422)
  })
})
