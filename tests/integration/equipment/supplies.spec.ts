/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StaffUser } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { findRow, findRows, insertRow } from '@/db/atomic'
import { isDomainError } from '@/lib/errors'
import { moveByPerson } from '@/services/cases/move-by-person'
import type { OneCase } from '@/services/cases/one'
import { shapeOf } from '@/services/cases/shape'
import { jobContext, type ServiceContext } from '@/services/context'
import { settleRequests } from '@/services/equipment/supplies/deliver'
import { settleSupplies } from '@/services/equipment/supplies/ledger'
import type { SupplyLine } from '@/services/equipment/supplies/overview'
import { supplyRequests } from '@/services/equipment/supplies/requests'
import { bookSupply as book, stocksNow, type Supply } from '@/services/equipment/supplies/stock'
import { supplyTile } from '@/services/equipment/tiles'
import { changeStock, drawSheets, recountSheets } from '@/services/printing/stock'

import { addCard } from '../../helpers/cards-world'
import { ok } from '../../helpers/answer'
import { crashAtEveryPoint } from '../../helpers/crash'
import { effort } from '../../helpers/effort'
import { signIn, type Staff } from '../../helpers/staff'
import { rowsOfXlsx } from '../../helpers/tables'
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
    depth: 0,
    data: {
      ...{ name: `品${++next}`, unit: '個', supplier: 'vendor', reorderAt: 0, active: true },
      ...more,
    } as never,
  }) as unknown as Promise<Supply>

