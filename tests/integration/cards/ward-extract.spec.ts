import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { importEnded } from '@/services/cards/import/job'
import type { ImportView } from '@/services/cards/import/view'
import { moveCard } from '@/services/cards/move-card'
import { openExtract } from '@/services/cards/import/ward-extract'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import type { Staff } from '../../helpers/staff'

const KEY = '青い空と白い雲と三日月'.padEnd(12, '。')
let world: CardWorld

const take = async (
  kind: 'extract' | 'results',
  staff: Staff = world.ward,
  office = world.office,
) => staff.post('/ops/cards/import/extract', { office, kind, passphrase: KEY, purpose: '区へ渡す' })
const bytesOf = async (answer: Response) => {
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
async function read(
  bytes: Uint8Array<ArrayBuffer>,
  { passphrase = KEY, dryRun = '' } = {},
): Promise<{ status: number; view: ImportView }> {
  const answer = await world.admin.upload(
    `/ops/cards/import/upload/extract?name=usb.mdgz&dryRun=${dryRun}`,
    bytes,
    { 'x-passphrase': encodeURIComponent(passphrase) },
  )
  const body = (await answer.json()) as { id: string }
  if (answer.status !== 202) return { status: answer.status, view: body as never }
  await importEnded(body.id)
  const view = (await (await world.admin.get(`/ops/cards/imports/${body.id}`)).json()) as ImportView
  return { status: 202, view }
}
async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
async function contentOf(bytes: Uint8Array): Promise<string> {
  const { content } = await openExtract(pieces(bytes), KEY)
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts).toString()
}
const clearAll = async () => {
  for (const collection of ['cards', 'eligibilities', 'card-imports'] as const) {
    await world.payload.db.deleteMany({ collection, where: {} })
  }
}

beforeAll(async () => {
  world = await openCardWorld()
})
afterAll(() => world.close())
beforeEach(clearAll)

describe('a ward’s file on a USB memory', () => {
  const saiwai = { 住所: '川崎市幸区戸手本町1-11-1' }

  it('CD-26 holds that ward’s cards only, opens with its passphrase only, and is logged', async () => {
    await world.add(1, 2, { 状態区分: '区移管済み' })
    await world.add(3, 3, { ...saiwai, 状態区分: '区移管済み' })
    const bytes = await bytesOf(await take('extract'))
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).not.toContain('ABC100001')
    expect(text).not.toContain(Buffer.from('花子').toString('latin1'))
    const content = await contentOf(bytes)
    expect(content).toContain('ABC100001')
    expect(content).toContain('川崎　花子')
    expect(content).not.toContain('ABC100003')
    await expect(openExtract(pieces(bytes), `${KEY}x`)).rejects.toMatchObject({
      code: 'CSV_UNREADABLE',
      message: expect.stringContaining('合言葉') as string,
    })
    const logs = await findRows<{ count: number; purpose: string; office: string }>(
      world.payload,
      'audit-logs',
      { action: { equals: 'personal.export' } },
    )
    expect(logs).toMatchObject([{ count: 2, purpose: '区へ渡す', office: world.office }])
    expect((await take('extract', world.stranger)).status).toBe(403)
    expect((await take('extract', world.operator)).status).toBe(403)
    const weak = await world.ward.post('/ops/cards/import/extract', {
      office: world.office,
      kind: 'extract',
      passphrase: 'short',
      purpose: 'x',
    })
    expect(weak.status).toBe(422)
  })

  it('CD-26 a changed, shortened or foreign file is refused and nothing is taken', async () => {
    await world.add(1, 40)
    const bytes = await bytesOf(await take('extract'))
    await clearAll()
    const changed = bytes.slice()
    changed[bytes.length - 40]! ^= 1
    for (const bad of [changed, bytes.slice(0, bytes.length - 1), new Uint8Array(200)]) {
      expect((await read(bad)).status).toBe(422)
    }
    expect((await read(bytes, { passphrase: '別の合言葉を入力しました。' })).status).toBe(422)
    expect(await findRows(world.payload, 'cards', {})).toEqual([])
    expect((await read(bytes)).view).toMatchObject({ status: 'done', created: 40 })
  })

  it('CD-26 results come back step by step under the rules, once, and never over newer work', async () => {
    await world.add(1, 5, { 状態区分: '区移管済み' })
    const out = await bytesOf(await take('extract'))
    // The ward's PC: the same product with nothing in it yet.
    await clearAll()
    expect((await read(out)).view).toMatchObject({ created: 5, rejected: 0 })
    const give = async (index: number, status: string) =>
      moveCard(world.ctx, { id: (await world.card(index)).id, status, reason: '交付' })
    await give(1, '交付通知書発送済み')
    await give(1, '交付済み')
    await give(2, '交付通知書発送済み')
    await give(4, '交付通知書発送済み')
    await give(5, '交付通知書発送済み')
    const back = await bytesOf(await take('results'))
    // The centre, where one card moved on and one is gone meanwhile.
    await clearAll()
    await world.add(1, 4, { 状態区分: '区移管済み' })
    await moveCard(world.ctx, {
      id: (await world.card(4)).id,
      status: '交付前設定済み',
      reason: '設定し直し',
    })
    world.clock.now = new Date(world.clock.now.getTime() + 3 * 86_400_000)
    const trial = (await read(back, { dryRun: '1' })).view
    expect(trial).toMatchObject({ dryRun: true, changed: 2, unchanged: 1, rejected: 2 })
    expect((await world.card(1)).status).toBe('区移管済み')
    const real = (await read(back)).view
    expect(real).toMatchObject({ changed: 2, unchanged: 1, rejected: 2, status: 'done' })
    const one = await world.card(1)
    expect(one).toMatchObject({ status: '交付済み', issuedOn: '2026-12-07' })
    expect(one.history!.map(({ how }) => how)).toEqual(['import', 'list', 'list'])
    expect((await world.card(2)).status).toBe('交付通知書発送済み')
    expect((await world.card(4)).status).toBe('交付前設定済み')
    expect((await read(back)).view).toMatchObject({ changed: 0, unchanged: 3, rejected: 2 })
    expect((await world.admin.post(`/ops/cards/imports/${real.id}/undo`)).status).toBe(409)
    const logs = await findRows<{ count: number }>(world.payload, 'audit-logs', {
      action: { equals: 'cards.extract-read' },
    })
    expect(logs.map(({ count }) => count).sort()).toEqual([0, 2])
  })
})
