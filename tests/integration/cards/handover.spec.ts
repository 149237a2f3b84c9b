import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { updateWhere, findRow, findRows } from '@/db/atomic'
import { bookNow } from '@/services/booking/book'
import { identify } from '@/services/booking/identify'
import type { ReservationRow } from '@/services/booking/types'
import type { CardDetail } from '@/services/cards/card-detail'
import type { HandoverDone } from '@/services/cards/handover/handover'
import type { Handover } from '@/services/cards/handover/view'
import { citizenContext } from '@/services/context'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { type CardWorld, eventsOf, openCardWorld } from '../../helpers/card-world'
import { crashAt } from '../../helpers/crash'
import { jsonOf } from '../../helpers/desk-world'
import { signIn, type Staff } from '../../helpers/staff'

const TODAY = '2026-12-07'
const LATER = new Date('2026-12-07T00:46:00.000Z')

type Refusal = { code: string; detail: string }

let world: CardWorld
let clerk: Staff
let colleague: Staff

beforeAll(async () => {
  world = await openCardWorld({ slots: true })
  clerk = world.ward
  colleague = await signIn(world.payload, ['city-staff'], [world.office])
  await world.add(1, 40)
})
afterAll(() => world.close())

const code = (index: number) => `ABC${100_000 + index}`
const open = (staff: Staff, wanted: object) =>
  jsonOf<Handover & Refusal>(staff.post('/ops/cards/handover/open', wanted))
const finish = (staff: Staff, body: object) =>
  jsonOf<HandoverDone & Refusal>(staff.post('/ops/cards/handover/finish', body))

/** All checks of the case with this label; without the label, of the holder in person. */
function ticked(handover: Handover, label = '本人が来庁') {
  const kase = handover.cases.find((one) => one.label.startsWith(label))!
  return {
    id: handover.card.id,
    case: kase.id,
    checks: kase.checks.map(({ id }) => id),
    op: randomUUID(),
  }
}

/** A visit of these cards' holders today, booked as a citizen does. */
async function book(indexes: number[], start = '10:00'): Promise<ReservationRow> {
  const before = world.clock.now
  world.clock.now = new Date('2026-12-04T01:00:00.000Z')
  const config = await readBookingConfig(world.payload)
  const service = findService(config, 'pickup')!
  const ctx = citizenContext(world.payload)
  const identities = []
  for (const index of indexes) {
    identities.push(await identify(ctx, service, { number: String(7_000_000_000 + index) }, ''))
  }
  const row = await bookNow(ctx, {
    config,
    service,
    office: world.office,
    date: TODAY,
    start,
    partySize: indexes.length,
    identities,
    idemKey: randomUUID(),
    language: 'ja',
  })
  world.clock.now = before
  return row
}
const visit = async (id: string) =>
  (await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } }))!

