import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { carryOutDisposal } from '@/services/cards/disposal/disposal'
import {
  type DisposalItem,
  type DisposalRow,
  disposalDetail,
} from '@/services/cards/disposal/lists'
import type { WaitingCard } from '@/services/cards/reminders/lists'

import { type CardWorld, eventsOf, openCardWorld } from '../../helpers/card-world'
import { crashAtEveryPoint } from '../../helpers/crash'
import { jsonOf } from '../../helpers/desk-world'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'

let world: CardWorld
let secondCity: Staff
let vendor: Staff

beforeAll(async () => {
  world = await openCardWorld()
  secondCity = await signIn(world.payload, ['city-staff'], [world.office])
  vendor = await signIn(world.payload, ['supervisor'])
  await world.add(1, 6, { 有効期限: '2026-11-30', 状態区分: '区移管済み' })
  await world.add(7, 8, { 有効期限: '2026-11-30', 状態区分: '交付済み' })
  await world.add(11, 20, { 有効期限: '2026-11-30', 状態区分: '交付通知書発送済み' })
})
afterAll(() => world.close())

type Answer<T> = { status: number; body: T & { code?: string } }
const post = <T = DisposalRow>(staff: Staff, path: string, body: object = {}): Promise<Answer<T>> =>
  jsonOf<T & { code?: string }>(staff.post(`/ops/disposals${path}`, body))
const candidates = async (kind: string, staff = world.admin) =>
  (
    await jsonOf<{ total: number; rows: WaitingCard[] }>(
      staff.get(`/ops/disposals/candidates?kind=${kind}&office=${world.office}`),
    )
  ).body.rows
const propose = async (staff: Staff, indexes: number[], more: object = {}) => {
  const cards = await Promise.all(indexes.map(async (index) => (await world.card(index)).id))
  const office = world.office
  return post(staff, '', { op: randomUUID(), kind: 'expired', office, cards, ...more })
}
const names = { by: '佐藤', with: '鈴木' }

describe('廃棄', () => {
  it('lists cards out of date, not those that were handed out', async () => {
    const rows = await candidates('expired')
    expect(rows).toHaveLength(16)
    expect(rows.map(({ number }) => number)).not.toContain('K-7')
  })

  it('AC-06 (part) one proposes, another of the city approves, two destroy; each card says so', async () => {
    const proposed = await propose(world.ward, [1, 2])
    expect(proposed).toMatchObject({
      status: 201,
      body: { state: 'proposed', count: 2, number: 'X20261207-1' },
    })
    const { id } = proposed.body
    expect((await post(world.ward, `/${id}/approve`)).body.code).toBe('SAME_PERSON')
    expect((await post(vendor, `/${id}/approve`)).status).toBe(403)
    expect((await post(world.stranger, `/${id}/approve`)).status).toBe(404)
    expect((await post(world.ward, `/${id}/carry-out`, names)).body.code).toBe('WRONG_STATE')
    expect((await post(secondCity, `/${id}/approve`)).body).toMatchObject({ state: 'approved' })
    const alone = { by: '佐藤', with: '佐藤' }
    expect((await post(world.ward, `/${id}/carry-out`, alone)).body.code).toBe('NAMES_MISSING')
    const done = await post(world.ward, `/${id}/carry-out`, names)
    expect(done.body).toMatchObject({ state: 'done', count: 2, doneBy: '佐藤', doneWith: '鈴木' })
    const card = await world.card(1)
    expect(card).toMatchObject({ status: '交付取りやめ', disposedOn: '2026-12-07', place: null })
    const lines = await eventsOf(world, card.cardKey)
    expect(lines.map(({ type }) => type)).toEqual(['status', 'disposed'])
    expect(lines[1]!.reason).toBe('廃棄（有効期限切れ）X20261207-1')
    // Destroyed cards come up nowhere any more.
    for (const kind of ['expired', 'cancelled']) {
      expect((await candidates(kind)).map(({ number }) => number)).not.toContain('K-1')
    }
    const path = `/ops/disposals/${id}/output?format=print&purpose=x`
    const pdf = textOf(Buffer.from(await (await world.admin.get(path)).arrayBuffer()))
    for (const word of ['カード廃棄一覧表', 'K-1', 'K-2', '承認者', '立会人']) {
      expect(pdf).toContain(word)
    }
    const log = await findRows(world.payload, 'audit-logs', {
      action: { in: ['cards.disposal.approve', 'cards.disposal.done'] },
    })
    expect(log).toHaveLength(2)
  })

  it('a card stands on one list only; a list sent back lets go of its cards', async () => {
    const first = await propose(world.ward, [3, 4])
    const second = await propose(world.ward, [4, 5])
    expect(second.body.code).toBe('NOT_FIT')
    expect((await post(secondCity, `/${first.body.id}/reject`, { reason: '' })).status).toBe(422)
    const back = await post(secondCity, `/${first.body.id}/reject`, { reason: '4は保留' })
    expect(back.body.state).toBe('rejected')
    expect((await propose(world.ward, [4, 5])).status).toBe(201)
    const both = await Promise.all([propose(world.ward, [6]), propose(secondCity, [6])])
    const items = await findRows<DisposalItem>(world.payload, 'card-disposal-items', {
      liveKey: { equals: (await world.card(6)).cardKey },
    })
    expect(items).toHaveLength(1)
    expect(both.some(({ status }) => status === 201)).toBe(true)
  })

  it('a card that was handed out after the list was made is kept', async () => {
    const { body } = await propose(world.ward, [11, 12])
    await post(secondCity, `/${body.id}/approve`)
    const { id } = await world.card(11)
    await world.admin.post('/ops/cards/status', { id, status: '交付済み', reason: '記録の漏れ' })
    const done = await post(world.ward, `/${body.id}/carry-out`, names)
    expect(done.body).toMatchObject({ state: 'done', count: 1 })
    const { items } = await disposalDetail(world.ctx, body.id)
    expect(items.map(({ number, state, why }) => [number, state, why])).toEqual([
      ['K-11', 'kept', '「交付済み」になりました'],
      ['K-12', 'disposed', '有効期限切れ'],
    ])
    expect((await world.card(11)).status).toBe('交付済み')
  })

  it('a process that dies while destroying is finished, each card once', async () => {
    await world.add(21, 40, { 有効期限: '2026-11-30', 状態区分: '交付通知書発送済み' })
    let index = 20
    await crashAtEveryPoint(5, async (diesNow) => {
      index += 1
      const { body } = await propose(world.ward, [index])
      await post(secondCity, `/${body.id}/approve`)
      await diesNow((fault) => carryOutDisposal({ ...world.ctx, fault }, { id: body.id, ...names }))
      const done = await carryOutDisposal(world.ctx, { id: body.id, ...names })
      expect(done).toMatchObject({ state: 'done', count: 1 })
      const card = await world.card(index)
      expect(card).toMatchObject({ status: '交付取りやめ', disposedOn: '2026-12-07' })
      expect(card.history!.filter(({ type }) => type === 'disposed')).toHaveLength(1)
    })
  })
})