/** An article that is printed on, with a sheet of its own. */
async function sheeted(more: object = {}) {
  const sheets = await findRows<object>(payload, 'label-sheets', {})
  const { id: _id, name: _name, code: _code, ...shape } = sheets[0] as Record<string, unknown>
  const sheet = await insertRow<{ id: string }>(payload, 'label-sheets', {
    ...{ ...shape, name: `用紙${++next}`, code: `sheet-${next}`, stock: 0, rev: 0 },
  })
  const supply = await article({ ...more, sheet: sheet.id })
  const left = async () =>
    (await findRow<{ stock: number }>(payload, 'label-sheets', { id: { equals: sheet.id } }))!.stock
  return { supply, left }
}

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

  it('EQ-10 (part) the same request for another article is another change, and sent again each is one', async () => {
    const [first, second] = [await article(), await article()]
    const op = randomUUID()
    const move = async ({ id }: Supply) =>
      (
        (await (
          await secretariat.post(`/ops/equipment/supplies/${id}/move`, {
            ...{ kind: 'restock', count: 5, note: '', op },
          })
        ).json()) as { left: number }
      ).left
    expect([await move(first), await move(second)]).toEqual([5, 5])
    expect([await move(second), await move(first)]).toEqual([5, 5])
    const left = await stocksNow(ctx)
    expect([left(first), left(second)]).toEqual([5, 5])
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
    expect(await line()).toMatchObject({
      ...{ stock: 320, isLow: false, yearly: 2955, todo: '印刷で減ります' },
    })
    await drawSheets(ctx, { id: randomUUID(), title: 'カードケース用ラベル' }, String(sheet.id), 30)
    expect(await line()).toMatchObject({ stock: 290, isLow: true, todo: '発注してください' })
    const tile = await supplyTile.read(ctx, '2026-11-30')
    expect(tile?.note).toContain('シールシート（44面） 290枚')
  })

  it('EQ-15 (part) of two who take the last sheets one gets them, and nobody’s change is lost', async () => {
    for (let round = 0; round < effort(4); round++) {
      const { supply, left } = await sheeted()
      await book(ctx, supply, { kind: 'correct', count: 3 - (await left()), key: randomUUID() })
      const take = (count: number) =>
        told(book(ctx, supply, { kind: 'use', count: -count, key: randomUUID() }))
      expect((await Promise.all([take(2), take(2)])).sort()).toEqual(['NOT_ENOUGH', 'ok'])
      // One piece is left; what comes in, goes out and is printed at once adds up.
      await Promise.all([
        book(ctx, supply, { kind: 'restock', count: 20, key: randomUUID() }),
        book(ctx, supply, { kind: 'restock', count: 5, key: randomUUID() }),
        drawSheets(ctx, { id: randomUUID(), title: '印刷' }, String(supply.sheet), 4),
      ])
      await recountSheets(ctx)
      expect(await left()).toBe(22)
    }
  })

  it('PR-19 (part) of two who count the shelf at once the second changes nothing', async () => {
    const { supply, left } = await sheeted()
    await book(ctx, supply, { kind: 'restock', count: 50, key: randomUUID() })
    const count = () =>
      changeStock(ctx, {
        ...{ sheet: String(supply.sheet), kind: 'counted', count: 41, note: '' },
        requestKey: randomUUID(),
      })
    await Promise.all([count(), count(), count()])
    expect(await left()).toBe(41)
  })

  it('whatever line the process dies at, sheets are booked once', async () => {
    await crashAtEveryPoint(3, async (dies) => {
      const { supply, left } = await sheeted()
      const before = await left()
      const key = randomUUID()
      const restock = (fault?: ServiceContext['fault']) =>
        book({ ...ctx, fault }, supply, { kind: 'restock', count: 5, key })
      await dies((fault) => restock(fault))
      await restock()
      expect(await left()).toBe(before + 5)
    })
  })

  it('EQ-10 (part) what the city brings is never ours to order, however little of it is left', async () => {
    const paper = await article({ supplier: 'city', reorderAt: 10 })
    const ours = await article({ reorderAt: 10 })
    const rows = await overview()
    const of = (supply: Supply) => rows.find(({ id }) => id === String(supply.id))!
    expect(of(paper)).toMatchObject({ stock: 0, isLow: false, todo: '市に依頼します' })
    expect(of(ours)).toMatchObject({ stock: 0, isLow: true, todo: '発注してください' })
    const tile = await supplyTile.read(ctx, '2026-11-30')
    expect(tile?.note).toContain(ours.name)
    expect(tile?.note).not.toContain(paper.name)
  })

  it('EQ-15 (part) the cards of thirty days, by the days of Japan, say for how long a stock lasts', async () => {
    const [status] = await findRows<{ id: string }>(payload, 'card-statuses', {})
    const supply = await article({ perHundredCards: 150, reorderAt: 1 })
    const line = async () => (await overview()).find(({ id }) => id === String(supply.id))!
    const before = (await line()).monthly ?? 0
    const made: string[] = []
    for (let index = 0; index < 4; index++)
      made.push(
        await addCard(payload, index, { status: status!.id, office: offices[0]!.id } as never),
      )
    // The thirtieth day before begins at midnight in Japan, nine hours before it does elsewhere.
    const times = ['2026-10-30T14:59:59.000Z', '2026-10-30T15:00:00.000Z']
    for (const [index, at] of [
      ...times,
      '2026-11-01T00:00:00.000Z',
      '2026-11-29T00:00:00.000Z',
    ].entries())
      await payload.db.updateOne({
        collection: 'cards',
        id: made[index]!,
        data: { createdAt: at },
      })
    expect(before).toBe(0)
    // Three cards, three pieces for every two of them: five, and a part of one is one.
    expect((await line()).monthly).toBe(5)
    await book(ctx, supply, { kind: 'restock', count: 4, key: randomUUID() })
    expect(await line()).toMatchObject({ months: 0.8, isLow: true })
    await book(ctx, supply, { kind: 'restock', count: 8, key: randomUUID() })
    expect(await line()).toMatchObject({ months: 2.4, isLow: false })
  })

  it('EQ-10 (part) the book is an Excel file that says what went in and out', async () => {
    const supply = await article()
    await book(ctx, supply, { kind: 'restock', count: 7, note: '納品書12', key: randomUUID() })
    await book(ctx, supply, { kind: 'use', count: -3, key: randomUUID() })
    const file = await secretariat.get(
      `/ops/equipment/supplies/output?format=xlsx&purpose=${encodeURIComponent('市への報告')}`,
    )
    const rows = await rowsOfXlsx(file)
    const own = rows.filter((row) => row.includes(supply.name))
    expect(own.map((row) => row.slice(2, 6)).sort()).toEqual([
      ['使用', '-3', '4', ''],
      ['入荷', '7', '7', '納品書12'],
    ])
    // What is printed on, too, with the print jobs.
    const { supply: label } = await sheeted()
    await book(ctx, label, { kind: 'restock', count: 9, note: '納品書13', key: randomUUID() })
    await drawSheets(ctx, { id: randomUUID(), title: '宛名' }, String(label.sheet), 2)
    const again = await rowsOfXlsx(
      await secretariat.get(
        `/ops/equipment/supplies/output?format=xlsx&purpose=${encodeURIComponent('市への報告')}`,
      ),
    )
    expect(again.filter((row) => row.includes(label.name)).map((row) => row.slice(2, 6))).toEqual([
      ['印刷', '-2', '7', '宛名'],
      ['入荷', '9', '9', '納品書13'],
    ])
  })
})