describe('one card, one handover', () => {
  it('CD-10 (part) opens by card or receipt number, closes the visit with the card and keeps what was checked', async () => {
    const row = await book([1])
    const { status, body } = await open(clerk, { code: row.number })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      card: { manufacturingNumber: code(1), name: '川崎　花子' },
      visit: { id: row.id, start: '10:00' },
      household: [],
    })
    expect((await finish(clerk, ticked(body))).body).toMatchObject({
      card: { status: '交付済み', issuedOn: TODAY },
      visit: 'completed',
    })
    expect(await visit(row.id)).toMatchObject({ outcome: 'completed' })
    const types = (await eventsOf(world, (await world.card(1)).cardKey)).map(({ type }) => type)
    expect(types.filter((type) => type !== 'created')).toEqual(['handover-started', 'status'])
    expect((await open(clerk, { code: code(1) })).body).toMatchObject({ code: 'ALREADY_ISSUED' })
  })

  it('CD-10 the way of one card: dispatch, booking, visit and issue, each with its day', async () => {
    await world.add(70, 70, { 状態区分: '交付前設定済み' })
    const { id } = await world.card(70)
    const sent = { id, status: '交付通知書発送済み', reason: '' }
    expect((await world.admin.post('/ops/cards/status', sent)).status).toBe(200)
    const row = await book([70])
    const { body } = await open(clerk, { code: row.number })
    expect((await finish(clerk, ticked(body))).status).toBe(200)
    const detail = await jsonOf<CardDetail>(clerk.get(`/ops/cards/${id}`))
    const day = (label: string) => detail.body.steps.find((step) => step.label === label)?.on
    expect(['交付通知書発送', '予約', '交付'].map(day)).toEqual([TODAY, TODAY, TODAY])
    expect(detail.body.bookings).toMatchObject([
      { id: row.id, when: `${TODAY} 10:00`, outcome: '来庁済み' },
    ])
    const told = detail.body.timeline.map(({ when, what, who }) => [when.slice(0, 10), what, who])
    expect(told.filter(([, what]) => what!.includes('→'))).toEqual([
      [TODAY, '交付通知書発送済み → 交付済み', expect.stringMatching('職員')],
      [TODAY, '交付前設定済み → 交付通知書発送済み', expect.stringMatching('職員')],
    ])
  })

  it('of 20 clerks who scan one card at once, one gets it and the others are told', async () => {
    const clerks = await Promise.all(
      Array.from({ length: 20 }, () => signIn(world.payload, ['city-staff'], [world.office])),
    )
    const answers = await Promise.all(clerks.map((one) => open(one, { code: code(2) })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect(['SERVED_BY_OTHER', 'BUSY']).toContain(body.code)
      expect([409, 503]).toContain(status)
    }
  }, 120_000)

  it('a card is issued once, though 20 answers come at once; the same answer again changes nothing', async () => {
    const { body } = await open(clerk, { code: code(3) })
    const answer = ticked(body)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        finish(clerk, at < 10 ? answer : { ...answer, op: randomUUID() }),
      ),
    )
    const card = await world.card(3)
    const issues = card.history!.filter(({ to }) => to?.status === '交付済み')
    expect(issues).toHaveLength(1)
    const won = answers.filter(({ status }) => status === 200)
    expect(won.length).toBeGreaterThan(0)
    for (const { status, body: refusal } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBeGreaterThanOrEqual(409)
      expect(['ALREADY_ISSUED', 'CHANGED_MEANWHILE', 'LOCK_LOST', 'BUSY']).toContain(refusal.code)
    }
    const winner = issues[0]!.op
    expect((await finish(clerk, { ...answer, op: winner })).status).toBe(200)
    expect((await world.card(3)).rev).toBe(card.rev)
  }, 120_000)

  it('two clerks cannot take the same visitor: the second reads that somebody serves', async () => {
    const { body } = await open(clerk, { code: code(4) })
    expect((await open(colleague, { code: code(4) })).body).toMatchObject({
      code: 'SERVED_BY_OTHER',
    })
    expect((await finish(colleague, ticked(body))).body.code).toBe('SERVED_BY_OTHER')
    await clerk.post('/ops/cards/handover/leave', { id: body.card.id, reason: '席を外す' })
    expect((await open(colleague, { code: code(4) })).status).toBe(200)
    expect((await finish(clerk, ticked(body))).body.code).toBe('SERVED_BY_OTHER')
  })

  it('after a quarter of an hour the card is free again, and the first clerk has to scan anew', async () => {
    const { body } = await open(clerk, { code: code(5) })
    const before = world.clock.now
    world.clock.now = LATER
    try {
      expect((await finish(clerk, ticked(body))).body.code).toBe('LOCK_LOST')
      expect((await open(colleague, { code: code(5) })).status).toBe(200)
      expect((await finish(clerk, ticked(body))).body.code).toBe('SERVED_BY_OTHER')
    } finally {
      world.clock.now = before
    }
    expect((await world.card(5)).status).toBe('交付通知書発送済み')
  })

  it('a crash between card and visit is made good by sending the same again', async () => {
    const row = await book([6])
    const { body } = await open(clerk, { code: code(6) })
    const answer = ticked(body)
    const { custom } = world.payload.config
    world.payload.config.custom = {
      ...custom,
      fault: crashAt('handed-over'),
    }
    expect((await finish(clerk, answer)).status).toBe(500)
    world.payload.config.custom = custom
    expect((await world.card(6)).status).toBe('交付済み')
    expect((await visit(row.id)).outcome).toBe('none')
    expect((await finish(clerk, answer)).body).toMatchObject({ visit: 'completed' })
    expect((await visit(row.id)).outcome).toBe('completed')
    const issues = (await world.card(6)).history!.filter(({ to }) => to?.status === '交付済み')
    expect(issues).toHaveLength(1)
  })

  it('tells nothing of cards of other offices and refuses cards that are not ready', async () => {
    expect((await open(world.stranger, { code: code(7) })).status).toBe(404)
    const { id } = await world.card(7)
    expect((await open(world.stranger, { id })).status).toBe(404)
    expect((await open(world.operator, { id })).status).toBe(403)
    await world.add(60, 60, { 状態区分: '受入れ済み' })
    expect((await open(clerk, { code: code(60) })).body.code).toBe('NOT_READY')
  })
})

