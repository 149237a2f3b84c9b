import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { Role } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { toInstant } from '@/domain/time/civil'
import { LINES } from '@/presets/contact'
import type { CaseView } from '@/services/cases/view'
import type { ContactDesk } from '@/services/contact/inquiries/desk'
import { watchPromises } from '@/services/contact/promises'
import { jobContext } from '@/services/context'
import { waitingToday } from '@/services/dashboard/waiting'
import { allClosingTasks } from '@/services/contact/closing'
import { dropShort } from '@/services/settings/short-cache'

import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** 電話番号・回線 of Chiba, which consents to a number before it is used, and Fukuoka's helpdesk. */
let world: World
let city: Staff
let ward: Staff
let lead: Staff
let operator: Staff
let helpdesk: Staff
const TODAY = '2026-11-30'

beforeAll(async () => {
  world = await openWorld()
  await PRODUCT.loadPreset({ ...world.ctx('city-staff'), now: () => world.clock.now }, 'chiba', {
    slots: false,
  })
  city = await signIn(world.payload, ['city-admin'])
  ward = await signIn(world.payload, ['city-staff'], [world.offices[0]!.id])
  lead = await signIn(world.payload, ['supervisor'])
  operator = await signIn(world.payload, ['operator'])
  helpdesk = await signIn(world.payload, ['helpdesk'])
})
beforeEach(async () => {
  world.clock.now = toInstant(TODAY, '10:00')
  await deleteRows(world.payload, 'phone-lines', {})
  for (const line of LINES.chiba) await put(line)
})
afterAll(() => world.close())

const put = async (line: object) => {
  const made = await world.payload.create({
    collection: 'phone-lines',
    data: line as Stored<'phone-lines'>,
  })
  dropShort(world.payload)
  return String(made.id)
}
const idOf = async (code: string) =>
  (await findRows<{ id: string }>(world.payload, 'phone-lines', { code: { equals: code } }))[0]!.id
const said = async (answer: Promise<Response>) => {
  const response = await answer
  return [response.status, await response.text()]
}

/** What the start page tells somebody of these roles about the lines. */
async function tile(roles: Role[]) {
  const user = { id: 'x', name: 'x', roles, active: true, employer: 'vendor' as const }
  const actor = { kind: 'staff' as const, id: 'x', name: 'x' }
  const ctx = { ...world.ctx(), now: () => world.clock.now, user, actor }
  return (await waitingToday(ctx, PRODUCT.tiles)).find(({ key }) => key === 'phone-lines')
}

const LINE = {
  ...{ name: 'フリーダイヤル', code: 'free', phone: '0120-000-009', type: 'toll-free' },
  ...{ payer: 'vendor', purpose: 'booking', validFrom: '2026-12-01', validTo: '2027-03-31' },
}
const CONSENT = { approvedOn: '2026-11-20', approval: '千市マ第12号 区政推進課長' }

