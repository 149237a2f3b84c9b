import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Role } from '@/access/roles'
import { isMongo } from '@/db/adapter'
import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import type { CaseView } from '@/services/cases/view'
import { findService, readBookingConfig } from '@/services/settings/booking-config'
import type { CardDetail } from '@/services/cards/card-detail'
import type { Handover } from '@/services/cards/handover/view'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { bytesOnDisk } from '../../helpers/disk'
import { callApi, PASSWORD, signIn, type Staff } from '../../helpers/staff'
import { ACTS } from '../access/table'

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
    const card = await world.card(1)
    const { id, reservationNumber } = card
    const config = await readBookingConfig(world.payload)
    // What any of the acts may ask for; each takes its own.
    const wish: Record<string, string> = {
      q: 'ABC100001',
      text: reservationNumber!,
      number: reservationNumber!,
      code: 'ABC100001',
      find: 'ABC100001',
      mode: 'look',
      op: randomUUID(),
      office: world.office,
      service: findService(config, 'pickup')!.id,
      date: '2026-12-07',
      from: '2026-12-01',
      to: '2026-12-31',
      week: '2026-12-07',
      kind: 'uncollected',
      days: '1',
      report: 'routes',
      format: 'csv',
      purpose: '確認',
      id,
    }
    const query = new URLSearchParams(wish).toString()
    const slugs = world.payload.config.collections.map(({ slug }) => slug)
    const acts = (world.payload.config.endpoints || [])
      .filter(({ path }) => path.startsWith('/ops/'))
      .map(({ method, path }) => ({
        act: `${method} ${path}`,
        path: path.replace(/:\w+/g, id),
        method,
      }))
    const told = async (act: string, ask: Promise<Response>): Promise<string[]> => {
      const answer = await ask
      expect([act, answer.status < 500]).toEqual([act, true])
      const bytes = Buffer.from(await answer.arrayBuffer())
      const text = bytes.toString('utf8')
      return PERSONAL.some((word) => text.includes(word)) ? [act] : []
    }
    const readable = async (staff: Staff) =>
      (
        await Promise.all([
          ...acts
            .filter(({ method }) => method === 'get')
            .map(({ act, path }) => told(act, staff.get(`${path}?${query}`))),
          ...slugs.flatMap((slug) => [
            told(`list ${slug}`, staff.get(`/${slug}?limit=50&depth=2`)),
            told(`read ${slug}`, staff.get(`/${slug}/${id}?depth=2`)),
          ]),
        ])
      ).flat()
    // Those who work with cards do get them, over acts that log it; so the words are the right ones.
    expect(await readable(world.ward)).toEqual([
      'get /ops/cards/import/export',
      'get /ops/cards/search',
      'get /ops/cards/output',
      'get /ops/cards/:id',
    ])
    const without: Role[] = [
      'operator',
      'secretariat',
      'post-office-staff',
      'helpdesk',
      'field-staff',
    ]
    for (const role of without) {
      const staff = await signIn(world.payload, [role], [world.office])
      expect([role, await readable(staff)]).toEqual([role, []])
      for (const { act, path } of acts.filter(({ method }) => method === 'post')) {
        const body = { ...wish, q: '鷺沼', card: id, ids: [id], codes: ['ABC100001'] }
        expect([role, await told(act, staff.post(path, body))]).toEqual([role, []])
      }
      for (const path of ['/cards', `/ops/cards/${id}`, `/ops/cards/search?${query}`])
        expect([role, path, (await staff.get(path)).status]).toEqual([role, path, 403])
    }
    // What is public tells of no person; what is closed answers no stranger at all (matrix.spec).
    const headers = { 'content-type': 'application/json' }
    for (const { method, path } of world.payload.config.endpoints || []) {
      if (!path.startsWith('/public/')) continue
      const target = path.replace(':service', 'pickup').replace(/:\w+/g, id)
      const birthday = { ...wish, birthday: '19611023' }
      const ask =
        method === 'get'
          ? callApi(`${target}?${query}`)
          : callApi(target, { method: 'POST', headers, body: JSON.stringify(birthday) })
      expect(await told(`${method} ${path}`, ask)).toEqual([])
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
    const { admin, ward } = world
    const { id } = await world.card(1)
    const ofVendor: Staff[] = [vendor]
    for (const role of ['vendor-manager', 'operator', 'window-staff'] as const) {
      const staff = await signIn(world.payload, [role], [world.office])
      await world.payload.update({
        collection: 'users',
        id: staff.id,
        data: { employer: 'vendor' },
      })
      ofVendor.push(staff)
    }
    // Work that the vendor leaves: a paper, a task that is printed, and one that nobody has touched.
    const paper = { code: 'ABC100001', kind: 'receipt', place: '書庫2', keepUntil: '2041-12-07' }
    expect((await vendor.post('/ops/cards/papers', { ...paper, op: randomUUID() })).status).toBe(
      200,
    )
    type Rows = { rows: CaseView[] }
    const tasksOf = async (staff: Staff) =>
      (await jsonOf<Rows>(staff.get('/ops/cases/card-tasks'))).body.rows
    const [printed] = await tasksOf(vendor)
    const move = (staff: Staff, task: CaseView, name: string) =>
      staff.post(`/ops/cases/card-tasks/${task.id}/${name}`, { seen: task.seen, op: randomUUID() })
    expect((await move(vendor, printed!, 'print')).status).toBe(200)
    const asked = { kind: 'reissue-application', card: id, op: randomUUID() }
    expect((await vendor.post('/ops/cards/tasks', asked)).status).toBe(200)
    expect((await vendor.get(`/ops/cards/${id}`)).status).toBe(200)
    const before = await countAll()

    expect(await (await admin.post('/ops/staff/close-vendor')).json()).toMatchObject({
      closed: ofVendor.length,
    })

    const accounts = await findRows<{ id: string; name: string; username: string }>(
      world.payload,
      'users',
      { employer: { equals: 'vendor' } },
    )
    expect(accounts.map((one) => one.id).sort()).toEqual(ofVendor.map((one) => one.id).sort())
    for (const { username } of accounts) {
      const login = await callApi('/users/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        body: JSON.stringify({ username, password: PASSWORD }),
      })
      expect([username, login.status]).toEqual([username, 403])
    }
    for (const staff of ofVendor)
      for (const path of [`/ops/cards/${id}`, '/cards', '/ops/cases/card-tasks', '/ops/cases/work'])
        expect([401, 403]).toContain((await staff.get(path)).status)

    // All of it is there, with the names of who did it, for the city alone.
    for (const [slug, rows] of Object.entries(await countAll()))
      expect([slug, rows]).toEqual([slug, Math.max(rows, before[slug]!)])
    const name = accounts.find((one) => one.id === vendor.id)!.name
    const { body } = await jsonOf<CardDetail>(admin.get(`/ops/cards/${id}`))
    expect(body.timeline.filter(({ who }) => who === name).length).toBeGreaterThan(1)
    expect(body.tasks).toHaveLength(2)
    const logs = await jsonOf<{ rows: { summary: string }[] }>(
      admin.post('/ops/audit/logs', { from: '2026-12-01', to: '2026-12-07', search: name }),
    )
    expect(logs.body.rows.length).toBeGreaterThan(2)
    const papers = await jsonOf<Rows>(ward.get('/ops/cases/card-papers?find=ABC100001'))
    expect(papers.body.rows).toMatchObject([{ cells: { place: '書庫2' } }])

    // And the city ends what the vendor has begun, on every screen that the vendor had.
    const left = await tasksOf(ward)
    expect(left).toMatchObject([{ state: 'printed', last: { by: name } }, { state: 'open' }])
    for (const task of left) expect((await move(ward, task, 'finish')).status).toBe(200)
    expect(await tasksOf(ward)).toEqual([])
    const next = {
      id: (await world.card(3)).id,
      status: '交付前設定済み',
      reason: '市だけで続ける',
    }
    expect((await ward.post('/ops/cards/status', next)).status).toBe(200)
    const file = await admin.get(
      `/ops/cards/output?format=xlsx&purpose=${encodeURIComponent('契約の終わり')}`,
    )
    expect([file.status, (await file.arrayBuffer()).byteLength > 1000]).toEqual([200, true])
    const onlyVendors = Object.entries(ACTS)
      .filter(([, roles]) => roles.length > 0 && !roles.includes('ca') && !roles.includes('cs'))
      .map(([act]) => act)
    // Calls, the leading of people and the care of devices are work that somebody has: the city gives its own the role.
    expect(onlyVendors.filter((act) => !OF_A_ROLE.test(act))).toEqual([])
    const made = await admin.post('/users', {
      username: 'city-supervisor',
      name: '市の業務責任者',
      password: PASSWORD,
      roles: ['supervisor'],
      employer: 'city',
      active: true,
    })
    expect(made.status).toBe(201)
    const own = await signIn(world.payload, ['supervisor', 'helpdesk', 'secretariat'])
    const lists = onlyVendors.flatMap((act) => /^post \/ops\/cases\/([a-z-]+)/.exec(act)?.[1] ?? [])
    for (const slug of new Set(['inquiries', 'escalations', 'complaints', ...lists]))
      expect((await own.get(`/ops/cases/${slug}`)).status).toBe(200)
  })
})

const OF_A_ROLE = new RegExp(
  [
    'ops/(contact|courses|training-sessions|shifts|absences|equipment/supplies|open-records)',
    'ops/cases/(inquiries|escalations|complaints|callbacks|urgent-demands|helpdesk-tickets)',
    'ops/cases/(staffing-reviews|rate-misses|work-handovers|maintenance-tickets|supply-requests)',
    'ops/(cases/)?reports',
    'ops/cases/(assignments|staff-reports|training-sessions|absences|duty-reports|conduct-records)',
  ]
    .map((one) => `(${one})\\b`)
    .join('|'),
)

/** Rows of every record. */
async function countAll(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { slug } of world.payload.config.collections)
    counts[slug] = await countRows(world.payload, slug, {})
  return counts
}