describe('what is checked', () => {
  it('AC-06 (part) refuses missing checks, and checks of the city made by the vendor', async () => {
    const { body } = await open(world.window, { code: code(10) })
    const answer = ticked(body)
    const missing = await finish(world.window, { ...answer, checks: answer.checks.slice(1) })
    expect(missing).toMatchObject({ status: 422, body: { code: 'CHECKS_MISSING' } })
    expect(missing.body.detail).toContain('交付通知書')
    expect((await finish(world.window, answer)).body.code).toBe('CITY_ONLY')
    expect((await world.card(10)).status).toBe('交付通知書発送済み')
    await world.window.post('/ops/cards/handover/leave', { id: answer.id })
    await open(clerk, { code: code(10) })
    expect((await finish(clerk, answer)).status).toBe(200)
  })

  it('refuses an agent without reason and proof, and keeps both encrypted', async () => {
    const { body } = await open(clerk, { code: code(11) })
    const answer = ticked(body, '任意代理人')
    expect((await finish(clerk, answer)).body.code).toBe('PROOF_MISSING')
    expect((await finish(clerk, { ...answer, reason: '入院中' })).body.code).toBe('PROOF_MISSING')
    const own = { ...answer, reason: '入院中', proof: '123456789018' }
    expect((await finish(clerk, own)).body.code).toBe('INDIVIDUAL_NUMBER')
    const done = await finish(clerk, { ...answer, reason: '入院中', proof: '診断書' })
    expect(done.status).toBe(200)
    const stored = await world.card(11)
    expect(JSON.stringify(stored)).not.toContain('入院中')
    const events = await findRows(world.payload, 'card-events', {
      card: { equals: stored.cardKey },
    })
    expect(JSON.stringify(events)).not.toContain('診断書')
    const shown = await jsonOf<{ timeline: { detail: string }[] }>(
      clerk.get(`/ops/cards/${stored.id}`),
    )
    expect(shown.body.timeline[0]?.detail).toContain('理由: 入院中　証明: 診断書')
  })

  it('BK-30 (part) who leaves without the card is 交付できず with the reason, and the card is free', async () => {
    const row = await book([12], '10:30')
    const { body } = await open(clerk, { code: code(12) })
    const leave = (more: object) =>
      clerk.post('/ops/cards/handover/leave', { id: body.card.id, ...more })
    expect((await leave({ refused: true })).status).toBe(422)
    expect((await leave({ refused: true, reason: '書類が足りない' })).status).toBe(200)
    expect(await visit(row.id)).toMatchObject({
      outcome: 'refused',
      outcomeReason: '書類が足りない',
    })
    expect((await open(colleague, { code: code(12) })).status).toBe(200)
  })
})

