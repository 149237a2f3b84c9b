import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Role } from '@/access/roles'
import { isMongo } from '@/db/adapter'
import { findRows } from '@/db/atomic'
import type { CardDetail } from '@/services/cards/card-detail'
import type { Handover } from '@/services/cards/handover/view'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { bytesOnDisk } from '../../helpers/disk'
import { callApi, signIn, type Staff } from '../../helpers/staff'

const NAME = '鷺沼　すみれ'
const KANA = 'サギヌマ　スミレ'
const ADDRESS = '川崎市川崎区桜本一丁目２番３号'
const BIRTHDAY = '1961-10-23'
const REMARK = '電話は午後に'
const PERSONAL = [
  '鷺沼',
  'すみれ',
  'サギヌマ',
  '桜本一丁目',
  BIRTHDAY,
  '19611023',
  REMARK,
  '入院中',
]

let world: CardWorld
let vendor: Staff

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 3, {
    氏名: NAME,
    氏名カナ: KANA,
    住所: ADDRESS,
    生年月日: BIRTHDAY,
    備考: REMARK,
  })
  vendor = await signIn(world.payload, ['supervisor'])
  await world.payload.update({
    collection: 'users',
    id: vendor.id,
    data: { employer: 'vendor' },
  })
})
afterAll(() => world.close())

/** Work of every kind on the cards, so that its traces can be looked at. */
async function work(): Promise<void> {
  const { id, rev } = await world.card(1)
  const done = [
    await vendor.post('/ops/cards/search', { q: '鷺沼' }),
    await vendor.post('/ops/cards/search', { q: BIRTHDAY }),
    await vendor.post(`/ops/cards/${id}/edit`, { rev, remarks: `${REMARK} 2` }),
    await vendor.post('/ops/cards/tasks', { kind: 'reissue-notice', card: id, op: randomUUID() }),
    await vendor.get(`/ops/cards/output?format=csv&purpose=${encodeURIComponent('確認')}`),
  ]
  for (const response of done) expect(response.status).toBe(200)
  await Promise.all(done.map((response) => response.arrayBuffer()))
  const second = await world.card(2)
  const { body } = await jsonOf<Handover>(
    world.ward.post('/ops/cards/handover/open', { id: second.id }),
  )
  const kase = body.cases.find(({ needsProof }) => needsProof)!
  const finish = await world.ward.post('/ops/cards/handover/finish', {
    id: second.id,
    case: kase.id,
    checks: kase.checks.map((check) => check.id),
    reason: '入院中',
    proof: '診断書',
    op: randomUUID(),
  })
  expect(finish.status).toBe(200)
}

describe('names, addresses and birthdays', () => {
  it('CD-30 stand nowhere in the database in clear, whatever was done with the cards', async () => {
    await work()
    const found: string[] = []
    for (const { slug } of world.payload.config.collections) {
      const rows = JSON.stringify(await findRows(world.payload, slug, {}))
      found.push(
        ...PERSONAL.filter((text) => rows.includes(text)).map((text) => `${slug}: ${text}`),
      )
    }
    expect(found).toEqual([])
    // The names are there, and those who may read them do.
    const { body } = await jsonOf<CardDetail>(
      world.ward.get(`/ops/cards/${(await world.card(1)).id}`),
    )
    expect(body.card).toMatchObject({ name: NAME, address: ADDRESS, birthday: BIRTHDAY })
    if (isMongo()) return
    const bytes = bytesOnDisk()
    for (const text of PERSONAL) expect([text, bytes.includes(text)]).toEqual([text, false])
  })

  it('CD-30 reach no operator and nobody else without card work, over no way of the API', async () => {
    const { id } = await world.card(1)
    const without: Role[] = [
      'operator',
      'secretariat',
      'post-office-staff',
      'helpdesk',
      'field-staff',
    ]
    const ways: ((staff: Staff) => Promise<Response>)[] = [
      (staff) => staff.get('/cards?limit=5'),
      (staff) => staff.get(`/cards/${id}`),
      (staff) => staff.get('/card-events?limit=50'),
      (staff) => staff.get('/card-tasks?limit=50'),
      (staff) => staff.get('/ops/cards/search?q=ABC100001'),
      (staff) => staff.post('/ops/cards/search', { q: '鷺沼' }),
      (staff) => staff.get(`/ops/cards/${id}`),
      (staff) =>
        staff.post('/ops/cards/scan', { mode: 'look', code: 'ABC100001', op: randomUUID() }),
      (staff) => staff.post('/ops/cards/handover/open', { id }),
      (staff) => staff.get('/ops/cards/output?format=csv&purpose=x'),
      (staff) => staff.get('/ops/cases/card-tasks'),
      (staff) => staff.get('/ops/cards/overview'),
    ]
    for (const role of without) {
      const staff = await signIn(world.payload, [role], [world.office])
      for (const way of ways) {
        const response = await way(staff)
        expect([role, way.toString(), response.status]).toEqual([role, way.toString(), 403])
        const text = await response.text()
        for (const word of PERSONAL) expect(text).not.toContain(word)
      }
      const bookings = await (await staff.get('/eligibilities?limit=50&depth=2')).text()
      for (const word of PERSONAL) expect(bookings).not.toContain(word)
    }
    for (const path of ['/cards', `/ops/cards/${id}`, '/ops/cards/search?q=ABC100001']) {
      expect([401, 403]).toContain((await callApi(path)).status)
    }
  })
})