describe('the numbers', () => {
  it('CC-34 a number has type, payer, purpose and period, and where the city demands it no use without its consent', async () => {
    expect((await lead.post('/phone-lines', { ...LINE, ...CONSENT })).status).toBe(403)
    const bare = await said(city.post('/phone-lines', LINE))
    expect(bare).toEqual([400, expect.stringContaining('市の同意が要ります')])
    const late = { ...LINE, ...CONSENT, approvedOn: '2026-12-02' }
    expect(await said(city.post('/phone-lines', late))).toEqual([
      400,
      expect.stringContaining('市の承認日は'),
    ])
    const turned = { ...LINE, ...CONSENT, validTo: '2026-11-30' }
    expect(await said(city.post('/phone-lines', turned))).toEqual([
      400,
      expect.stringContaining('終わる日は'),
    ])
    const kinds = { 'toll-free': 'vendor', ip: 'caller', navi: 'caller', local: 'city' }
    for (const [type, payer] of Object.entries(kinds)) {
      const made = await city.post('/phone-lines', {
        ...{ ...LINE, ...CONSENT, type, payer },
        ...{ code: type, name: type },
      })
      expect(made.status).toBe(201)
      const { doc } = (await made.json()) as { doc: object }
      expect(doc).toMatchObject({ ...LINE, ...CONSENT, type, payer, code: type, name: type })
    }
    const inUse = async (day: string) => {
      world.clock.now = toInstant(day, '10:00')
      const desk = (await (await operator.get('/ops/contact/desk')).json()) as ContactDesk
      return desk.lines.some(({ code }) => code === 'navi')
    }
    expect(await inUse('2026-11-30')).toBe(false)
    expect(await inUse('2026-12-01')).toBe(true)
    expect(await inUse('2027-03-31')).toBe(true)
    expect(await inUse('2027-04-01')).toBe(false)
    // The number of the preset is nobody's yet: whoever enters the real one enters the consent.
    const main = `/phone-lines/${await idOf('main')}`
    expect((await city.patch(main, { phone: '043-111-2222' })).status).toBe(400)
    const consented = { phone: '043-111-2222', approvedOn: '2026-03-20', approval: '第3号' }
    expect((await city.patch(main, consented)).status).toBe(200)
  })

  it('CC-34 (part) a city that demands no consent enters a number without it', async () => {
    const demand = (lineNeedsApproval: boolean) =>
      city.post('/globals/city-settings', { lineNeedsApproval })
    expect((await demand(false)).status).toBe(200)
    expect((await city.post('/phone-lines', LINE)).status).toBe(201)
    expect((await demand(true)).status).toBe(200)
  })

  it('CC-39 telephone, mail and fax of the centre are read by the city, and what is missing is told before it opens', async () => {
    await deleteRows(world.payload, 'phone-lines', {})
    const made = await city.post('/phone-lines', { ...LINE, ...CONSENT })
    expect(made.status).toBe(201)
    const path = `/phone-lines/${await idOf('free')}`
    expect((await tile(['city-admin']))?.note).toBe(
      '足りないもの: フリーダイヤル（直通のメールアドレス、FAX番号）',
    )
    expect((await city.patch(path, { mail: 'centre@example.jp' })).status).toBe(200)
    expect((await tile(['city-admin']))?.note).toBe('足りないもの: フリーダイヤル（FAX番号）')
    expect((await city.patch(path, { fax: '043-111-3333' })).status).toBe(200)
    // Complete on the day before it opens, and on the day itself.
    expect(await tile(['city-admin'])).toBeUndefined()
    world.clock.now = toInstant('2026-12-01', '08:30')
    expect(await tile(['city-admin'])).toBeUndefined()
    for (const who of [city, ward]) {
      const card = (await (await who.get(path)).json()) as object
      expect(card).toMatchObject({
        ...{ phone: LINE.phone, mail: 'centre@example.jp', fax: '043-111-3333' },
      })
    }
  })

  it('CC-35 what is due at the end of a number is a list with its days, told a month before, and late until who winds it up records its end', async () => {
    const id = await put({
      ...LINES.fukuoka[0]!,
      ...{ code: 'end', mail: 'a@example.jp', fax: '043-111-3333' },
      ...{ ...CONSENT, approvedOn: '2026-08-01' },
    })
    await deleteRows(world.payload, 'phone-lines', { id: { not_equals: id } })
    const told = async (day: string) => {
      world.clock.now = toInstant(day, '10:00')
      dropShort(world.payload)
      const shown = await Promise.all(
        (['supervisor', 'secretariat'] as const).map((role) => tile([role])),
      )
      expect(shown[0]).toEqual(shown[1])
      return shown[0] && [shown[0].value, shown[0].note]
    }
    expect(await told('2027-02-28')).toBeUndefined()
    expect(await told('2027-03-01')).toEqual([
      '1件',
      '4月1日（木）まで 予約コールセンター: 新しい番号への案内を流し始める（約1か月）',
    ])
    expect(await told('2027-04-02')).toEqual([
      '2件',
      '期日を過ぎたもの 1件。4月1日（木）まで 予約コールセンター: 新しい番号への案内を流し始める（約1か月）',
    ])
    expect(await tile(['operator'])).toBeUndefined()
    const line = (await (await lead.get(`/phone-lines/${id}`)).json()) as Stored<'phone-lines'>
    const closing = line.closing!.map((one, at) =>
      at === 0 ? { ...one, doneOn: '2027-04-01' } : one,
    )
    const all = async () =>
      (await allClosingTasks(world.ctx('city-staff'))).map(({ name, what, due, doneOn }) =>
        [name, what, due, doneOn].join(' '),
      )
    expect(await all()).toEqual([
      '予約コールセンター 新しい番号への案内を流し始める（約1か月） 2027-04-01 ',
      '予約コールセンター 番号を解約する 2027-04-30 ',
    ])
    // The number itself stays the city's: nothing else of it goes with the day.
    const own = await lead.patch(`/phone-lines/${id}`, { ...line, closing, phone: '0120-000-000' })
    expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('市管理者')])
    const later = closing.map((one, at) => (at === 0 ? { ...one, due: '2027-05-01' } : one))
    expect((await lead.patch(`/phone-lines/${id}`, { closing: later })).status).toBe(403)
    expect((await lead.patch(`/phone-lines/${id}`, { ...line, closing })).status).toBe(200)
    dropShort(world.payload)
    expect((await all())[0]).toContain('2027-04-01 2027-04-01')
    expect(await told('2027-04-02')).toEqual([
      '1件',
      '4月30日（金）まで 予約コールセンター: 番号を解約する',
    ])
  })
})