describe('who may not be handed a card', () => {
  it('a child, or whoever somebody acts for, is not served alone, under the city’s age', async () => {
    await world.add(61, 61, { 生年月日: '2021-07-27' })
    await world.add(62, 62, { 備考: '成年被後見人' })
    const child = await open(clerk, { code: code(61) })
    expect(child.body.holder).toEqual({ age: 5, legalAgent: '5歳です（15歳未満）。' })
    expect((await finish(clerk, ticked(child.body))).body.code).toBe('LEGAL_AGENT_NEEDED')
    expect((await world.card(61)).status).toBe('交付通知書発送済み')
    expect((await finish(clerk, ticked(child.body, '15歳未満'))).status).toBe(200)
    const ward = await open(clerk, { code: code(62) })
    expect(ward.body.holder.legalAgent).toContain('成年被後見人')
    expect((await finish(clerk, ticked(ward.body))).body.code).toBe('LEGAL_AGENT_NEEDED')
    await world.add(64, 64, { 生年月日: '2010-04-01' })
    const grown = await open(clerk, { code: code(64) })
    expect(grown.body.holder).toEqual({ age: 16, legalAgent: '' })
    await world.payload.updateGlobal({ slug: 'city-settings', data: { legalAgentUnder: 18 } })
    expect((await finish(clerk, ticked(grown.body))).body.code).toBe('LEGAL_AGENT_NEEDED')
    await world.payload.updateGlobal({ slug: 'city-settings', data: { legalAgentUnder: 15 } })
    expect((await finish(clerk, ticked(grown.body))).status).toBe(200)
  })

  it('whoever cannot be told for grown-up is not served alone: the birthday cannot be read', async () => {
    await world.add(65, 65)
    const { id } = await world.card(65)
    await updateWhere(world.payload, 'cards', { id: { equals: id } }, { birthday: 'enc2:damaged' })
    const { body } = await open(clerk, { code: code(65) })
    expect(body.holder).toMatchObject({
      age: null,
      legalAgent: expect.stringContaining('読み取れず'),
    })
    expect((await finish(clerk, ticked(body))).body.code).toBe('LEGAL_AGENT_NEEDED')
    expect((await finish(clerk, ticked(body, '15歳未満'))).status).toBe(200)
  })

  it('a card that may not be handed over is named, with its number and person', async () => {
    await world.add(63, 63, { 状態区分: '受入れ済み' })
    expect((await open(clerk, { code: code(63) })).body).toMatchObject({
      code: 'NOT_READY',
      number: 'K-63',
      person: '川崎　花子',
    })
  })

  it('BK-22 a walk-in who was sent away is set to 交付済み by nobody: not at the window, and not past it', async () => {
    const service = findService(await readBookingConfig(world.payload), 'pickup')!
    const walkIn = (more: object) =>
      jsonOf<{ outcome: string }>(
        clerk.post('/ops/reception/walk-in', {
          office: world.office,
          service: service.id,
          number: String(7_000_000_014),
          crowded: false,
          idemKey: randomUUID(),
          ...more,
        }),
      )
    const opened = await open(clerk, { code: code(14) })
    const refused = await walkIn({
      decision: 'refuse',
      documentsComplete: false,
      reason: '本人確認書類なし',
    })
    expect(refused.body.outcome).toBe('refused')
    expect((await finish(clerk, ticked(opened.body))).body.code).toBe('VISIT_REFUSED')
    const again = await open(clerk, { code: code(14) })
    expect(again.body).toMatchObject({ code: 'VISIT_REFUSED', number: 'K-14' })
    expect(again.body.detail).toContain('本人確認書類なし')
    const supervisor = await signIn(world.payload, ['supervisor'])
    const set = (staff: Staff) =>
      staff.post('/ops/cards/status', {
        id: opened.body.card.id,
        status: '交付済み',
        reason: '渡した',
      })
    expect((await set(supervisor)).status).toBe(403)
    expect((await set(world.window)).status).toBe(403)
    // Not by the city either, one by one or from a list, until the reception has received the person.
    for (const staff of [clerk, world.admin]) {
      const answer = await set(staff)
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'VISIT_REFUSED' }])
    }
    const bulk = await jsonOf<{ lines: { ok: boolean; message: string }[] }>(
      clerk.post('/ops/cards/bulk', {
        codes: [code(14)],
        status: '交付済み',
        reason: '渡した',
        op: randomUUID(),
      }),
    )
    expect(bulk.body.lines).toMatchObject([
      { ok: false, message: expect.stringContaining('本人確認書類なし') as string },
    ])
    expect((await world.card(14)).status).toBe('交付通知書発送済み')
    // With the papers the reception receives the person, and the window goes on.
    expect((await walkIn({ decision: 'receive', documentsComplete: true })).body.outcome).toBe(
      'arrived',
    )
    const open2 = await open(clerk, { code: code(14) })
    expect((await finish(clerk, ticked(open2.body))).status).toBe(200)
    // What the city sets past the window is in the log.
    const other = await world.card(15)
    const past = { id: other.id, status: '交付済み', reason: '紙の記録から' }
    expect((await clerk.post('/ops/cards/status', past)).status).toBe(200)
    const logs = await findRows(world.payload, 'audit-logs', {
      and: [{ action: { equals: 'cards.status' } }, { target: { equals: `cards/${other.id}` } }],
    })
    expect(logs).toHaveLength(1)
  })
})

