import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows, insertRow } from '@/db/atomic'
import { addDays, toInstant, tokyoDateOf } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { type AbsenceView, fillAbsence, reportAbsence } from '@/services/people/absences/report'
import { settleAbsences } from '@/services/people/absences/settle'
import { decidedFigures } from '@/services/figures/rules'
import { seatsBetween } from '@/services/figures/seats-between'
import type { ContactCard } from '@/services/people/contact-card'
import type { Roster } from '@/services/people/roster'
import type { OwnShifts } from '@/services/people/shifts/own'
import { logWeeks, publishWeek } from '@/services/people/shifts/publish'
import { logSheets, putCells } from '@/services/people/shifts/put'
import type { WeekView } from '@/services/people/shifts/week'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint } from '../../helpers/crash'
import { openShiftDesk, refusal, type ShiftDesk } from '../../helpers/shift-desk'
import { signIn, type Staff } from '../../helpers/staff'
import { MONDAY, type World } from '../../helpers/world'

const CALL = 'コールセンター'
let desk: ShiftDesk
let world: World
let city: Staff
let supervisor: Staff

beforeAll(async () => {
  desk = await openShiftDesk()
  ;({ world, city, supervisor } = desk)
})
afterAll(() => world.close())

describe('plan of a week', () => {
  it('ST-09 CC-27 SC-12 a quarter of an hour with one person is refused with its band, and published with a reason', async () => {
    const site = 'ST-09の窓口'
    await desk.needOf('いつも2人', { site, seats: 2 })
    const a = await desk.personAt('阿部', { site })
    const b = await desk.personAt('馬場', { site })
    await ok(
      desk.put(site, [
        { worker: a, types: [desk.types.A] },
        { worker: b, types: [desk.types.B] },
      ]),
    )
    const week = await desk.weekOf(site)
    expect(week.days[0]!.lacking).toEqual(['11:00〜13:00 あと1人（いつも2人）'])
    const [status, says] = await refusal(desk.publish(site))
    expect([status, says]).toEqual([
      422,
      expect.stringContaining('12月7日（月） 11:00〜13:00 あと1人（いつも2人）'),
    ])
    expect((await desk.weekOf(site)).published).toBe(null)
    await ok(desk.publish(site, '新人の研修のため'))
    expect((await desk.weekOf(site)).published).toMatchObject({
      reason: '新人の研修のため',
      isChanged: false,
    })
    // A third person takes the breaks of the others, proposed by turn and taken by a person.
    const c = await desk.personAt('千葉', { site })
    const open = await desk.weekOf(site)
    expect(open.proposals).toMatchObject([{ worker: c, date: MONDAY, type: expect.any(String) }])
    const [{ worker, type, rev }] = open.proposals as [WeekView['proposals'][number]]
    await ok(desk.put(site, [{ worker, types: [type], seen: rev }]))
    const now = await desk.weekOf(site)
    expect([now.days[0]!.lacking, now.published?.isChanged]).toEqual([[], true])
  })

  it('a place of which nobody has said how many must be there is never called staffed', async () => {
    const [said, unsaid] = ['人数が決まった窓口', '人数を決めていない窓口']
    await desk.needOf('1人', { site: said })
    await desk.personAt('秋田', { site: unsaid })
    const asked = async (site: string) =>
      (await desk.weekOf(site)).days.map((day) => day.asked).slice(0, 2)
    expect(await asked(said)).toEqual(['yes', 'other days'])
    expect(await asked(unsaid)).toEqual(['never', 'never'])
  })

  it('SC-13 a working day on which nobody of the leading role is anywhere is flagged when the plan is saved', async () => {
    const site = 'SC-13の窓口'
    const from = addDays(MONDAY, 28)
    const tuesday = addDays(from, 1)
    await desk.made(city, 'shift-needs', {
      title: '運営責任者',
      isAnywhere: true,
      role: desk.lead,
      weekdays: ['2'],
      seats: 1,
      validFrom: tuesday,
      validTo: tuesday,
    })
    const person = await desk.personAt('土井', { site }, { role: desk.lead })
    const says = ['運営責任者: どの場所にもいません']
    expect((await desk.weekOf(site, from)).days[1]!.lacking).toEqual(says)
    expect((await refusal(desk.publish(site, '', from)))[1]).toContain('1月5日（火） 運営責任者')
    const cell = { worker: person, date: tuesday, types: [desk.types.O] }
    await ok(desk.put(site, [cell]))
    expect((await desk.weekOf(site, from)).days[1]!.lacking).toEqual(says)
    await ok(desk.put(site, [{ ...cell, types: [desk.types.C], seen: 1 }]))
    expect((await desk.weekOf(site, from)).days[1]!.lacking).toEqual([])
    await ok(desk.publish(site, '', from))
  })

  it('nobody is planned without an assignment, or at two places at once with the way between them', async () => {
    const [first, second] = world.offices
    const worker = await desk.personAt('江口', { office: first!.id })
    expect(await refusal(desk.put(second!.id, [{ worker, types: [desk.types.C] }]))).toEqual([
      422,
      expect.stringContaining('この場所の割当てがありません'),
    ])
    await desk.assign(worker, { office: second!.id }, desk.clerk, addDays(MONDAY, -3))
    const afternoon = await desk.typeOf('P', '午後', { from: '12:15', to: '17:15' })
    await ok(desk.put(first!.id, [{ worker, types: [desk.types.C] }]))
    expect(await refusal(desk.put(second!.id, [{ worker, types: [afternoon], seen: 1 }]))).toEqual([
      422,
      expect.stringContaining('移動に30分'),
    ])
    // At the same place there is no way, and where the city says that it is short it is.
    const short = { title: '近い', travelMinutes: 15 }
    await desk.made(supervisor, 'shift-places', { ...short, office: first!.id })
    await desk.made(supervisor, 'shift-places', { ...short, office: second!.id })
    await ok(desk.put(second!.id, [{ worker, types: [afternoon], seen: 1 }]))
    expect(desk.cellOf(await desk.weekOf(second!.id), worker)?.elsewhere).toEqual([
      '川崎区役所 午前 08:30〜12:00',
    ])
  })

  it('of two planners one wins, the other reads who and which version; the same request again changes nothing', async () => {
    const site = '2人で計画する窓口'
    const worker = await desk.personAt('古川', { site })
    const other = await signIn(world.payload, ['vendor-manager'])
    const cells = (type: string) => [{ worker, date: MONDAY, types: [type], seen: 0 }]
    const [one, two] = await Promise.all([
      supervisor.post('/ops/shifts', { place: site, cells: cells(desk.types.A) }),
      other.post('/ops/shifts', { place: site, cells: cells(desk.types.B) }),
    ])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    const lost = one.status === 409 ? one : two
    expect(((await lost.json()) as { detail: string }).detail).toMatch(/職員\d+が先に.*第1版/)
    const won = one.status === 200 ? desk.types.A : desk.types.B
    await ok(desk.put(site, [{ worker, types: [won] }]))
    expect(desk.cellOf(await desk.weekOf(site), worker)?.rev).toBe(1)
    const version = (await desk.weekOf(site)).version
    await ok(desk.put(site, [{ worker, types: [], seen: 1 }]))
    expect(
      await refusal(
        supervisor.post('/ops/shifts/publish', { place: site, from: MONDAY, version, reason: '' }),
      ),
    ).toEqual([409, expect.stringContaining('第1版→第2版')])
  })

  it('a process that dies at any line leaves no half cell, no half plan, and the log is complete', async () => {
    const site = '停電の窓口'
    const worker = await desk.personAt('後藤', { site })
    await crashAtEveryPoint(5, async (diesNow, step) => {
      const from = addDays(MONDAY, 7 * step)
      const dates = [from, addDays(from, 1)]
      const cells = dates.map((date) => ({ worker, date, types: [desk.types.A], seen: 0 }))
      const work = async (fault?: Parameters<World['ctx']>[1]) => {
        const ctx = world.ctx('city-staff', fault)
        await putCells(ctx, site, cells)
        const { version } = await desk.weekOf(site, from)
        await publishWeek(ctx, { place: site, from, version, reason: '' })
      }
      await diesNow(work)
      await work()
      await logSheets(world.ctx())
      await logWeeks(world.ctx())
      const week = await desk.weekOf(site, from)
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
    const [a, b] = [await desk.personAt('佐野', { site }), await desk.personAt('清水', { site })]
    await ok(
      desk.put(site, [
        { worker: a, types: [desk.types.A] },
        { worker: b, types: [desk.types.B] },
      ]),
    )
    const next = addDays(MONDAY, 7)
    await ok(desk.put(site, [{ worker: b, date: next, types: [desk.types.O] }]))
    const { copied } = await ok<{ copied: object[] }>(
      supervisor.post('/ops/shifts/copy', { place: site, from: next }),
    )
    const week = await desk.weekOf(site, next)
    expect([
      copied.length,
      ...[a, b].map((one) => desk.cellOf(week, one, next)?.here[0]?.letter),
    ]).toEqual([1, 'A', 'O'])
  })
})

describe('sudden absence', () => {
  it('ST-10 (part) one recorded by a slip is taken back at once, and nobody is called for a day that is over', async () => {
    const site = 'まちがいの窓口'
    const worker = await desk.personAt('押され', { site })
    await desk.personAt('空いた人', { site })
    await ok(desk.put(site, [{ worker, types: [desk.types.D] }]))
    const wish = { worker, date: MONDAY, place: site, from: '08:30' }
    const slip = await ok<AbsenceView>(supervisor.post('/ops/absences', wish))
    expect([slip.isPast, slip.standby.length]).toEqual([false, 1])
    const undo = { op: newKey(), seen: slip.seen, answers: { note: 'まちがえて記録したため' } }
    await ok(supervisor.post(`/ops/cases/absences/${slip.id}/cancel`, undo))
    expect(desk.cellOf(await desk.weekOf(site), worker)?.here[0]?.absence).toBeNull()

    const { id } = await ok<AbsenceView>(supervisor.post('/ops/absences', wish))
    const before = world.clock.now
    world.clock.now = toInstant(addDays(MONDAY, 1), '08:00')
    const late = await ok<AbsenceView>(supervisor.get(`/ops/absences/${id}`))
    world.clock.now = before
    expect([late.state, late.isPast, late.standby]).toEqual(['open', true, []])
  })

  it('ST-10 an absence below the minimum raises an alert, names whom to call in order, and the minutes to fill are counted', async () => {
    const site = 'ST-10の窓口'
    await desk.needOf('いつも1人', { site })
    const ill = await desk.personAt('瀬戸', { site })
    const waits = await desk.personAt('曽我', { site }, { phone: '090-0000-0001' })
    const free = await desk.personAt('田村', { site }, { phone: '090-0000-0002' })
    const cells = [
      { worker: ill, types: [desk.types.D] },
      { worker: waits, types: [desk.types.W] },
    ]
    await ok(desk.put(site, cells))
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
    expect((await desk.weekOf(site)).days[0]!.lacking).toEqual([
      '08:30〜17:15 あと1人（いつも1人）',
    ])
    world.clock.now = new Date(world.clock.now.getTime() + 23 * 60_000 + 40_000)
    const filled = await ok<AbsenceView>(
      supervisor.post(`/ops/absences/${view.id}/fill`, { worker: free }),
    )
    expect([filled.state, filled.substituteName, filled.minutesToFill]).toEqual([
      'filled',
      '田村',
      23,
    ])
    const week = await desk.weekOf(site)
    expect([week.days[0]!.lacking, desk.cellOf(week, ill)?.here[0]?.absence?.says]).toEqual([
      [],
      '欠勤（代わり: 田村）',
    ])
    expect(await alerts()).toMatchObject([{ state: 'resolved' }])
  })

  it('ST-10 (part) whoever comes in from another place stands in the plan of the place', async () => {
    const [site, other] = ['応援を受ける窓口', '応援を出す窓口']
    const ill = await desk.personAt('休野', { site })
    const guest = await desk.personAt('応援', { site: other })
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.D] }]))
    const wish = { worker: ill, date: MONDAY, place: site, from: '08:30' }
    const { id } = await ok<AbsenceView>(supervisor.post('/ops/absences', wish))
    await ok(supervisor.post(`/ops/absences/${id}/fill`, { worker: guest }))
    const week = await desk.weekOf(site)
    expect(week.people.map(({ name }) => name)).toEqual(['休野', '応援'])
    expect(desk.cellOf(week, guest)).toMatchObject({ isOpen: false, here: [{ standsIn: true }] })
    expect((await desk.weekOf(other)).people.map(({ name }) => name)).toEqual(['応援'])
  })

  it('ST-10 (part) who is put to other work stands last in the list, and comes only with a reason', async () => {
    const [site, other] = ['役割の違う窓口', '役割の違う待機']
    const ill = await desk.personAt('休井', { site })
    const waits = await desk.personAt('統括', { site: other }, { role: desk.lead })
    const clerk = await desk.personAt('同職', { site })
    await ok(desk.put(other, [{ worker: waits, types: [desk.types.W] }]))
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.D] }]))
    const wish = { worker: ill, date: MONDAY, place: site, from: '08:30' }
    const view = await ok<AbsenceView>(supervisor.post('/ops/absences', wish))
    const own = view.standby.filter(({ worker }) => [waits, clerk].includes(worker))
    expect(own.map(({ name, asks }) => [name, asks.map((ask) => ask.name)])).toEqual([
      ['同職', []],
      ['統括', ['note']],
    ])
    const fill = (answers?: object) =>
      supervisor.post(`/ops/absences/${view.id}/fill`, { worker: waits, answers })
    expect(await refusal(fill())).toEqual([422, expect.stringContaining('別の仕事の人')])
    expect(desk.cellOf(await desk.weekOf(site), waits)).toBeUndefined()
    expect(await ok(fill({ note: 'ほかに来られる人がいない' }))).toMatchObject({ state: 'filled' })
  })

  it('ST-10 (part) of two who choose at once one comes, and nobody keeps a shift for nothing, at whatever line a process dies', async () => {
    const site = '二重の窓口'
    await desk.needOf('二重の1人', { site })
    const [ill, one, two] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('一番', { site }),
      await desk.personAt('二番', { site }),
    ]
    await crashAtEveryPoint(4, async (diesNow, step) => {
      const date = addDays(MONDAY, 7 * step)
      await ok(desk.put(site, [{ worker: ill, date, types: [desk.types.D] }]))
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
      const week = await desk.weekOf(site, date)
      const came = [one, two].filter((worker) => desk.cellOf(week, worker, date)!.here.length > 0)
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
    const me = await desk.personAt('手塚', { site }, { account: account.id })
    await ok(desk.put(site, [{ worker: me, types: [desk.types.A] }]))
    const own = () => ok<OwnShifts>(account.get('/ops/my-shifts'))
    expect((await own()).shifts).toEqual([])
    await ok(desk.publish(site))
    expect((await own()).shifts).toMatchObject([
      { date: MONDAY, place: site, label: '早い休憩', breaks: '11:00〜12:00' },
    ])
    const file = await (await account.get('/ops/my-shifts/calendar')).text()
    expect(file).toContain('DTSTART;TZID=Asia/Tokyo:20261207T083000')
    expect(file).toContain('SUMMARY:早い休憩（自分の窓口）')
    // A draft that was changed since is not told before it is published.
    await ok(desk.put(site, [{ worker: me, types: [desk.types.O], seen: 1 }]))
    expect((await own()).shifts).toMatchObject([{ label: '早い休憩' }])
  })

  it('CC-27 ST-27 seats of a line come from the published plan, less who is absent; calls and bookings stand beside it', async () => {
    await desk.made(city, 'phone-lines', {
      code: 'main',
      name: '予約の電話',
      phone: '044-000-0000',
      type: 'local',
      payer: 'caller',
      purpose: 'booking',
      validFrom: '2026-04-01',
      hours: [{ days: ['1', '2', '3', '4', '5'], from: '08:30', to: '17:15' }],
    })
    await desk.made(supervisor, 'call-plans', {
      name: '通常',
      line: 'main',
      calls: 120,
      per: 'day',
      validFrom: '2026-04-01',
    })
    await desk.made(supervisor, 'shift-places', { title: CALL, site: CALL, line: 'main' })
    const [a, b] = [
      await desk.personAt('東', { site: CALL }),
      await desk.personAt('西', { site: CALL }),
    ]
    await ok(
      desk.put(CALL, [
        { worker: a, types: [desk.types.A] },
        { worker: b, types: [desk.types.B] },
      ]),
    )
    const whole = { from: MONDAY, to: MONDAY }
    const seatsAt = async (at: string) =>
      (await seatsBetween(world.payload, await decidedFigures(world.payload), whole))(
        'main',
        MONDAY,
      )?.quarters.find((one) => one.at === at)?.seats
    expect(await seatsAt('09:00')).toBe(undefined)
    await ok(desk.publish(CALL))
    expect([await seatsAt('09:00'), await seatsAt('11:45'), await seatsAt('12:00')]).toEqual([
      2, 1, 1,
    ])
    await ok(
      supervisor.post('/ops/absences', { worker: a, date: MONDAY, place: CALL, from: '08:30' }),
    )
    expect([await seatsAt('09:00'), await seatsAt('12:00')]).toEqual([1, 0])
    // Notices of the week before: their readers ring up in this one.
    for (const [index, notifiedOn] of [
      addDays(MONDAY, -8),
      addDays(MONDAY, -7),
      addDays(MONDAY, -1),
      MONDAY,
    ].entries())
      await insertRow(world.payload, 'cards', {
        ...{ cardKey: `sent-${index}`, office: world.offices[0]!.id, notifiedOn },
        ...{ status: '交付通知書発送済み', rev: 1 },
      })
    expect((await desk.weekOf(CALL)).days.slice(0, 2)).toMatchObject([
      { calls: 120, bookings: null, sent: 2 },
      { sent: 2 },
    ])
    const { id } = world.offices[0]!
    await desk.personAt('南', { office: id })
    const office = (await desk.weekOf(id)).days[0]
    expect(office).toMatchObject({ calls: null, bookings: 0, sent: null })
  })

  it('CC-27 ST-10 an absence is judged by the calls that are expected, as the week itself is, and told', async () => {
    const [site, line] = ['電話だけの席', 'absent']
    await desk.made(city, 'phone-lines', {
      ...{ code: line, name: '欠勤の電話', phone: '044-000-0001', type: 'local', payer: 'caller' },
      ...{ purpose: 'booking', validFrom: '2026-04-01' },
      hours: [{ days: ['1', '2', '3', '4', '5'], from: '09:00', to: '17:00' }],
    })
    await desk.made(city, 'call-rules', {
      ...{ name: '85%', line, per: 'day', target: 85, validFrom: '2026-04-01' },
    })
    await desk.made(supervisor, 'shift-places', { title: site, site, line })
    const hour = { hour: 9, incoming: 60, answered: 55, automatic: 0, abandoned: 5 }
    const day = { line, date: addDays(MONDAY, -10), seen: 0, bands: [hour] }
    await ok(supervisor.post('/ops/call-stats/day', day))
    const seats = (await desk.weekOf(site)).days[0]!.seats!
    expect(seats).toBeGreaterThan(1)
    const workers: string[] = []
    for (let at = 0; at < seats; at++) workers.push(await desk.personAt(`席${at}`, { site }))
    await ok(
      desk.put(
        site,
        workers.map((worker) => ({ worker, types: [desk.types.D] })),
      ),
    )
    const lacking = async () => (await desk.weekOf(site)).days[0]!.lacking
    expect(await lacking()).toEqual([])
    const view = await ok<AbsenceView>(
      supervisor.post('/ops/absences', {
        ...{ worker: workers[0], date: MONDAY, place: site, from: '08:30' },
      }),
    )
    expect(view.shorts).toContain('電話の見込み')
    expect([view.shorts.split('、'), view.isJudged]).toEqual([await lacking(), true])
    const alerts = await findRows<{ body: string }>(world.payload, 'alerts', {
      title: { like: site },
    })
    expect(alerts.map(({ body }) => body)).toEqual([`足りない時間: ${view.shorts}`])
    // A day on which the line is shut is judged by nobody, as the week says it.
    const sunday = addDays(MONDAY, 6)
    await ok(desk.put(site, [{ worker: workers[0]!, date: sunday, types: [desk.types.D] }]))
    const off = await ok<AbsenceView>(
      supervisor.post('/ops/absences', {
        ...{ worker: workers[0], date: sunday, place: site, from: '08:30' },
      }),
    )
    expect([off.shorts, off.isJudged]).toEqual(['', false])
  })
})