describe('the helpdesk', () => {
  const move = (id: string, seen: number, name: string, answers: object) =>
    helpdesk.post(`/ops/cases/helpdesk-tickets/${id}/${name}`, { op: randomUUID(), seen, answers })
  const ticketOf = async (id: string) =>
    (
      await findRows<Stored<'helpdesk-tickets'>>(world.payload, 'helpdesk-tickets', {
        id: { equals: id },
      })
    )[0]!
  const act = async (id: string, name: string, answers: object = {}) =>
    said(move(id, (await ticketOf(id)).stateSeq ?? 0, name, answers))

  it('HD-04 has a number and a guidance of its own, and calls back as it promised, each try in the record', async () => {
    for (const line of LINES.fukuoka) {
      await deleteRows(world.payload, 'phone-lines', { code: { equals: line.code } })
      await put(line)
    }
    const { docs } = (await (await helpdesk.get('/phone-lines')).json()) as {
      docs: Stored<'phone-lines'>[]
    }
    const [main, own] = ['main', 'helpdesk'].map((of) => docs.find(({ code }) => code === of)!)
    expect(own).toMatchObject({ purpose: 'helpdesk', payer: 'vendor' })
    expect(own!.phone).not.toBe(main!.phone)
    expect(own!.guidance).toContain('ただいまの時間は受け付けておりません')

    const answers = { office: world.offices[0]!.id, category: 'terminal', question: '通信エラー' }
    const begun = await helpdesk.post('/ops/cases/helpdesk-tickets', { answers, op: randomUUID() })
    const { row } = (await begun.json()) as { row: CaseView }
    const when = `${TODAY}T11:00`
    expect((await act(row.id, 'promise', { when }))[0]).toBe(200)
    expect((await act(row.id, 'answer', { reply: '再起動する' }))[0]).toBe(200)
    expect(await act(row.id, 'close')).toEqual([409, expect.stringContaining('約束した折り返し')])

    const alerts = async (time: string) => {
      world.clock.now = toInstant(TODAY, time)
      await watchPromises(jobContext(world.payload))
      const open = await findRows<Stored<'alerts'>>(world.payload, 'alerts', {
        topic: { equals: `late-helpdesk-tickets|${row.id}` },
        state: { not_equals: 'resolved' },
      })
      return open.length
    }
    expect(await alerts('11:10')).toBe(0)
    expect(await alerts('11:11')).toBe(1)
    expect((await act(row.id, 'absent', { when: `${TODAY}T13:00` }))[0]).toBe(200)
    expect(await alerts('11:12')).toBe(0)
    world.clock.now = toInstant(TODAY, '13:02')
    expect((await act(row.id, 'called', { note: '直った' }))[0]).toBe(200)
    expect((await act(row.id, 'close'))[0]).toBe(200)

    const kept = await ticketOf(row.id)
    expect(kept).toMatchObject({
      ...{ state: 'done', calls: 2, callbackAt: '' },
      lastCallAt: world.clock.now.toISOString(),
    })
    const read = await helpdesk.get(`/ops/cases/helpdesk-tickets/${row.id}`)
    const page = await read.text()
    for (const word of [
      '折り返しを約束した',
      '折り返したが不在だった',
      '折り返して話せた',
      '直った',
    ])
      expect(page).toContain(word)
    expect((await operator.get(`/ops/cases/helpdesk-tickets/${row.id}`)).status).toBe(403)
  })
})