describe('a household', () => {
  it('its cards go one after the other, and the visit ends with the last', async () => {
    const row = await book([20, 21, 22], '11:00')
    const first = await open(clerk, { code: row.number })
    expect(first.body.household.map(({ number, isReady }) => [number, isReady])).toEqual([
      ['K-20', true],
      ['K-21', true],
      ['K-22', true],
    ])
    const one = await finish(clerk, ticked(first.body))
    expect(one.body).toMatchObject({ visit: 'waiting', card: { manufacturingNumber: code(20) } })
    expect(one.body.next.map(({ number }) => number)).toEqual(['K-21', 'K-22'])
    expect((await visit(row.id)).outcome).toBe('arrived')

    const second = await open(clerk, { code: row.number })
    expect(second.body.card.manufacturingNumber).toBe(code(21))
    expect((await finish(clerk, ticked(second.body))).body.visit).toBe('waiting')
    const third = await open(clerk, { code: code(22) })
    expect(third.body.visit?.id).toBe(row.id)
    expect((await finish(clerk, ticked(third.body))).body).toMatchObject({
      visit: 'completed',
      next: [],
    })
    expect((await visit(row.id)).outcome).toBe('completed')
  })

  it('two clerks who hand over the last two cards at once end the visit once', async () => {
    const row = await book([23, 24], '11:30')
    const [a, b] = await Promise.all([
      open(clerk, { code: code(23) }),
      open(colleague, { code: code(24) }),
    ])
    const [left, right] = await Promise.all([
      finish(clerk, ticked(a.body)),
      finish(colleague, ticked(b.body)),
    ])
    expect([left.status, right.status]).toEqual([200, 200])
    const after = await visit(row.id)
    expect(after.outcome).toBe('completed')
    const ends = after.history!.filter(({ to }) => to?.outcome === 'completed')
    expect(ends).toHaveLength(1)
  })

  it('a card that is stopped holds up nobody', async () => {
    const row = await book([25, 26], '13:00')
    const { id } = await world.card(26)
    const stop = { id, status: '交付取りやめ', reason: '転出' }
    expect((await clerk.post('/ops/cards/status', stop)).status).toBe(200)
    const { body } = await open(clerk, { code: code(25) })
    expect((await finish(clerk, ticked(body))).body.visit).toBe('completed')
    expect((await visit(row.id)).outcome).toBe('completed')
  })
})