describe('whom to ring up today', () => {
  it('ST-11 ST-10 (part) who is absent is named as such, with whoever comes instead or the next one above', async () => {
    const today = tokyoDateOf(world.clock.now)
    const leadOf = (title: string, order: number) =>
      desk.made(city, 'work-roles', {
        ...{ title, order, isLead: true },
        ...{ careerPaper: 'none', pledge: 'none', lateNotice: 'block' },
      })
    const [top, lead] = [await leadOf('総括の責任者', 1), await leadOf('運営の責任者', 2)]
    const site = '連絡先の窓口'
    await desk.personAt('総括', {}, { role: top, phone: '044-1' })
    const gone = await desk.personAt('運営', { site }, { role: lead, phone: '044-2' })
    const comes = await desk.personAt('代理', { site }, { phone: '044-3' })
    const off = await desk.personAt('公休', { site }, { role: lead, phone: '044-4' })
    const { C, O } = desk.types
    await ok(
      desk.put(site, [
        { worker: gone, date: today, types: [C] },
        { worker: off, date: today, types: [O] },
      ]),
    )
    const card = async (name: string) =>
      (await ok<ContactCard>(supervisor.get('/ops/contact-card'))).people.find(
        (one) => one.name === name,
      )
    expect(await card('運営')).toMatchObject({ absent: '', instead: null })
    const { id } = await ok<AbsenceView>(
      supervisor.post('/ops/absences', { worker: gone, date: today, place: site, from: '08:30' }),
    )
    const above = { says: '総括の責任者 総括', phone: '044-1' }
    expect(await card('運営')).toMatchObject({ absent: '欠勤', instead: above })
    expect(await card('公休')).toMatchObject({ absent: '休み', instead: above })
    expect(await card('総括')).toMatchObject({ absent: '', instead: null })
    const { rows } = await ok<Roster>(supervisor.get(`/ops/roster?on=${today}`))
    expect(
      rows.filter(({ worker }) => [gone, comes].includes(worker)).map((one) => one.absent),
    ).toEqual(expect.arrayContaining(['欠勤', '']))
    await ok(
      supervisor.post(`/ops/absences/${id}/fill`, { worker: comes, answers: { note: '交代' } }),
    )
    expect(await card('運営')).toMatchObject({
      absent: '欠勤',
      instead: { says: '代わりの人 代理', phone: '044-3' },
    })
    // Who comes for the other half of the day says which half they miss.
    const half = await desk.personAt('午後から', { site }, { role: lead })
    const late = await desk.typeOf('L', '午後', { from: '13:00', to: '17:15' })
    await ok(desk.put(site, [{ worker: half, date: today, types: [C, late] }]))
    await ok(
      supervisor.post('/ops/absences', { worker: half, date: today, place: site, from: '08:30' }),
    )
    expect(await card('午後から')).toMatchObject({ absent: '08:30〜12:00 欠勤' })
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
    const worker = await desk.personAt('難波', { site: CALL })
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
