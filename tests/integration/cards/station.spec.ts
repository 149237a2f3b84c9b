import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { PlaceRow } from '@/services/cards/card-view'
import type { PlaceCount } from '@/services/cards/places/places'

import { type CardWorld, eventsOf, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'

type Body = { code?: string; detail?: string; [key: string]: unknown }

let world: CardWorld

const code = (index: number) => `ABC${100_000 + index}`
const series = {
  room: '保管室',
  shelfFrom: 'A',
  shelfTo: 'B',
  boxFrom: '1',
  boxTo: '10',
  codeHead: 'KW',
  capacity: 300,
}
const create = (staff: CardWorld['ward'], change: object = {}) =>
  jsonOf<Body>(staff.post('/ops/cards/places', { ...series, office: world.office, ...change }))
const placesOf = async (staff: CardWorld['ward']) =>
  (await jsonOf<{ rows: PlaceCount[] }>(staff.get('/ops/cards/places'))).body.rows

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 6)
})
afterAll(() => world.close())

describe('many storage places at once', () => {
  it('CD-12 (part) makes shelves and boxes in walking order, once, and counts what lies there', async () => {
    expect(await create(world.ward)).toMatchObject({
      status: 200,
      body: { created: 20, existing: 0 },
    })
    expect((await create(world.ward, { boxTo: '12' })).body).toEqual({ created: 4, existing: 20 })
    const rows = await placesOf(world.ward)
    expect(rows).toHaveLength(24)
    expect(rows[0]).toMatchObject({
      label: '保管室 A棚 箱01',
      code: 'P-KW-A-01',
      cards: 0,
      capacity: 300,
    })
    const box = rows[1]!
    for (const index of [1, 2]) {
      const body = {
        mode: 'place',
        code: code(index),
        op: randomUUID(),
        place: box.id,
        position: String(index),
      }
      expect((await jsonOf(world.ward.post('/ops/cards/scan', body))).status).toBe(200)
    }
    expect((await placesOf(world.ward)).find(({ id }) => id === box.id)?.cards).toBe(2)
    const codes = await jsonOf<{ rows: PlaceRow[] }>(world.window.get('/ops/cards/places/codes'))
    expect(codes.body.rows).toHaveLength(24)
    expect(codes.body.rows[0]).toEqual({
      id: rows[0]!.id,
      label: '保管室 A棚 箱01',
      code: 'P-KW-A-01',
      office: world.office,
    })
    const logs = await findRows<{ summary: string; count: number }>(world.payload, 'audit-logs', {
      action: { equals: 'places.create' },
    })
    expect(logs.map(({ count }) => count).sort()).toEqual([20, 4])
  })

  it('refuses codes that a scanner cannot tell apart, other offices and vendor staff', async () => {
    const clash = await create(world.ward, {
      codeHead: 'KW-A0',
      shelfFrom: '',
      shelfTo: '',
      boxFrom: '1',
      boxTo: '1',
    })
    expect(clash).toMatchObject({ status: 409, body: { code: 'PLACE_CODE_CLASH' } })
    expect((await create(world.stranger)).status).toBe(403)
    expect((await create(world.window)).status).toBe(403)
    expect((await create(world.ward, { codeHead: '川崎' })).status).toBe(422)
    expect(await placesOf(world.stranger)).toEqual([])
  })
})

describe('scans that waited in a browser', () => {
  it('are not written down under the name of somebody who signed in meanwhile', async () => {
    const body = { mode: 'inspect', code: code(3), op: randomUUID(), by: world.ward.id }
    expect(await jsonOf(world.window.post('/ops/cards/scan', body))).toMatchObject({
      status: 401,
      body: { code: 'OTHER_USER' },
    })
    expect(await eventsOf(world, (await world.card(3)).cardKey)).not.toContainEqual(
      expect.objectContaining({ type: 'inspected' }),
    )
    expect((await jsonOf(world.ward.post('/ops/cards/scan', body))).status).toBe(200)
  })
})

describe('what a stocktake found', () => {
  it('CD-27 (part) is given out as CSV, Excel and paper, with a line in the log', async () => {
    const [, box] = await placesOf(world.ward)
    const { body: take } = await jsonOf<{ id: string }>(
      world.ward.post('/ops/cards/stocktakes', { office: world.office, place: box!.id }),
    )
    for (const text of [code(1), code(4), 'ZZZ999999']) {
      await world.ward.post(`/ops/cards/stocktakes/${take.id}/scan`, {
        code: text,
        by: world.ward.id,
      })
    }
    const other = await world.window.post(`/ops/cards/stocktakes/${take.id}/scan`, {
      code: code(2),
      by: world.ward.id,
    })
    expect(other.status).toBe(401)
    await world.ward.post(`/ops/cards/stocktakes/${take.id}/finish`)
    const path = `/ops/cards/stocktakes/${take.id}/output`
    const file = (format: string, staff = world.ward) =>
      staff.get(`${path}?format=${format}&purpose=${encodeURIComponent('差異の確認')}`)
    const csv = await (await file('csv')).text()
    expect(csv).toContain('"見つからない"')
    expect(csv).toContain('ZZZ999999')
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 1 + 2)
    const types = await Promise.all(
      ['xlsx', 'print'].map(async (format) => (await file(format)).headers.get('content-type')),
    )
    expect(types).toEqual([expect.stringContaining('spreadsheetml'), 'application/pdf'])
    expect((await file('csv', world.stranger)).status).toBe(403)
    expect((await world.ward.get(`${path}?format=csv`)).status).toBe(422)
    const logs = await findRows<{ purpose: string }>(world.payload, 'audit-logs', {
      purpose: { equals: '差異の確認' },
    })
    expect(logs.length).toBeGreaterThanOrEqual(3)
  })
})
