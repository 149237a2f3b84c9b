import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows, updateCase } from '@/db/atomic'
import type { OneCase } from '@/services/cases/one'
import { jobContext, type ServiceContext } from '@/services/context'
import { settleHelpdesk } from '@/services/equipment/maintenance/from-helpdesk'
import { moveByProduct } from '@/services/cases/move'
import { ticket } from '@/services/contact/tickets/case'

import { ok } from '../../helpers/answer'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let payload: Payload
let ctx: ServiceContext
let secretariat: Staff
let post: Staff
let helpdesk: Staff
let offices: { id: string; name: string }[]
let device: string
/** Friday, a quarter to five. */
const clock = { now: new Date('2026-11-27T07:45:00Z') }

const BASE = '/ops/cases/maintenance-tickets'
const read = (id: string) => ok<OneCase>(secretariat.get(`${BASE}/${id}`))
const press = async (
  staff: Staff,
  id: string,
  move: string,
  answers: Record<string, string> = {},
): Promise<Response> => {
  const { row } = await read(id)
  return staff.post(`${BASE}/${id}/${move}`, { seen: row.seen, answers, op: randomUUID() })
}
const go = (...wish: Parameters<typeof press>) => ok<OneCase>(press(...wish))
const report = async (kind: string, more: Record<string, string> = {}) =>
  (
    await ok<OneCase>(
      post.post(BASE, {
        answers: { device, kind, symptom: '画面が暗い', ...more },
        op: randomUUID(),
      }),
    )
  ).row
type Ticket = Record<string, string | number | null>
const stored = (id: string) =>
  findRow<Ticket>(payload, 'maintenance-tickets', { id: { equals: id } })

beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  await PRODUCT.loadPreset(jobContext(payload), 'fukuoka', { slots: false })
  ctx = { ...jobContext(payload), now: () => clock.now }
  offices = await findRows(payload, 'offices', {}, { sort: 'order' })
  secretariat = await signIn(payload, ['secretariat'])
  post = await signIn(payload, ['post-office-staff'], [offices[0]!.id])
  helpdesk = await signIn(payload, ['helpdesk'])
  const [type] = await findRows<{ id: string }>(payload, 'device-types', {
    code: { equals: 'notebook' },
  })
  const [contract] = await findRows<{ id: string }>(payload, 'device-contracts', {})
  const { row } = await ok<OneCase>(
    secretariat.post('/ops/cases/devices', {
      answers: {
        ...{ number: 'PC-1', type: type!.id, contract: contract!.id, owner: 'lease' },
        ...{ office: offices[0]!.id, serial: 'SN-77' },
      },
      op: randomUUID(),
    }),
  )
  device = row.id
})
afterAll(() => payload.destroy())

it('EQ-11 a hardware fault goes from the report over the telephone and the visit to its state after repair', async () => {
  const { id } = await report('hardware')
  const at = await stored(id)
  // A quarter of an hour is left on Friday; the rest of the hour runs on Monday from nine.
  expect(at).toMatchObject({ respondBy: '2026-11-30T00:45:00.000Z', deviceNumber: 'PC-1' })
  expect(at!.office).toBe(offices[0]!.id)
  clock.now = new Date('2026-11-30T00:30:00Z')
  await go(secretariat, id, 'call', { phoneResult: '電源を入れ直しても同じ' })
  expect(await stored(id)).toMatchObject({ responseMinutes: 45 })
  await go(secretariat, id, 'planVisit', { visitAt: '2026-11-30T13:00' })
  await go(secretariat, id, 'arrive', { arrivedAt: '2026-11-30T09:10' })
  const { row } = await go(secretariat, id, 'repaired', {
    repairedAt: '2026-11-30T09:25',
    work: '画面の部品を交換し、OSを入れ直した',
    parts: '液晶パネル',
    reinstalled: 'yes',
    stateAfter: '正常に動く',
  })
  expect(row.state).toBe('confirm')
  expect(await stored(id)).toMatchObject({
    ...{ parts: '液晶パネル', reinstalled: true, stateAfter: '正常に動く', responseMinutes: 45 },
  })
  // The office says that it is not.
  expect((await go(post, id, 'again', { note: 'まだ暗い' })).row.state).toBe('repair')
})

it('EQ-11 (part) software: first the telephone, then a visit', async () => {
  const { id } = await report('software')
  const answer = await press(secretariat, id, 'planVisit', { visitAt: '2026-12-01T10:00' })
  expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
    409,
    expect.stringContaining('先に電話で対応し'),
  ])
  await go(secretariat, id, 'call', { phoneResult: '原因がわからない' })
  expect((await go(secretariat, id, 'planVisit', { visitAt: '2026-12-01T10:00' })).row.state).toBe(
    'visit',
  )
  expect((await press(post, id, 'call', { phoneResult: 'x' })).status).toBe(403)
})

