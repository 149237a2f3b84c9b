import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { INPUT_ITEM } from '@/domain/booking/vocabulary'
import { addDays, toIso } from '@/domain/time/civil'
import { openField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { menuFor } from '@/admin/nav/menu'
import { messagesIn } from '@/messages'
import type { LookUp } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { ReservationRow } from '@/services/booking/types'
import type { DeskCatalogue } from '@/services/desk/catalogue'
import type { AcceptedCounts } from '@/services/lists/counts'
import { drainOutbox } from '@/services/booking/drain-outbox'

import { auditOf, mailsOf } from '../../helpers/bookings'
import { Browser } from '../../helpers/browser'
import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import type { Staff } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

let world: DeskWorld
let renewal: string
let outreach: string
const TIMES = ['09:00', '09:30', '10:00', '10:30']
const ITEMS = [
  { item: 'name', required: true },
  { item: 'birthday', required: true },
  { item: 'accommodation', required: false },
]

beforeAll(async () => {
  process.env.BURST_LIMIT = 'off'
  world = await openDeskWorld()
  renewal = await addService(world, {
    code: 'renewal',
    name: '電子証明書更新予約',
    identification: 'none',
  })
  outreach = await addService(world, {
    code: 'outreach',
    name: '訪問型出張申請',
    identification: 'details',
    inputItems: ITEMS,
  })
  for (const id of [world.service.id, renewal, outreach])
    for (const office of [0, 1])
      for (const start of TIMES)
        await addSlot(withService(world, id), { office, start, capacity: id === renewal ? 30 : 20 })
  for (const [service, bring] of [
    [world.service.id, '本人確認書類\n交付通知書'],
    [renewal, 'マイナンバーカード'],
  ] as const)
    await world.payload.create({
      collection: 'service-texts',
      data: { service, language: 'ja', name: service === renewal ? '更新' : '受け取り', bring },
    })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const office = (index = 0) => world.offices[index]!.id
const rowOf = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })
type Answer = StaffBooking & { code?: string; detail?: string }
const place = async (staff: Staff, extra: Record<string, unknown> = {}) =>
  jsonOf<Answer>(
    staff.post('/ops/reservations', {
      service: world.service.id,
      office: office(),
      date: MONDAY,
      start: '09:00',
      numbers: extra.service ? [] : [await addPerson(world)],
      idemKey: randomUUID(),
      ...extra,
    }),
  )
const booked = async (staff: Staff, extra: Record<string, unknown> = {}) => {
  const { status, body } = await place(staff, extra)
  expect([status, body.detail]).toEqual([201, undefined])
  return body
}
const catalogueOf = async (staff: Staff) =>
  (await jsonOf<DeskCatalogue>(staff.get('/ops/catalogue'))).body

describe('vacancy on the phone', () => {
  it('OP-02 shows seats left across offices and days, live', async () => {
    const { operator, operator2 } = world.staff
    type Cell = { date: string; free: number; state: string }
    type Matrix = { offices: { office: string; days: Cell[] }[] }
    const look = async (staff: Staff) => {
      const answer = await staff.get(`/ops/vacancy?service=${world.service.id}&days=14`)
      return (await answer.json()) as Matrix
    }
    const seen = await look(operator)
    expect(seen.offices.map((one) => one.office).sort()).toEqual(
      world.offices.map(({ id }) => id).sort(),
    )
    for (const { days } of seen.offices) expect(days).toHaveLength(14)
    const freeOn = ({ offices }: Matrix, index: number) =>
      offices
        .find((one) => one.office === office(index))!
        .days.map(({ date, free }) => [date, free])
    const slotsOf = async (staff: Staff, start: string, index = 0) => {
      const path = `/ops/slots?service=${world.service.id}&office=${office(index)}&date=${MONDAY}`
      const { slots } = (await (await staff.get(path)).json()) as {
        slots: { start: string; free: number }[]
      }
      return slots.find((one) => one.start === start)?.free
    }
    const before = (await slotsOf(operator2, '10:30'))!
    await booked(operator, { start: '10:30' })
    expect(await slotsOf(operator2, '10:30')).toBe(before - 1)
    expect(await slotsOf(operator2, '10:30', 1)).toBe(20)
    const now = await look(operator2)
    expect(freeOn(now, 0)).toEqual(
      freeOn(seen, 0).map(([date, free]) => [date, date === MONDAY ? Number(free) - 1 : free]),
    )
    expect(freeOn(now, 1)).toEqual(freeOn(seen, 1))
  })
})

describe('bookings of the Web on the phone', () => {
  it('OP-03 an operator changes and cancels one; the mail goes to its address, the channel is logged', async () => {
    const { operator } = world.staff
    const number = await addPerson(world)
    const browser = new Browser(world.payload, '10.9.0.1')
    await browser.get('/ja/book/pickup')
    await browser.submit({ number })
    if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    await browser.submit({ mail: 'taro@example.jp' })
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    const found = await jsonOf<LookUp>(operator.post('/ops/search', { text: number }))
    const { id, channel } = found.body.bookings[0]!
    expect(channel).toBe('web')
    const moved = await jsonOf<Answer>(
      operator.post(`/ops/reservations/${id}/move`, {
        office: office(1),
        date: MONDAY,
        start: '09:30',
      }),
    )
    expect(moved.body).toMatchObject({ start: '09:30', office: { id: office(1) }, channel: 'web' })
    expect((await operator.post(`/ops/reservations/${id}/cancel`, {})).status).toBe(200)
    const row = (await rowOf(id))!
    const events = row.history!.map(({ type, channel: by, actor }) => [type, by, actor.kind])
    expect(events).toContainEqual(['confirmed', 'web', 'citizen'])
    expect(events).toContainEqual(['moved', 'call-centre', 'staff'])
    expect(events).toContainEqual(['cancelled', 'call-centre', 'staff'])
    await drainOutbox(world.ctx())
    const mails = await mailsOf(world, id)
    expect(mails.map((mail) => mail.kind)).toEqual(
      expect.arrayContaining(['change', 'cancellation']),
    )
    for (const mail of mails) {
      expect(openField(mail.to, at('mails', 'to', String(mail.id)))).toBe('taro@example.jp')
    }
    expect((await auditOf(world, `reservations/${id}`)).map((one) => one.channel)).toContain(
      'call-centre',
    )
  })

  it('OP-13 two operators act on one booking: the history names both', async () => {
    const { operator, operator2 } = world.staff
    const { id } = await booked(operator)
    await operator2.post(`/ops/reservations/${id}/move`, {
      office: office(),
      date: MONDAY,
      start: '10:00',
    })
    const { body } = await jsonOf<StaffBooking>(operator.get(`/ops/reservations/${id}`))
    const actors = (await rowOf(id))!.history!.map((event) => event.actor)
    expect(new Set(actors.map((one) => one.id))).toEqual(new Set([operator.id, operator2.id]))
    for (const { name } of actors) expect(JSON.stringify(body.history)).toContain(name)
  })
})

describe('what the operator says', () => {
  it('OP-05 what to bring changes with the procedure, and with the city’s text', async () => {
    const { operator, cityAdmin } = world.staff
    const bringOf = async (id: string) =>
      (await catalogueOf(operator)).services.find((one) => one.id === id)?.bring
    expect(await bringOf(world.service.id)).toEqual(['本人確認書類', '交付通知書'])
    expect(await bringOf(renewal)).toEqual(['マイナンバーカード'])
    const [text] = await findRows<{ id: string }>(world.payload, 'service-texts', {
      service: { equals: renewal },
    })
    const bring = 'マイナンバーカード\n照会・回答書'
    expect((await cityAdmin.patch(`/service-texts/${text!.id}`, { bring })).status).toBe(200)
    expect(await bringOf(renewal)).toEqual(['マイナンバーカード', '照会・回答書'])
  })

  it('OP-04 the read-out card has number, date, time and what the city prescribes; an edited text shows next time', async () => {
    const { operator, cityAdmin } = world.staff
    const first = await booked(operator)
    expect(first.readOut).toContain(first.numberSpoken)
    expect(first.readOut).toContain('12月7日')
    expect(first.readOut).toContain('9時')
    expect(first.readOut).toContain('交付通知書')
    const [text] = await findRows<{ id: string }>(world.payload, 'service-texts', {
      service: { equals: world.service.id },
    })
    const saved = await cityAdmin.patch(`/service-texts/${text!.id}`, {
      readOut: '番号は{{number}}、{{date}}{{time}}、{{office}}です。10分前にお越しください。',
    })
    expect(saved.status).toBe(200)
    const second = await booked(operator)
    expect(second.readOut).toContain(`番号は${second.numberSpoken}`)
    expect(second.readOut).toContain('10分前にお越しください。')
  })

  it('OP-06 one look-up answers status and what to bring', async () => {
    const { operator } = world.staff
    const one = await booked(operator)
    await operator.post(`/ops/reservations/${one.id}/cancel`, {})
    const { body } = await jsonOf<LookUp>(operator.post('/ops/search', { text: one.number }))
    expect(body.bookings[0]).toMatchObject({
      status: 'cancelled',
      outcome: 'none',
      bring: ['本人確認書類', '交付通知書'],
    })
  })

  it('ID-08 every confirmed booking has a receipt number: single, nine digits that a slip of the tongue breaks, searchable', async () => {
    const { operator } = world.staff
    const made = await Promise.all(
      Array.from({ length: 12 }, () => booked(operator, { service: renewal })),
    )
    expect(new Set(made.map((one) => one.number)).size).toBe(12)
    for (const { id, number, numberSpoken } of made) {
      expect(number).toMatch(/^[1-9]\d{8}$/)
      expect(numberSpoken).toMatch(/^\d{3}-\d{3}-\d{3}$/)
      const { body } = await jsonOf<LookUp>(operator.post('/ops/search', { text: numberSpoken }))
      expect(body.bookings.map((one) => one.id)).toEqual([id])
    }
    const misheard = made[0]!.number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const { body } = await jsonOf<LookUp>(operator.post('/ops/search', { text: misheard }))
    expect(body).toMatchObject({ bookings: [], hint: 'misheard' })
  })

  it('ID-12 (part) who lost the only number is found by day and time, in the offices of the account', async () => {
    const { operator, otherWindow } = world.staff
    const made = await booked(operator, { service: renewal, start: '10:30' })
    const search = async (staff: Staff, text: string) =>
      (await jsonOf<LookUp>(staff.post('/ops/search', { text }))).body
    for (const text of [
      '12/7 10:30',
      '１２／７　１０：３０',
      '12月7日（月）10時30分',
      '12月7日10時半',
    ]) {
      const { bookings, hint } = await search(operator, text)
      expect([text, hint]).toEqual([text, ''])
      expect(bookings.map(({ id }) => id)).toContain(made.id)
      expect(new Set(bookings.map(({ date, start }) => `${date} ${start}`))).toEqual(
        new Set([`${MONDAY} 10:30`]),
      )
    }
    const elsewhere = await search(otherWindow, '12/7 10:30')
    expect(elsewhere.bookings.map(({ id }) => id)).not.toContain(made.id)
    expect(await search(operator, '12/7 03:00')).toMatchObject({ bookings: [], hint: 'day-none' })
    expect(await search(operator, '山田')).toMatchObject({ bookings: [], hint: 'name' })
    const date = '2026-12-08'
    await addSlot(withService(world, renewal), { start: '09:00', capacity: 40, date })
    for (let index = 0; index < 31; index++) await booked(operator, { service: renewal, date })
    const many = await search(operator, '12/8')
    expect(many.hint).toBe('day-many')
    expect(many.bookings).toHaveLength(30)
  })
})

describe('kinds of bookings', () => {
  it('OP-07 an operator takes pickup, certificate renewal and a visiting application', async () => {
    const { operator } = world.staff
    const details = { name: '川崎 花子', birthday: '1980-04-01' }
    const kinds = [
      await booked(operator),
      await booked(operator, { service: renewal }),
      await booked(operator, { service: outreach, details }),
    ]
    expect(kinds.map((one) => one.service.code)).toEqual(['pickup', 'renewal', 'outreach'])
    for (const one of kinds)
      expect(one).toMatchObject({ status: 'confirmed', channel: 'call-centre' })
  })

  it('BK-20 two services of one office and time: rules, identification, texts and seats of their own', async () => {
    const { operator } = world.staff
    const [a, b] = [world.service.id, renewal]
    const start = '16:00'
    await addSlot(withService(world, a), { start, capacity: 1 })
    await addSlot(withService(world, b), { start, capacity: 2 })
    await booked(operator, { start })
    expect((await place(operator, { start })).body.code).toBe('SLOT_FULL')
    await booked(operator, { start, service: b })
    await booked(operator, { start, service: b })
    expect((await place(operator, { start, service: b })).body.code).toBe('SLOT_FULL')
    const { services } = await catalogueOf(operator)
    const seen = services.map(({ code, identification, name, bring }) => [
      code,
      identification,
      name,
      bring.length > 0,
    ])
    expect(seen).toEqual(
      expect.arrayContaining([
        ['pickup', 'reservation-number', '受け取り', true],
        ['renewal', 'none', '更新', true],
        ['outreach', 'details', '訪問型出張申請', false],
      ]),
    )
  })

  it('BK-13 ward staff book for their office; the channel is 市職員', async () => {
    const { cityStaff } = world.staff
    expect(await booked(cityStaff)).toMatchObject({
      channel: 'city-staff',
      office: { id: office() },
    })
    expect((await place(cityStaff, { office: office(1) })).status).toBe(403)
  })

  it('OP-12 window staff take bookings of their own phone line; the channel is 電話(窓口)', async () => {
    const { windowStaff, operator } = world.staff
    const one = await booked(windowStaff)
    expect(one.channel).toBe('phone-counter')
    expect((await rowOf(one.id))?.lane).toBe('phone')
    expect((await catalogueOf(windowStaff)).channels[0]).toEqual({
      value: 'phone-counter',
      label: '電話(窓口)',
    })
    expect((await place(operator, { channel: 'phone-counter' })).status).toBe(403)
  })

  it('PB-09 (part) the staff’s steps have the names and the order of the citizen’s pages', async () => {
    const { services, vacancy } = await catalogueOf(world.staff.operator)
    for (const [code, number] of [
      ['pickup', await addPerson(world)],
      ['renewal', ''],
    ] as const) {
      const steps = services.find((one) => one.code === code)!.steps.map((step) => step.name)
      const browser = new Browser(world.payload, '10.9.0.2')
      await browser.get(`/ja/book/${code}`)
      await browser.submit(number ? { number } : {})
      if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
      await browser.submit({ office: 'kawasaki' })
      const positions = steps.map((name) => browser.page.text.indexOf(name))
      expect(positions.every((at) => at >= 0)).toBe(true)
      expect(positions).toEqual([...positions].sort((a, b) => a - b))
      expect(browser.page.text).toContain(vacancy.free)
    }
    expect(vacancy.full).toBe(messagesIn('ja').dayFull)
  })
})

describe('beside bookings', () => {
  it('OP-11 a referral is picked from the city’s list, recorded, and counted in the statistics', async () => {
    const { operator, cityAdmin } = world.staff
    const made = await jsonOf<{ doc: { id: string } }>(
      cityAdmin.post('/referral-targets', { name: '国のフリーダイヤル', order: 1, active: true }),
    )
    const target = made.body.doc.id
    expect((await catalogueOf(operator)).referrals.map((one) => one.name)).toContain(
      '国のフリーダイヤル',
    )
    const same = { target, language: 'vi', idemKey: randomUUID() }
    for (const body of [same, same, { target, idemKey: randomUUID() }])
      expect((await operator.post('/ops/referrals', body)).status).toBe(201)
    const counts = await accepted()
    expect(counts.referrals).toEqual([{ target: '国のフリーダイヤル', count: 2 }])
    await cityAdmin.patch(`/referral-targets/${target}`, { active: false })
    const gone = { target, idemKey: randomUUID() }
    expect((await operator.post('/ops/referrals', gone)).status).toBe(404)
  })

  it('OP-11 (part) the line that stops a lost card is said first, wherever it stands in the list', async () => {
    const { operator, cityAdmin } = world.staff
    for (const target of [
      { name: '制度の案内', order: 1 },
      { name: 'カードをなくしたとき', phone: '0120-95-0178', order: 900, urgent: true },
    ])
      expect((await cityAdmin.post('/referral-targets', { active: true, ...target })).status).toBe(
        201,
      )
    const { referrals } = await catalogueOf(operator)
    expect(referrals[0]).toMatchObject({ name: 'カードをなくしたとき', urgent: true })
  })

  it('AX-10 (part) a booking carries the language used; AX-06 (part) and people are counted by it', async () => {
    const before = await accepted()
    const one = await booked(world.staff.operator, { language: 'vi' })
    expect((await rowOf(one.id))?.language).toBe('vi')
    expect(one.languageLabel).toBe('ベトナム語')
    const of = (counts: AcceptedCounts) =>
      counts.byLanguage.find(({ language }) => language === 'vi')?.count ?? 0
    expect(of(await accepted())).toBe(of(before) + 1)
  })

  it('OP-08 an operator with a login of the own sees bookings, calls and the day’s report, nobody’s card, settings or accounts', async () => {
    const { operator } = world.staff
    const open = []
    for (const { slug } of world.payload.config.collections) {
      if (slug.startsWith('payload-')) continue
      const answer = await operator.get(`/${slug}?depth=0&limit=100`)
      if (answer.status !== 200) continue
      open.push(slug)
    }
    // All that the API reads to an operator: bookings, calls and what came of them, and the words of answers.
    expect(open.sort()).toEqual([
      'calendar-exceptions',
      'callbacks',
      'complaints',
      'duty-reports',
      'escalations',
      'external-bookings',
      'holidays',
      'incidents',
      'inquiries',
      'inquiry-categories',
      'mails',
      'notices',
      'offices',
      'opening-patterns',
      'phone-lines',
      'referral-targets',
      'referrals',
      'reservations',
      'rule-documents',
      'service-texts',
      'services',
      'slots',
      'urgent-demands',
      'users',
      'waitlist-entries',
    ])
    expect((await operator.get('/globals/city-settings')).status).toBe(403)
    const accounts = (await (await operator.get('/users?depth=0')).json()) as {
      docs: { id: string }[]
    }
    expect(accounts.docs.map((one) => one.id)).toEqual([operator.id])
    const links = menuFor({ id: '1', roles: ['operator'], active: true }).flatMap((group) =>
      group.items.map((item) => item.href.split('/').pop()),
    )
    expect(links.sort()).toEqual(
      [
        'admin',
        'contact-card',
        'desk',
        'duty-reports',
        'lists',
        'reservations',
        'waitlist-entries',
        'mails',
        'referrals',
        'external-bookings',
        'security',
        'rule-documents',
        'faq-search',
        'manuals',
        'inquiries',
        'escalations',
        'complaints',
        'callbacks',
        'urgent-demands',
        'phone-lines',
        'incidents',
        'work',
      ].sort(),
    )
  })

  it('a screen that shows an older state of a booking neither moves nor cancels it, and repeats stay harmless', async () => {
    const { operator, operator2 } = world.staff
    const shown = await booked(operator)
    const path = `/ops/reservations/${shown.id}`
    const to = (start: string) => ({ office: office(), date: MONDAY, start, seen: shown.seen })
    const moved = await jsonOf<Answer>(operator2.post(`${path}/move`, to('10:30')))
    expect(moved.body).toMatchObject({ start: '10:30' })
    // The same move again (its answer was lost) is done, not stale.
    expect((await operator2.post(`${path}/move`, to('10:30'))).status).toBe(200)
    for (const [act, body] of [
      ['move', to('10:00')],
      ['cancel', { seen: shown.seen }],
    ] as const) {
      const refused = await jsonOf<Answer>(operator.post(`${path}/${act}`, body))
      expect([refused.status, refused.body.code]).toEqual([409, 'CHANGED_MEANWHILE'])
      expect(refused.body.detail).toContain('別の画面で変わりました')
    }
    expect(await rowOf(shown.id)).toMatchObject({ start: '10:30', status: 'confirmed' })
    const { seen } = (await jsonOf<Answer>(operator.get(path))).body
    expect((await operator.post(`${path}/cancel`, { seen })).status).toBe(200)
    expect((await operator.post(`${path}/cancel`, { seen: 'いつか' })).status).toBe(422)
  })

  const accepted = async () =>
    (
      await jsonOf<AcceptedCounts>(
        world.staff.supervisor.get('/ops/lists/accepted?from=2026-11-30&to=2026-12-31'),
      )
    ).body

  it('OP-09 (part) without the booking module nothing is booked here; external numbers are recorded and counted', async () => {
    const { operator, windowStaff } = world.staff
    const existing = await booked(operator)
    const number = await addPerson(world)
    const setModule = (bookingModule: boolean) =>
      world.payload.updateGlobal({ slug: 'city-settings', data: { bookingModule } })
    await setModule(false)
    try {
      const before = await world.payload.count({ collection: 'reservations' })
      expect((await catalogueOf(operator)).bookingModule).toBe(false)
      expect((await place(operator, { numbers: [number] })).body).toMatchObject({
        code: 'CHANNEL_CLOSED',
        detail: expect.stringContaining('外部システムの予約'),
      })
      const tries: [Staff, string, object][] = [
        [
          operator,
          `/ops/reservations/${existing.id}/move`,
          { office: office(), date: MONDAY, start: '10:30' },
        ],
        [
          windowStaff,
          '/ops/reception/walk-in',
          {
            office: office(),
            service: world.service.id,
            decision: 'receive',
            documentsComplete: true,
            crowded: false,
            idemKey: randomUUID(),
          },
        ],
        [
          operator,
          '/ops/waitlist',
          { service: world.service.id, dateFrom: MONDAY, dateTo: MONDAY },
        ],
      ]
      for (const [staff, path, body] of tries)
        expect([path, (await staff.post(path, body)).status]).toEqual([path, 403])
      const page = await new Browser(world.payload, '10.9.0.3').get('/ja/book/pickup')
      expect(page.html).not.toContain('<form')
      expect(await world.payload.count({ collection: 'reservations' })).toEqual(before)

      const record = { kind: 'new', number: 'A-1001', count: 2, idemKey: randomUUID() }
      for (const body of [record, record, { ...record, kind: 'cancel', idemKey: randomUUID() }])
        expect((await operator.post('/ops/external-bookings', body)).status).toBe(201)
      const refused = { ...record, number: '123456789018', idemKey: randomUUID() }
      expect((await operator.post('/ops/external-bookings', refused)).status).toBe(422)
      expect((await accepted()).external).toEqual([
        { kind: 'new', label: '新規', count: 2 },
        { kind: 'change', label: '変更', count: 0 },
        { kind: 'cancel', label: '取消し', count: 2 },
      ])
      expect((await operator.post(`/ops/reservations/${existing.id}/cancel`, {})).status).toBe(200)
    } finally {
      await setModule(true)
    }
    expect((await place(operator, { numbers: [number] })).status).toBe(201)
  })
})

describe('applicants’ details', () => {
  it('ID-07 the items are the city’s choice, never マイナンバー, encrypted, and each reading is in the log', async () => {
    expect(Object.keys(INPUT_ITEM).join()).not.toMatch(/number|mynumber/i)
    const { operator, cityStaff, secretariat } = world.staff
    const details = { name: '髙橋 花子', birthday: '1980-04-02', accommodation: '車いす' }
    const one = await booked(operator, { service: outreach, details })
    const stored = JSON.stringify(await rowOf(one.id))
    for (const value of Object.values(details)) expect(stored).not.toContain(value)

    const read = (staff: Staff, purpose: string) =>
      jsonOf<{ items: { label: string; value: string }[]; code?: string }>(
        staff.post(`/ops/reservations/${one.id}/personal`, { purpose }),
      )
    expect((await read(operator, '確認')).status).toBe(403)
    expect((await read(cityStaff, ' ')).body.code).toBe('PURPOSE_REQUIRED')
    expect((await read(cityStaff, '番号 123456789018')).body.code).toBe('INDIVIDUAL_NUMBER')
    expect((await read(secretariat, '申請書の作成')).body.items).toEqual([
      { label: '氏名', value: '髙橋 花子' },
      { label: '生年月日', value: '1980-04-02' },
      { label: '配慮が必要なこと', value: '車いす' },
    ])
    const log = (await auditOf(world, `reservations/${one.id}`)).filter(
      (entry) => entry.action === 'personal.view',
    )
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({ purpose: '申請書の作成', count: 1, actorKind: 'staff' })
    expect(JSON.stringify(log)).not.toContain('花子')

    await world.payload.update({
      collection: 'services',
      id: outreach,
      data: { inputItems: [{ item: 'name', required: true }] as never },
    })
    const { services } = await catalogueOf(operator)
    const items = services.find((service) => service.id === outreach)!.inputItems
    expect(items.map(({ item }) => item)).toEqual(['name'])
    await world.payload.update({
      collection: 'services',
      id: outreach,
      data: { inputItems: ITEMS as never },
    })
  })

  it('who was served may book the same service again; with a number the card decides', async () => {
    const { operator, windowStaff } = world.staff
    const details = { name: '佐藤 次郎', birthday: '1990-05-05' }
    const visit = await booked(operator, { service: outreach, details })
    const again = () => place(operator, { service: outreach, details, start: '10:00' })
    expect((await again()).body.code).toBe('ALREADY_BOOKED')
    const numbered = await booked(operator)
    world.clock.now = new Date(toIso(MONDAY, '09:05'))
    const done = (id: string, what: string, body = {}) =>
      windowStaff.post(`/ops/reception/${id}/${what}`, body)
    for (const { id, number } of [visit, numbered]) {
      await windowStaff.post('/ops/reception/check-in', { text: number, office: office() })
      expect((await done(id, 'outcome', { outcome: 'completed' })).status).toBe(200)
    }
    expect((await done(visit.id, 'undo')).status).toBe(200)
    expect((await again()).body.code).toBe('ALREADY_BOOKED')
    expect((await done(visit.id, 'outcome', { outcome: 'completed' })).status).toBe(200)
    expect((await again()).status).toBe(201)
    expect((await jsonOf(done(visit.id, 'undo'))).body.code).toBe('ALREADY_BOOKED')
    const card = await place(operator, { numbers: [numbered.identifier], start: '10:00' })
    expect(card.body.code).toBe('ALREADY_BOOKED')
    world.clock.now = new Date(toIso(addDays(MONDAY, -7), '12:00'))
  })

  it('AX-05 (part) a need is noted where the city asks for it, by phone as on the site', async () => {
    const { operator, windowStaff } = world.staff
    const { services } = await catalogueOf(operator)
    const item = services.find((one) => one.id === outreach)!.inputItems
    expect(item).toContainEqual({
      item: 'accommodation',
      label: '配慮が必要なこと',
      required: false,
    })
    const details = { name: '田中 三郎', birthday: '1970-01-01', accommodation: '手話通訳' }
    const one = await booked(operator, { service: outreach, details })
    expect(one.hasDetails).toBe(true)
    const { body } = await jsonOf<{ items: { label: string; value: string }[] }>(
      windowStaff.post(`/ops/reservations/${one.id}/personal`, { purpose: '来庁の準備' }),
    )
    expect(body.items).toContainEqual({ label: '配慮が必要なこと', value: '手話通訳' })
  })
})