describe('the record as Payload itself gives it', () => {
  const CLOSED = [
    ...['name', 'kana', 'address', 'birthday', 'remarks', 'extra', 'nameKey', 'nameHeadKey'],
    ...['familyKey', 'givenKey', 'kanaKey', 'kanaHeadKey', 'birthdayKey', 'townKey', 'cardKey'],
    ...['reservationKey', 'shippingKey', 'manufacturingKey', 'sourceHash', 'sourceRow', 'history'],
  ]

  it('AU-06 (part) never holds a name, an address, a birthday or a key, for nobody, however it is asked for', async () => {
    const { id } = await world.card(1)
    const roles: Role[] = ['city-admin', 'city-staff', 'window-staff', 'supervisor']
    for (const role of [...roles, 'vendor-manager', 'auditor'] satisfies Role[]) {
      const staff = await signIn(world.payload, [role], [world.office])
      const chosen = CLOSED.map((field) => `select[${field}]=true`).join('&')
      for (const path of ['/cards', `/cards/${id}`, '/transport-items', '/eligibilities'])
        for (const more of ['depth=0', 'depth=3', chosen]) {
          const answer = await staff.get(`${path}?${more}`)
          const text = await answer.text()
          for (const word of [...PERSONAL, 'enc1:']) expect(text).not.toContain(word)
          if (!path.startsWith('/cards')) continue
          expect([role, path, answer.status]).toEqual([role, path, 200])
          const body = JSON.parse(text) as { docs?: object[] }
          for (const card of body.docs ?? [body])
            expect(Object.keys(card).filter((field) => CLOSED.includes(field))).toEqual([])
        }
      for (const field of role === 'city-admin' ? CLOSED : ['name'])
        for (const query of [`where[${field}][exists]=true`, `sort=${field}`, `sort=-${field}`]) {
          const { status } = await staff.get(`/cards?${query}`)
          expect([role, query, status]).toEqual([role, query, 400])
        }
    }
  })
})

describe('after the contract', () => {
  it('CD-29 the vendor’s accounts are closed and the city goes on with the whole history', async () => {
    const { id } = await world.card(1)
    expect((await vendor.get(`/ops/cards/${id}`)).status).toBe(200)
    expect((await world.admin.post('/ops/staff/close-vendor')).status).toBe(200)
    for (const path of [`/ops/cards/${id}`, '/cards', '/ops/cases/card-tasks']) {
      expect([401, 403]).toContain((await vendor.get(path)).status)
    }
    const { status, body } = await jsonOf<CardDetail>(world.admin.get(`/ops/cards/${id}`))
    expect(status).toBe(200)
    const mine = await findRows<{ name: string }>(world.payload, 'users', {
      id: { equals: vendor.id },
    })
    expect(body.timeline.map(({ who }) => who)).toContain(mine[0]!.name)
    expect(body.tasks).toHaveLength(1)
    const logs = await findRows<{ actor: string }>(world.payload, 'audit-logs', {
      actor: { equals: vendor.id },
    })
    expect(logs.length).toBeGreaterThan(2)
    const list = await world.ward.get('/ops/cards/search?q=ABC100003')
    expect(list.status).toBe(200)
    const move = {
      id: (await world.card(3)).id,
      status: '交付前設定済み',
      reason: '市だけで続ける',
    }
    expect((await world.ward.post('/ops/cards/status', move)).status).toBe(200)
    const file = await world.admin.get(
      `/ops/cards/output?format=xlsx&purpose=${encodeURIComponent('契約の終わり')}`,
    )
    expect(file.status).toBe(200)
    await file.arrayBuffer()
  })
})
