import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { updateWhere } from '@/db/atomic'
import { FLOW, type FlowLine } from '@/domain/cards/flow'
import { moveCard } from '@/services/cards/move-card'

import { bookCard, type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'

let world: CardWorld
let shelf: string

const code = (index: number) => `ABC${100_000 + index}`
const scan = async (index: number, mode: string, more: object = {}) => {
  const wish = { mode, code: code(index), op: randomUUID(), ...more }
  const answer = await jsonOf(world.ward.post('/ops/cards/scan', wish))
  expect([mode, answer.status, answer.body]).toEqual([mode, 200, expect.anything()])
}
const setStatus = async (index: number, status: string, more: object = {}) => {
  const wish = { id: (await world.card(index)).id, status, ...more }
  expect((await world.ward.post('/ops/cards/status', wish)).status).toBe(200)
}
const stepsOf = async (index: number): Promise<FlowLine[]> => {
  const { id } = await world.card(index)
  return (await jsonOf<{ steps: FlowLine[] }>(world.ward.get(`/ops/cards/${id}`))).body.steps
}
/** What a clerk reads: done with its day, then the one that is next. */
const read = async (index: number) => {
  const steps = await stepsOf(index)
  return {
    done: steps.filter(({ state }) => state === 'done').map(({ label }) => label),
    next: steps.filter(({ state }) => state === 'next').map(({ label }) => label),
    passed: steps.filter(({ state }) => state === 'passed').map(({ label }) => label),
  }
}

beforeAll(async () => {
  world = await openCardWorld()
  const place = { label: 'A棚', code: 'P-A1', office: world.office, order: 1, active: true }
  shelf = String(
    (await world.payload.create({ collection: 'storage-places', data: place as never })).id,
  )
  await world.add(1, 9, { 状態区分: '受入れ済み' })
})
afterAll(() => world.close())

describe('the work after cards were delivered', () => {
  it('CD-24 a card shows the steps in order: what is done with its day, and the one that is next', async () => {
    expect((await stepsOf(1)).map(({ label }) => label)).toEqual(FLOW.map(({ label }) => label))
    expect(await read(1)).toEqual({ done: ['受入れ'], next: ['検品'], passed: [] })
    await scan(1, 'inspect')
    expect(await read(1)).toMatchObject({ done: ['受入れ', '検品'], next: ['交付前設定'] })
    await setStatus(1, '交付前設定済み')
    expect((await read(1)).next).toEqual(['保管'])
    await scan(1, 'place', { place: shelf, position: '1' })
    expect((await read(1)).next).toEqual(['移送'])
    // As the scan at the ward does it (CD-16).
    await moveCard(world.ctx, {
      id: (await world.card(1)).id,
      status: '区移管済み',
      isScannedThere: true,
    })
    expect(await read(1)).toEqual({
      done: ['受入れ', '検品', '交付前設定', '保管', '区で受入れ'],
      next: ['交付通知書発送'],
      passed: ['移送'],
    })
    await setStatus(1, '交付通知書発送済み')
    expect((await read(1)).next).toEqual(['予約'])
    await bookCard(world, 1, { date: '2026-12-14' })
    expect((await read(1)).next).toEqual(['引き出し'])
    expect((await stepsOf(1)).find(({ step }) => step === 'book')?.on).toBe('2026-12-14')
    await scan(1, 'pull', { date: '2026-12-14' })
    expect((await read(1)).next).toEqual(['交付'])
    await setStatus(1, '交付済み', { reason: '紙の記録から' })
    const end = await read(1)
    expect(end.next).toEqual([])
    expect(end.done.at(-1)).toBe('交付')
    const days = (await stepsOf(1)).filter(({ state }) => state === 'done').map(({ on }) => on)
    expect(days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true)
  })

  it('CD-24 a card that goes by post is not booked or fetched; one that is given up has no next step', async () => {
    await setStatus(2, '申請時来庁発送済み', {
      mailType: 'registered',
      trackingNumber: '123-45-67890-1',
      reason: '郵送',
    })
    const labels = (await stepsOf(2)).map(({ label }) => label)
    for (const label of ['交付通知書発送', '予約', '引き出し']) expect(labels).not.toContain(label)
    await setStatus(3, '交付取りやめ', { reason: '転出' })
    expect((await read(3)).next).toEqual([])
  })

  it('CD-24 a booking that was cancelled or missed is to be made again', async () => {
    await updateWhere(
      world.payload,
      'cards',
      { manufacturingKey: { equals: code(4) } },
      { status: '交付通知書発送済み', notifiedOn: '2026-12-07' },
    )
    const booking = await bookCard(world, 4, { date: '2026-12-15' })
    expect((await read(4)).next).toEqual(['引き出し'])
    for (const set of [{ outcome: 'no-show' }, { outcome: 'none', status: 'cancelled' }]) {
      await updateWhere(world.payload, 'reservations', { id: { equals: booking } }, set)
      expect((await read(4)).next).toEqual(['予約'])
    }
  })

  it('CD-24 the guide names the same steps in the same order, with the place of the work', () => {
    const guide = readFileSync('docs/guides/card-centre.md', 'utf8')
    const section = /## 作業の流れ\n([\s\S]*?)\n## /.exec(guide)?.[1] ?? ''
    const rows = section
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, number]) => /^\d+$/.test(number ?? ''))
    expect(rows.map(([, number, label]) => [Number(number), label])).toEqual(
      FLOW.map(({ label }, at) => [at + 1, label]),
    )
    for (const [, , , where, screen, record] of rows) {
      for (const cell of [where, screen, record]) expect(cell).not.toBe('')
    }
  })
})