describe('a request of an office', () => {
  const ask = (staff: Staff, supply: Supply, count = '2', office = offices[0]!.id) =>
    staff.post('/ops/cases/supply-requests', {
      answers: { office, supply: String(supply.id), count },
      op: randomUUID(),
    })
  const go = async (
    staff: Staff,
    id: string,
    move: string,
    op: string = randomUUID(),
    answers: Record<string, string> = {},
  ) => {
    const { row } = await ok<OneCase>(secretariat.get(`/ops/cases/supply-requests/${id}`))
    return staff.post(`/ops/cases/supply-requests/${id}/${move}`, { seen: row.seen, op, answers })
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

  it('EQ-10 (part) whatever line a delivery dies at, the stock and the request say the same in the end', async () => {
    for (const sheet of [false, true])
      await crashAtEveryPoint(4, async (dies, step) => {
        const { supply, left } = sheet
          ? await sheeted()
          : await article().then((made) => ({ supply: made, left: () => stockOf(made) }))
        await book(ctx, supply, { kind: 'restock', count: 10, key: randomUUID() })
        const { row } = await ok<OneCase>(ask(post, supply))
        const wish = { move: 'deliver', op: randomUUID(), answers: {} }
        await dies((fault) => moveByPerson({ ...ctx, fault }, supplyRequests, row.id, wish))
        // Pressed anew or called off, whichever comes first.
        const isAgain = step % 2 === 0
        const { status } = isAgain
          ? await go(secretariat, row.id, 'deliver')
          : await go(secretariat, row.id, 'refuse', undefined, { note: '不要' })
        await settleSupplies(ctx)
        await settleRequests(ctx)
        await recountSheets(ctx)
        expect([step, await left()]).toEqual([step, !isAgain && status === 200 ? 10 : 8])
      })
  })

  it('EQ-10 (part) called off while it is sent: either it is sent, or everything is back', async () => {
    for (let round = 0; round < effort(6); round++) {
      const supply = await article()
      await book(ctx, supply, { kind: 'restock', count: 2, key: randomUUID() })
      const { row } = await ok<OneCase>(ask(post, supply))
      const press = (move: string, answers: object) =>
        secretariat.post(`/ops/cases/supply-requests/${row.id}/${move}`, {
          ...{ seen: row.seen, op: randomUUID(), answers },
        })
      await Promise.all([press('deliver', {}), press('refuse', { note: '不要' })])
      await settleRequests(ctx)
      const now = await findRow<{ state: string }>(payload, 'supply-requests', {
        id: { equals: row.id },
      })
      expect([now!.state, await stockOf(supply)]).toEqual(
        now!.state === 'sent' ? ['sent', 0] : ['refused', 2],
      )
      expect(await sumOf(supply)).toBe(await stockOf(supply))
    }
  })

  it('EQ-10 (part) an article that is printed on is delivered out of the sheets', async () => {
    const { supply, left } = await sheeted()
    await book(ctx, supply, { kind: 'restock', count: 5, key: randomUUID() })
    const { row } = await ok<OneCase>(ask(post, supply, '6'))
    expect((await go(secretariat, row.id, 'deliver')).status).toBe(409)
    expect(await left()).toBe(5)
    const { row: fewer } = await ok<OneCase>(ask(post, supply, '4'))
    expect((await go(secretariat, fewer.id, 'deliver')).status).toBe(200)
    expect(await left()).toBe(1)
  })

  it('the form of one office asks for no other, and its list begins with the day that comes due', async () => {
    const user = (await payload.findByID({
      collection: 'users',
      id: post.id,
      depth: 0,
    })) as unknown as StaffUser
    const shape = await shapeOf({ ...ctx, user }, supplyRequests)
    const office = shape.begin!.asks.find(({ name }) => name === 'office')!
    expect(office.options).toEqual([{ value: offices[0]!.id, label: offices[0]!.name }])
    const city = await shapeOf(ctx, supplyRequests)
    expect(city.columns.slice(0, 3).map(({ field }) => field)).toEqual([
      'number',
      'wantedOn',
      'state',
    ])
  })

  it('EQ-10 what the city brings cannot be ordered from the vendor, and no office asks for another', async () => {
    const paper = await article({ supplier: 'city' })
    expect((await ask(post, paper)).status).toBe(422)
    const supply = await article()
    expect((await ask(post, supply, '2', offices[1]!.id)).status).toBe(422)
    expect((await ask(post, supply, '0')).status).toBe(422)
  })
})
