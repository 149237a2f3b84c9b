/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { type AbsenceView, fillAbsence, reportAbsence } from '@/services/people/absences/report'
import { settleAbsences } from '@/services/people/absences/settle'
import type { OwnShifts } from '@/services/people/shifts/own'
import { logWeeks, publishWeek } from '@/services/people/shifts/publish'
import { logSheets, putCells } from '@/services/people/shifts/put'
import type { WeekView } from '@/services/people/shifts/week'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint } from '../../helpers/crash'
import { signIn, type Staff } from '../../helpers/staff'
import { MONDAY, openWorld, type World } from '../../helpers/world'

const CALL = 'コールセンター'
let world: World
let city: Staff
let supervisor: Staff
let types: Record<'A' | 'B' | 'C' | 'D' | 'W' | 'O', string>
let clerk: string
let lead: string

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
  clerk = await roleOf('オペレーター')
  lead = await roleOf('運営責任者')
  const day = { from: '08:30', to: '17:15' }
  types = {
    A: await typeOf('A', '早い休憩', { ...day, breaks: [{ from: '11:00', to: '12:00' }] }),
    B: await typeOf('B', '遅い休憩', { ...day, breaks: [{ from: '12:00', to: '13:00' }] }),
    C: await typeOf('C', '午前', { from: '08:30', to: '12:00' }),
    D: await typeOf('D', '休憩なし', day),
    W: await typeOf('W', '待機', { ...day, isStandby: true }),
    O: await typeOf('O', '休み', { isOff: true }),
  }
})
afterAll(() => world.close())

const made = async (who: Staff, slug: string, body: object): Promise<string> =>
  (await ok<{ doc: { id: string } }>(who.post(`/${slug}`, body))).doc.id

const roleOf = (title: string) =>
  made(city, 'work-roles', { title, careerPaper: 'none', pledge: 'none', lateNotice: 'block' })
const typeOf = (letter: string, label: string, more: object) =>
  made(supervisor, 'shift-types', { letter, label, ...more })

/** Somebody of the roster, at work from a month before. */
async function personAt(
  name: string,
  place: { site?: string; office?: string },
  { role = clerk, ...more }: { role?: string; phone?: string; account?: string } = {},
): Promise<string> {
  const body = { name, kana: name, employment: 'regular', ...more }
  const worker = await made(supervisor, 'workers', body)
  const answers = { worker, role, from: addDays(MONDAY, -30), ...place }
  const { row } = await ok<OneCase>(
    supervisor.post('/ops/cases/assignments', { answers, op: newKey() }),
  )
  const wish = { op: newKey(), seen: row.seen, answers: {} }
  await ok(supervisor.post(`/ops/cases/assignments/${row.id}/start`, wish))
  return worker
}

const needOf = (title: string, more: object) =>
  made(supervisor, 'shift-needs', {
    title,
    weekdays: ['1'],
    from: '08:30',
    to: '17:15',
    seats: 1,
    validFrom: '2026-04-01',
    ...more,
  })

const weekOf = (place: string, from = MONDAY) =>
  ok<WeekView>(supervisor.get(`/ops/shifts?${new URLSearchParams({ place, from })}`))

const put = (
  place: string,
  cells: { worker: string; types: string[]; date?: string; seen?: number }[],
) =>
  supervisor.post('/ops/shifts', {
    place,
    cells: cells.map((cell) => ({ date: MONDAY, seen: 0, ...cell })),
  })

const publish = async (place: string, reason = '', from = MONDAY) => {
  const { version } = await weekOf(place, from)
  return supervisor.post('/ops/shifts/publish', { place, from, version, reason })
}

const refusal = async (answer: Promise<Response>): Promise<[number, string]> => {
  const got = await answer
  return [got.status, ((await got.json()) as { detail: string }).detail]
}
const cellOf = (week: WeekView, worker: string, date = MONDAY) =>
  week.people.find((one) => one.worker === worker)?.cells.find((one) => one.date === date)

