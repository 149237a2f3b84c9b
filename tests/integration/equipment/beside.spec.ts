import { randomUUID } from 'node:crypto'

import { expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { checksOf } from '@/kit/case/moves'
import { moveByPerson } from '@/services/cases/move-by-person'
import { devices } from '@/services/equipment/devices/list'
import { scanLoan } from '@/services/equipment/devices/loans'
import type { DeviceType } from '@/services/equipment/masters'
import { keepRemovals, removals } from '@/services/equipment/registers/removals'
import { spreadType } from '@/services/equipment/spread'

import { meanwhileAt } from '../../helpers/crash'
import { equipmentWorld } from '../../helpers/equipment-world'
import { contextOf } from '../../helpers/panel-screen'

const { held, clock, register, placed, go } = equipmentWorld('kawagoe', '2026-12-01')

type Device = Stored<'devices'>

const deviceNow = async (id: string): Promise<Device> =>
  (await findRow<Device>(held.payload, 'devices', { id: { equals: id } }))!
const answeredOf = (row: object) => checksOf(row).filter(({ answer }) => answer).length

/** The type of the tablets that assist, as it is and as somebody has set it wrong. */
async function types() {
  const type = (await findRow<DeviceType>(held.payload, 'device-types', {
    code: { equals: 'assist' },
  }))!
  return { type, wrong: { ...type, category: 'camera' as const } }
}

const checksToday = () =>
  findRows<Stored<'removal-checks'>>(held.payload, 'removal-checks', {}, { sort: 'day' })

it('a device that comes while the evening check is being closed keeps it open', async () => {
  await placed({ type: held.ids.reader! })
  await keepRemovals(held.ctx)
  const row = (await checksToday())[0]!
  const ctx = { ...(await contextOf(held.payload, held.field)), now: () => clock.now }
  const wish = (move: string, answers: Record<string, string> = {}) => ({
    ...{ move, answers, op: randomUUID() },
  })
  const [first] = checksOf(row)
  await moveByPerson(ctx, removals, row.id, wish('check', { item: first!.id, answer: 'yes' }))
  await placed({ type: held.ids.reader! })
  const fault = meanwhileAt('case-before', async () => {
    await keepRemovals(held.ctx)
  })
  await expect(
    moveByPerson({ ...ctx, fault }, removals, row.id, wish('close')),
  ).rejects.toMatchObject({ code: 'NOT_NOW' })
  const now = (await checksToday())[0]!
  expect([now.state, now.devices, answeredOf(now)]).toEqual(['open', 2, 1])
})

it('EQ-24 (part) counters that open on a Saturday have their evening check then, others not', async () => {
  const station = held.offices.find(({ name }) => name.includes('ステーション'))!.id
  await placed({ type: held.ids.reader!, office: station })
  const on = (day: string) => keepRemovals({ ...held.ctx, now: () => new Date(`${day}T01:00:00Z`) })
  expect([await on('2026-12-04'), await on('2026-12-05'), await on('2026-12-06')]).toEqual([
    2, 1, 0,
  ])
  const saturday = (await checksToday()).filter(({ day }) => day === '2026-12-05')
  expect(saturday.map(({ office }) => office)).toEqual([station])
})

it('a device whose type changes while it is put in its place waits for the steps of the new one', async () => {
  const { type, wrong } = await types()
  const ctx = { ...(await contextOf(held.payload, held.secretariat)), now: () => clock.now }
  const { id } = await register({ type: String(type.id) })
  await spreadType(held, wrong)
  expect(checksOf(await deviceNow(id))).toEqual([])
  const fault = meanwhileAt('case-before', async () => {
    await spreadType(held, type)
  })
  const wish = { move: 'place', answers: { placedOn: '2026-12-01' }, op: randomUUID() }
  await expect(moveByPerson({ ...ctx, fault }, devices, id, wish)).rejects.toMatchObject({
    code: 'NOT_NOW',
  })
  const now = await deviceNow(id)
  expect([now.state, now.category, checksOf(now).length > 0]).toEqual([
    'preparing',
    type.category,
    true,
  ])
})

it('a step that is answered while the type changes is not written over what the type has now', async () => {
  const { type, wrong } = await types()
  const ctx = { ...(await contextOf(held.payload, held.secretariat)), now: () => clock.now }
  const { id } = await register({ type: String(type.id) })
  const [first] = checksOf(await deviceNow(id))
  const fault = meanwhileAt('case-before', async () => {
    await spreadType(held, wrong)
  })
  const wish = {
    ...{ move: 'check', answers: { item: first!.id, answer: 'yes' }, op: randomUUID() },
  }
  await expect(moveByPerson({ ...ctx, fault }, devices, id, wish)).rejects.toMatchObject({
    code: 'UNKNOWN_MOVE',
  })
  expect([(await deviceNow(id)).category, checksOf(await deviceNow(id))]).toEqual(['camera', []])
  await spreadType(held, type)
})

it('steps that were answered outlive a type that is set wrong and set back', async () => {
  const { type, wrong } = await types()
  const { id } = await register({ type: String(type.id) })
  const all = checksOf(await deviceNow(id))
  for (const { id: item } of all.slice(0, 3))
    await go(held.secretariat, id, 'check', { item, answer: 'yes' })
  await spreadType(held, wrong)
  expect(answeredOf(await deviceNow(id))).toBe(3)
  await spreadType(held, type)
  const now = await deviceNow(id)
  expect(checksOf(now).map((one) => one.id)).toEqual(all.map((one) => one.id))
  expect(answeredOf(now)).toBe(3)
})

it('EQ-18 (part) who scans a device that waits for its erasure reads that this comes first', async () => {
  const { id, cells } = await placed({ type: held.ids.reader! })
  await go(held.secretariat, id, 'lend', { borrower: '甲', loanDueOn: '2026-12-01' })
  await go(held.secretariat, id, 'giveBack')
  const wish = { act: 'lend' as const, badge: '', loanDueOn: '2026-12-01', purpose: '' }
  await expect(
    scanLoan(held.ctx, { ...wish, code: String(cells.number), op: randomUUID() }),
  ).rejects.toMatchObject({
    code: 'NOT_NOW',
    message: expect.stringContaining('先に写真・入力を消去して') as string,
  })
})
