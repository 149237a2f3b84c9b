import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import type { Role } from '@/access/roles'
import { addDays } from '@/domain/time/civil'
import { waitingToday } from '@/services/dashboard/waiting'
import type { BadgeRoster } from '@/services/staff/badges'

import { addAccount } from '../../helpers/accounts'
import { type AuditRow, auditOf } from '../../helpers/bookings'
import { type DeskWorld, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'

let world: DeskWorld
let today: string
/** Vendor's people: login ID → id of the account. */
const people: Record<string, string> = {}

const hire = async (username: string, role: Role, more: object = {}) => {
  const wish = { username, roles: [role], employer: 'vendor' as const, ...more }
  people[username] = String((await addAccount(world.payload, wish)).id)
}
const record = (staff: Staff, username: string, badge: object) =>
  staff.patch(`/users/${people[username]}`, badge)
const roster = async (staff: Staff) =>
  (await jsonOf<BadgeRoster>(staff.get('/ops/staff/badges'))).body
/** Of the people of this test, who stands how. */
const states = async (staff: Staff) => {
  const { rows } = await roster(staff)
  return Object.fromEntries(
    Object.entries(people).map(([name, id]) => [
      name,
      rows.find((row) => row.id === id)?.stateLabel ?? '（なし）',
    ]),
  )
}
const tile = async (roles: Role[]) => {
  const user = { id: 'x', name: 'x', roles, active: true, employer: 'vendor' as const }
  const actor = { kind: 'staff' as const, id: 'x', name: 'x' }
  return (await waitingToday({ ...world.ctx(), user, actor }, PRODUCT.tiles)).find(
    ({ key }) => key === 'badges',
  )
}

beforeAll(async () => {
  world = await openDeskWorld()
  today = world.clock.now.toISOString().slice(0, 10)
  const office = [world.offices[0]!.id]
  await hire('window', 'window-staff', { offices: office })
  await hire('visits', 'field-staff', { offices: office })
  await hire('post', 'post-office-staff', { offices: office })
  await hire('phone', 'operator')
})
afterAll(() => world.close())

describe('name badges', () => {
  it('PR-21 the account records number, issue and return in Japanese; the list of accounts shows them', async () => {
    const { config } = world.payload.collections.users
    const labels = Object.fromEntries(
      config.flattenedFields.map((field) => [field.name, 'label' in field ? field.label : '']),
    )
    expect(labels).toMatchObject({
      badgeNumber: '名札番号',
      badgeIssuedOn: '名札の発行日',
      badgeReturnedOn: '名札の返却日',
    })
    // Issue and return stand on the page of badges: with all three the list is cut off at 1366 px.
    expect(config.admin.defaultColumns).toContain('badgeNumber')
    const { vendorManager } = world.staff
    const issued = { badgeNumber: 'N-001', badgeIssuedOn: today }
    expect((await record(vendorManager, 'window', issued)).status).toBe(200)
    const { body } = await jsonOf<{ docs: object[] }>(
      vendorManager.get('/users?where[badgeNumber][equals]=N-001&depth=0'),
    )
    expect(body.docs).toMatchObject([{ id: people.window, ...issued }])
    const [entry] = (await auditOf(world, `users/${people.window}`)).slice(-1) as AuditRow[]
    expect(entry).toMatchObject({ actor: vendorManager.id })
    expect(JSON.stringify(entry)).toContain('N-001')
  })

  it('PR-21 whoever works at a window or on visits without a badge is flagged to the supervisor, first in the roster and on the start page', async () => {
    const { supervisor } = world.staff
    expect(await states(supervisor)).toEqual({
      window: '発行済み',
      visits: '未発行',
      post: '未発行',
      phone: '（なし）',
    })
    const { rows, missing, mayEdit } = await roster(supervisor)
    expect([missing, mayEdit]).toEqual([2, false])
    expect(rows.map(({ state }) => state)).toEqual(['missing', 'missing', 'worn'])
    expect(rows.at(-1)).toMatchObject({
      number: 'N-001',
      issuedOn: today,
      roles: '窓口スタッフ（受託者）',
      offices: world.offices[0]!.name,
    })
    expect(await tile(['supervisor'])).toMatchObject({
      label: '名札のない人',
      value: '2人',
      tone: 'act',
      href: '/admin/badges?show=missing',
    })
    expect(await tile(['operator'])).toBeUndefined()
    for (const [name, number] of [
      ['visits', 'N-002'],
      ['post', 'N-003'],
    ] as const) {
      await record(world.staff.cityAdmin, name, { badgeNumber: number, badgeIssuedOn: today })
    }
    expect(await tile(['supervisor'])).toBeUndefined()
  })

  it('PR-21 whoever leaves gives the badge back, and its number can go to somebody else', async () => {
    const { supervisor, vendorManager } = world.staff
    await record(vendorManager, 'post', { active: false })
    expect((await states(supervisor)).post).toBe('返却されていない')
    expect(await tile(['supervisor'])).toMatchObject({
      label: '名札を返していない人',
      value: '1人',
      href: '/admin/badges?show=keeps',
    })
    await hire('next', 'window-staff')
    const issue = { badgeNumber: 'ｎ-００３', badgeIssuedOn: today }
    const refused = await record(vendorManager, 'next', issue)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('職員 postが使っています')
    expect((await record(vendorManager, 'post', { badgeReturnedOn: today })).status).toBe(200)
    expect((await record(vendorManager, 'next', issue)).status).toBe(200)
    expect(await states(supervisor)).toMatchObject({ post: '（なし）', next: '発行済み' })
    // Given back while still at work: without a badge again.
    await record(vendorManager, 'next', { badgeReturnedOn: today })
    expect((await states(supervisor)).next).toBe('未発行')
  })

  it('PR-21 a record that cannot be right is refused in words', async () => {
    for (const [badge, words] of [
      [{ badgeNumber: '', badgeIssuedOn: today }, '名札番号を入れてください'],
      [{ badgeNumber: 'N-009', badgeIssuedOn: '' }, '名札の発行日を入れてください'],
      [{ badgeReturnedOn: addDays(today, -1) }, '発行日より前です'],
    ] as const) {
      const answer = await record(world.staff.vendorManager, 'window', badge)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(words)
    }
    const [window] = await findRows(world.payload, 'users', { id: { equals: people.window } })
    expect(window).toMatchObject({ badgeNumber: 'N-001', badgeIssuedOn: today })
  })

  it("PR-21 (part) the supervisor sees the vendor's people, the city all; nobody writes the own badge", async () => {
    const { supervisor, cityAdmin, windowStaff, operator } = world.staff
    const ids = async (staff: Staff) => (await roster(staff)).rows.map(({ id }) => id)
    expect(await ids(supervisor)).not.toContain(windowStaff.id)
    expect(await ids(cityAdmin)).toContain(windowStaff.id)
    expect((await operator.get('/ops/staff/badges')).status).toBe(403)
    await windowStaff.patch(`/users/${windowStaff.id}`, {
      badgeNumber: 'N-777',
      badgeIssuedOn: today,
    })
    expect(
      await findRows(world.payload, 'users', { badgeNumber: { equals: 'N-777' } }),
    ).toHaveLength(0)
  })
})