describe('plan of a week', () => {
  it('ST-09 CC-27 SC-12 a quarter of an hour with one person is refused with its band, and published with a reason', async () => {
    const site = 'ST-09の窓口'
    await needOf('いつも2人', { site, seats: 2 })
    const a = await personAt('阿部', { site })
    const b = await personAt('馬場', { site })
    await ok(
      put(site, [
        { worker: a, types: [types.A] },
        { worker: b, types: [types.B] },
      ]),
    )
    const week = await weekOf(site)
    expect(week.days[0]!.lacking).toEqual(['11:00〜13:00 あと1人（いつも2人）'])
    const [status, says] = await refusal(publish(site))
    expect([status, says]).toEqual([
      422,
      expect.stringContaining('12月7日（月） 11:00〜13:00 あと1人（いつも2人）'),
    ])
    expect((await weekOf(site)).published).toBe(null)
    await ok(publish(site, '新人の研修のため'))
    expect((await weekOf(site)).published).toMatchObject({
      reason: '新人の研修のため',
      isChanged: false,
    })
    // A third person takes the breaks of the others, proposed by turn and taken by a person.
    const c = await personAt('千葉', { site })
    const open = await weekOf(site)
    expect(open.proposals).toMatchObject([{ worker: c, date: MONDAY, type: expect.any(String) }])
    const [{ worker, type, rev }] = open.proposals as [WeekView['proposals'][number]]
    await ok(put(site, [{ worker, types: [type], seen: rev }]))
    const now = await weekOf(site)
    expect([now.days[0]!.lacking.length < 2, now.published?.isChanged]).toEqual([true, true])
  })

  it('SC-13 a working day on which nobody of the leading role is anywhere is flagged when the plan is saved', async () => {
    const site = 'SC-13の窓口'
    const from = addDays(MONDAY, 28)
    const tuesday = addDays(from, 1)
    await made(supervisor, 'shift-needs', {
      title: '運営責任者',
      isAnywhere: true,
      role: lead,
      weekdays: ['2'],
      seats: 1,
      validFrom: tuesday,
      validTo: tuesday,
    })
    const person = await personAt('土井', { site }, { role: lead })
    const says = ['運営責任者: どの場所にもいません']
    expect((await weekOf(site, from)).days[1]!.lacking).toEqual(says)
    expect((await refusal(publish(site, '', from)))[1]).toContain('1月5日（火） 運営責任者')
    const cell = { worker: person, date: tuesday, types: [types.O] }
    await ok(put(site, [cell]))
    expect((await weekOf(site, from)).days[1]!.lacking).toEqual(says)
    await ok(put(site, [{ ...cell, types: [types.C], seen: 1 }]))
    expect((await weekOf(site, from)).days[1]!.lacking).toEqual([])
    await ok(publish(site, '', from))
  })

  it('nobody is planned without an assignment, or at two places at once with the way between them', async () => {
    const [first, second] = world.offices
    const worker = await personAt('江口', { office: first!.id })
    expect(await refusal(put(second!.id, [{ worker, types: [types.C] }]))).toEqual([
      422,
      expect.stringContaining('この場所の割当てがありません'),
    ])
    const answers = { worker, role: clerk, office: second!.id, from: addDays(MONDAY, -3) }
    const { row } = await ok<OneCase>(
      supervisor.post('/ops/cases/assignments', { answers, op: newKey() }),
    )
    const wish = { op: newKey(), seen: row.seen, answers: {} }
    await ok(supervisor.post(`/ops/cases/assignments/${row.id}/start`, wish))
    const afternoon = await typeOf('P', '午後', { from: '12:15', to: '17:15' })
    await ok(put(first!.id, [{ worker, types: [types.C] }]))
    expect(await refusal(put(second!.id, [{ worker, types: [afternoon], seen: 1 }]))).toEqual([
      422,
      expect.stringContaining('移動に30分'),
    ])
    // At the same place there is no way, and where the city says that it is short it is.
    const short = { title: '近い', travelMinutes: 15 }
    await made(supervisor, 'shift-places', { ...short, office: first!.id })
    await made(supervisor, 'shift-places', { ...short, office: second!.id })
    await ok(put(second!.id, [{ worker, types: [afternoon], seen: 1 }]))
    expect(cellOf(await weekOf(second!.id), worker)?.elsewhere).toEqual([
      '川崎区役所 午前 08:30〜12:00',
    ])
  })

  it('of two planners one wins, the other reads who and which version; the same request again changes nothing', async () => {
    const site = '2人で計画する窓口'
    const worker = await personAt('古川', { site })
    const other = await signIn(world.payload, ['vendor-manager'])
    const cells = (type: string) => [{ worker, date: MONDAY, types: [type], seen: 0 }]
    const [one, two] = await Promise.all([
      supervisor.post('/ops/shifts', { place: site, cells: cells(types.A) }),
      other.post('/ops/shifts', { place: site, cells: cells(types.B) }),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const lost = one.status === 409 ? one : two
    expect(((await lost.json()) as { detail: string }).detail).toMatch(/職員\d+が先に.*第1版/)
    const won = one.status === 200 ? types.A : types.B
    await ok(put(site, [{ worker, types: [won] }]))
    expect(cellOf(await weekOf(site), worker)?.rev).toBe(1)
    const version = (await weekOf(site)).version
    await ok(put(site, [{ worker, types: [], seen: 1 }]))
    expect(
      await refusal(
        supervisor.post('/ops/shifts/publish', { place: site, from: MONDAY, version, reason: '' }),
      ),
    ).toEqual([409, expect.stringContaining('第1版→第2版')])
  })

  it('a process that dies at any line leaves no half cell, no half plan, and the log is complete', async () => {
    const site = '停電の窓口'
    const worker = await personAt('後藤', { site })
    await crashAtEveryPoint(5, async (diesNow, step) => {
      const from = addDays(MONDAY, 7 * step)
      const dates = [from, addDays(from, 1)]
      const cells = dates.map((date) => ({ worker, date, types: [types.A], seen: 0 }))
      const work = async (fault?: Parameters<World['ctx']>[1]) => {
        const ctx = world.ctx('city-staff', fault)
        await putCells(ctx, site, cells)
        const { version } = await weekOf(site, from)
        await publishWeek(ctx, { place: site, from, version, reason: '' })
      }
      await diesNow(work)
      await work()
      await logSheets(world.ctx())
      await logWeeks(world.ctx())
      const week = await weekOf(site, from)
      expect(week.people[0]!.cells.slice(0, 2).map(({ rev }) => rev)).toEqual([1, 1])
      expect(week.published?.isChanged).toBe(false)
      const rows = await findRows<{ id: string }>(world.payload, 'shifts', {
        and: [{ worker: { equals: worker } }, { date: { in: dates } }],
      })
      const log = await findRows(world.payload, 'audit-logs', {
        target: { in: rows.map(({ id }) => `shifts/${id}`) },
      })
      expect(log).toHaveLength(2)
    })
  })

  it('the week before is copied into what is empty, and only for whoever is still assigned', async () => {
    const site = '写す窓口'
    const [a, b] = [await personAt('佐野', { site }), await personAt('清水', { site })]
    await ok(
      put(site, [
        { worker: a, types: [types.A] },
        { worker: b, types: [types.B] },
      ]),
    )
    const next = addDays(MONDAY, 7)
    await ok(put(site, [{ worker: b, date: next, types: [types.O] }]))
    const { copied } = await ok<{ copied: number }>(
      supervisor.post('/ops/shifts/copy', { place: site, from: next }),
    )
    const week = await weekOf(site, next)
    expect([copied, ...[a, b].map((one) => cellOf(week, one, next)?.here[0]?.letter)]).toEqual([
      1,
      'A',
      'O',
    ])
  })
})

describe('sudden absence', () => {
  it('ST-10 an absence below the minimum raises an alert, names whom to call in order, and the minutes to fill are counted', async () => {
    const site = 'ST-10の窓口'
    await needOf('いつも1人', { site })
    const ill = await personAt('瀬戸', { site })
    const waits = await personAt('曽我', { site }, { phone: '090-0000-0001' })
    const free = await personAt('田村', { site }, { phone: '090-0000-0002' })
    const cells = [
      { worker: ill, types: [types.D] },
      { worker: waits, types: [types.W] },
    ]
    await ok(put(site, cells))
    const wish = { worker: ill, date: MONDAY, place: site, from: '08:30' }
    const view = await ok<AbsenceView>(supervisor.post('/ops/absences', wish))
    expect(view.shorts).toBe('08:30〜17:15 あと1人（いつも1人）')
    expect(view.standby.map(({ name, phone, why }) => [name, phone, why])).toEqual([
      ['曽我', '090-0000-0001', '待機'],
      ['田村', '090-0000-0002', 'この日の勤務なし'],
    ])
    const alerts = () =>
      findRows<{ title: string; state: string; times: number }>(world.payload, 'alerts', {
        topic: { equals: `absence|${view.id}` },
      })
    expect(await alerts()).toMatchObject([{ state: 'open', times: 1 }])
    expect((await alerts())[0]!.title).not.toContain('瀬戸')
    // Pressed again, it is the same absence and the same alert.
    expect((await ok<AbsenceView>(supervisor.post('/ops/absences', wish))).id).toBe(view.id)
    expect(await alerts()).toMatchObject([{ times: 1 }])
    expect((await weekOf(site)).days[0]!.lacking).toEqual(['08:30〜17:15 あと1人（いつも1人）'])
    world.clock.now = new Date(world.clock.now.getTime() + 23 * 60_000 + 40_000)
    const filled = await ok<AbsenceView>(
      supervisor.post(`/ops/absences/${view.id}/fill`, { worker: free }),
    )
    expect([filled.state, filled.substituteName, filled.minutesToFill]).toEqual([
      'filled',
      '田村',
      23,
    ])
    const week = await weekOf(site)
    expect([week.days[0]!.lacking, cellOf(week, ill)?.absence?.says]).toEqual([
      [],
      '欠勤（代わりあり）',
    ])
    expect(await alerts()).toMatchObject([{ state: 'resolved' }])
  })

  it('ST-10 (part) of two who choose at once one comes, and nobody keeps a shift for nothing, at whatever line a process dies', async () => {
    const site = '二重の窓口'
    await needOf('二重の1人', { site })
    const [ill, one, two] = [
      await personAt('病気', { site }),
      await personAt('一番', { site }),
      await personAt('二番', { site }),
    ]
    await crashAtEveryPoint(4, async (diesNow, step) => {
      const date = addDays(MONDAY, 7 * step)
      await ok(put(site, [{ worker: ill, date, types: [types.D] }]))
      const wish = { worker: ill, date, place: site, from: '08:30' }
      await diesNow(async (fault) => {
        const ctx = world.ctx('city-staff', fault)
        const { id } = await reportAbsence(ctx, wish)
        await fillAbsence(ctx, { id, worker: one })
      })
      const ctx = world.ctx('city-staff')
      const { id } = await reportAbsence(ctx, wish)
      await fillAbsence(ctx, { id, worker: two }).catch(() => {})
      await settleAbsences(ctx)
      const week = await weekOf(site, date)
      const came = [one, two].filter((worker) => cellOf(week, worker, date)!.here.length > 0)
      expect(came).toHaveLength(1)
      const { row } = await ok<OneCase>(supervisor.get(`/ops/cases/absences/${id}`))
      const name = week.people.find(({ worker }) => worker === came[0])?.name
      expect([row.state, row.cells.substituteName]).toEqual(['filled', name])
    })
  })
})

describe('what others make of the plan', () => {
  it('ST-09 (part) people read their own published shifts, not drafts, and take them along as a calendar', async () => {
    const site = '自分の窓口'
    const account = await signIn(world.payload, ['operator'])
    const me = await personAt('手塚', { site }, { account: account.id })
    await ok(put(site, [{ worker: me, types: [types.A] }]))
    const own = () => ok<OwnShifts>(account.get('/ops/my-shifts'))
    expect((await own()).shifts).toEqual([])
    await ok(publish(site))
    expect((await own()).shifts).toMatchObject([
      { date: MONDAY, place: site, label: '早い休憩', breaks: '11:00〜12:00' },
    ])
    const file = await (await account.get('/ops/my-shifts/calendar')).text()
    expect(file).toContain('DTSTART;TZID=Asia/Tokyo:20261207T083000')
    expect(file).toContain('SUMMARY:早い休憩（自分の窓口）')
    // A draft that was changed since is not told before it is published.
    await ok(put(site, [{ worker: me, types: [types.O], seen: 1 }]))
    expect((await own()).shifts).toMatchObject([{ label: '早い休憩' }])
  })

  it('CC-27 ST-27 (part) seats of a line come from the published plan, less who is absent; calls and bookings stand beside it', async () => {
    await made(city, 'phone-lines', {
      code: 'main',
      name: '予約の電話',
      phone: '044-000-0000',
      type: 'local',
      payer: 'caller',
      purpose: 'booking',
      validFrom: '2026-04-01',
      hours: [{ days: ['1', '2', '3', '4', '5'], from: '08:30', to: '17:15' }],
    })
    await made(supervisor, 'call-plans', {
      name: '通常',
      line: 'main',
      calls: 120,
      per: 'day',
      validFrom: '2026-04-01',
    })
    await made(supervisor, 'shift-places', { title: CALL, site: CALL, line: 'main' })
    const [a, b] = [await personAt('東', { site: CALL }), await personAt('西', { site: CALL })]
    await ok(
      put(CALL, [
        { worker: a, types: [types.A] },
        { worker: b, types: [types.B] },
      ]),
    )
    const { decidedFigures } = await import('@/services/figures/rules')
    const seatsAt = async (at: string) =>
      (await decidedFigures(world.payload))
        .seatsOn('main', MONDAY)
        ?.quarters.find((one) => one.at === at)?.seats
    expect(await seatsAt('09:00')).toBe(undefined)
    await ok(publish(CALL))
    expect([await seatsAt('09:00'), await seatsAt('11:45'), await seatsAt('12:00')]).toEqual([
      2, 1, 1,
    ])
    await ok(
      supervisor.post('/ops/absences', { worker: a, date: MONDAY, place: CALL, from: '08:30' }),
    )
    expect([await seatsAt('09:00'), await seatsAt('12:00')]).toEqual([1, 0])
    expect((await weekOf(CALL)).days[0]).toMatchObject({ calls: 120, bookings: null })
    const office = (await weekOf(world.offices[0]!.id)).days[0]
    expect(office).toMatchObject({ calls: null, bookings: 0 })
  })
})

describe('daily chain', () => {
  const press = async (who: Staff, id: string, move: string, answers: object = {}) => {
    const { row } = await ok<OneCase>(city.get(`/ops/cases/duty-reports/${id}`))
    return who.post(`/ops/cases/duty-reports/${id}/${move}`, {
      answers,
      op: newKey(),
      seen: row.seen,
    })
  }

  it('ST-26 a report goes from the worker to 運営責任者 and 統括責任者; what is hard is taken over and carried on', async () => {
    const operator = await signIn(world.payload, ['operator'])
    const chief = await signIn(world.payload, ['vendor-manager'])
    const answers = { place: CALL, content: '予約の電話 45件', trouble: '苦情が1件続いている' }
    const { row } = await ok<OneCase>(
      operator.post('/ops/cases/duty-reports', { answers, op: newKey() }),
    )
    expect((await press(operator, row.id, 'confirm')).status).toBe(403)
    await ok(press(supervisor, row.id, 'take', { note: '苦情の折り返し' }))
    expect((await press(chief, row.id, 'close')).status).not.toBe(200)
    await ok(press(supervisor, row.id, 'escalate', { note: '市との協議が必要' }))
    await ok(press(chief, row.id, 'settle', { note: '市と協議して解決した' }))
    const done = await ok<OneCase>(city.get(`/ops/cases/duty-reports/${row.id}`))
    expect(done.row).toMatchObject({
      state: 'done',
      cells: { on: tokyoDateOf(world.clock.now), trouble: '苦情が1件続いている' },
    })
  })

  it('ST-25 conduct and guidance are recorded, and the city asks for a replacement with reply and completion', async () => {
    const worker = await personAt('難波', { site: CALL })
    const answers = { worker, on: '2026-11-30', what: '言葉づかいについての苦情' }
    const begun = await ok<OneCase>(
      supervisor.post('/ops/cases/conduct-records', { answers, op: newKey() }),
    )
    await ok(
      supervisor.post(`/ops/cases/conduct-records/${begun.row.id}/guide`, {
        answers: { on: '2026-11-30', guidance: '面談をした' },
        op: newKey(),
        seen: begun.row.seen,
      }),
    )
    const asked = await ok<OneCase>(
      city.post('/ops/cases/city-requests', {
        answers: { kind: 'replace', text: '運営責任者の交代を求める', dueOn: '2026-12-25' },
        op: newKey(),
      }),
    )
    const answered = await ok<OneCase>(
      supervisor.post(`/ops/cases/city-requests/${asked.row.id}/answer`, {
        answers: { reply: '12月20日付で交代する' },
        op: newKey(),
        seen: asked.row.seen,
      }),
    )
    const over = await ok<OneCase>(
      city.post(`/ops/cases/city-requests/${asked.row.id}/accept`, {
        answers: {},
        op: newKey(),
        seen: answered.row.seen,
      }),
    )
    expect(over.row.cells).toMatchObject({ kind: '責任者などの交代', dueOn: '2026-12-25' })
    const row = await ok<{ answeredOn: string; acceptedOn: string }>(
      city.get(`/city-requests/${asked.row.id}`),
    )
    expect([row.answeredOn, row.acceptedOn]).toEqual([0, 0].map(() => tokyoDateOf(world.clock.now)))
  })
})