it('EQ-12 a ticket closes only with its 障害対応報告書, which is a document for the city', async () => {
  const { id } = await report('hardware')
  await go(secretariat, id, 'call', { phoneResult: '訪問する' })
  await go(secretariat, id, 'arrive', { arrivedAt: '2026-11-30T09:20' })
  await go(secretariat, id, 'repaired', {
    ...{ repairedAt: '2026-11-30T09:29', work: '接続し直した', stateAfter: '正常' },
  })
  const answer = await press(secretariat, id, 'close')
  expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
    409,
    expect.stringContaining('障害対応報告書がありません'),
  ])
  expect((await secretariat.get(`/ops/equipment/maintenance/${id}/report`)).status).toBe(404)
  await go(secretariat, id, 'report', {
    ...{ cause: 'ケーブルの緩み', prevention: '固定した', reportedOn: '2026-11-30' },
  })
  const paper = await secretariat.get(`/ops/equipment/maintenance/${id}/report`)
  const words = textOf(Buffer.from(await paper.arrayBuffer())).normalize('NFKC')
  for (const word of ['障害対応報告書', 'ケーブルの緩み', 'SN-77', '接続し直した'])
    expect(words).toContain(word)
  expect((await go(secretariat, id, 'close')).row.isOver).toBe(true)
})

it('an office sees and reports its own devices alone', async () => {
  const { id } = await report('hardware')
  const other = await signIn(payload, ['post-office-staff'], [offices[1]!.id])
  expect((await other.get(`${BASE}/${id}`)).status).toBe(404)
  const answer = await other.post(BASE, {
    answers: { device, kind: 'hardware', symptom: '画面が暗い' },
    op: randomUUID(),
  })
  expect(answer.status).toBe(422)
})

it('HD-09 a question of the helpdesk becomes a ticket of maintenance with its number, once', async () => {
  const ask = async () => {
    const [category] = await findRows<{ code: string }>(payload, 'inquiry-categories', {
      audience: { equals: 'post-office' },
    })
    return (
      await ok<OneCase>(
        helpdesk.post('/ops/cases/helpdesk-tickets', {
          answers: { office: offices[0]!.id, category: category!.code, question: '印刷されない' },
          op: randomUUID(),
        }),
      )
    ).row
  }
  const of = (number: unknown) =>
    findRows<Ticket>(payload, 'maintenance-tickets', { helpdesk: { equals: number } })
  const row = await ask()
  const wish = { seen: row.seen, answers: { note: '給紙の部品が折れている' }, op: randomUUID() }
  const path = `/ops/cases/helpdesk-tickets/${row.id}/maintenance`
  await ok(helpdesk.post(path, wish))
  await ok(helpdesk.post(path, wish))
  const [made, ...more] = await of(row.cells.number)
  expect(more).toEqual([])
  expect(made).toMatchObject({ state: 'received', office: offices[0]!.id })
  expect(made!.symptom).toContain('給紙の部品が折れている')
  // A process that dies in between leaves it to the next look round.
  const lost = await ask()
  await moveByProduct(ctx, ticket, lost.id, {
    ...{ move: 'maintenance', answers: { note: '電源が入らない' }, op: randomUUID() },
  })
  expect(await of(lost.cells.number)).toEqual([])
  const then = clock.now
  clock.now = new Date(then.getTime() + 3 * 86_400_000)
  await settleHelpdesk(ctx)
  await settleHelpdesk(ctx)
  clock.now = then
  // The time to answer runs from when somebody moved it.
  const late = await of(lost.cells.number)
  expect(late.map(({ openedAt }) => openedAt)).toEqual([then.toISOString()])
  expect(late[0]!.respondBy).toBe(made!.respondBy)
  // What was moved by an earlier version, when there was no such desk, is nobody's work today.
  const old = await ask()
  await updateCase(payload, 'helpdesk-tickets', { id: { equals: old.id } }, { state: 'moved' })
  await settleHelpdesk(ctx)
  expect(await of(old.cells.number)).toEqual([])
})

it('a report says nothing of a time that nobody has reckoned, and nought where it was nought', async () => {
  const { id } = await report('hardware')
  await go(secretariat, id, 'call', { phoneResult: '訪問する' })
  await go(secretariat, id, 'arrive', { arrivedAt: '2026-11-30T09:20' })
  await go(secretariat, id, 'repaired', {
    ...{ repairedAt: '2026-11-30T09:29', work: '接続し直した', stateAfter: '正常' },
  })
  await go(secretariat, id, 'report', {
    ...{ cause: '緩み', prevention: '固定', reportedOn: '2026-11-30' },
  })
  const words = async () =>
    textOf(
      Buffer.from(
        await (await secretariat.get(`/ops/equipment/maintenance/${id}/report`)).arrayBuffer(),
      ),
    ).normalize('NFKC')
  expect(await words()).toContain('0分(受付時間内)')
  await updateCase(
    payload,
    'maintenance-tickets',
    { id: { equals: id } },
    { responseMinutes: null, respondedAt: null },
  )
  expect(await words()).not.toContain('受付時間内')
})
