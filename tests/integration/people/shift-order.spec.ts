import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { addDays } from '@/domain/time/civil'
import { type AbsenceView, fillAbsence, reportAbsence } from '@/services/people/absences/report'
import { absences } from '@/services/people/absences/list'
import { settleAbsences } from '@/services/people/absences/settle'
import type { OwnShifts } from '@/services/people/shifts/own'
import { logWeeks, publishWeek } from '@/services/people/shifts/publish'
import type { WeekRow } from '@/services/people/shifts/sheets'
import { logSheets, putCells } from '@/services/people/shifts/put'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { crashAt, dieAt, meanwhileAt } from '../../helpers/crash'
import { openShiftDesk, refusal, type ShiftDesk } from '../../helpers/shift-desk'
import { signIn } from '../../helpers/staff'
import { MONDAY, type World } from '../../helpers/world'

let desk: ShiftDesk
let world: World

beforeAll(async () => {
  desk = await openShiftDesk()
  world = desk.world
})
afterAll(() => world.close())

const ctxOf = (id: string, name: string, fault?: Parameters<World['ctx']>[1]) => ({
  ...world.ctx('city-staff', fault),
  actor: { kind: 'staff' as const, id, name },
})
const staff = (fault?: Parameters<World['ctx']>[1]) => ctxOf('1', '田中', fault)

const lettersOf = async (site: string, worker: string, date = MONDAY) =>
  desk.cellOf(await desk.weekOf(site, date), worker, date)?.here.map(({ letter }) => letter)

const absent = (worker: string, place: string, from = '08:30', date = MONDAY) =>
  ok<AbsenceView>(desk.supervisor.post('/ops/absences', { worker, date, place, from }))

describe('two who fill one absence', () => {
  async function openAbsence(site: string) {
    const [ill, one, two] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('一番', { site }),
      await desk.personAt('二番', { site }),
    ]
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.D] }]))
    const wish = { worker: ill, date: MONDAY, place: site, from: '08:30' }
    const { id } = await reportAbsence(staff(), wish)
    return { id, one, two }
  }

  it('ST-10 (part) who comes into the sheet after another has filled it leaves it again', async () => {
    const site = '追い越しの窓口'
    const { id, one, two } = await openAbsence(site)
    const fault = meanwhileAt('shift-before', () => fillAbsence(staff(), { id, worker: two }))
    await expect(fillAbsence(staff(fault), { id, worker: one })).rejects.toMatchObject({
      code: 'CASE_OVER',
    })
    expect([await lettersOf(site, one), await lettersOf(site, two)]).toEqual([[], ['D']])
  })

  it('ST-10 (part) nor does a process that died in the sheet leave a shift for somebody who does not come', async () => {
    const site = '追い越して倒れた窓口'
    const { id, one, two } = await openAbsence(site)
    const overtaken = meanwhileAt('shift-before', () => fillAbsence(staff(), { id, worker: two }))
    const dies = crashAt('absence-in-sheet')
    await fillAbsence(
      staff(async (point) => {
        await overtaken(point)
        await dies(point)
      }),
      { id, worker: one },
    ).catch(() => {})
    expect([await lettersOf(site, one), await lettersOf(site, two)]).toEqual([['D'], ['D']])
    await settleAbsences(staff())
    expect([await lettersOf(site, one), await lettersOf(site, two)]).toEqual([[], ['D']])
    expect(await settleAbsences(staff())).toBe(0)
  })

  it('ST-10 (part) whoever was chosen when the process died comes, and the record says so', async () => {
    const site = '選んで倒れた窓口'
    const { id, one } = await openAbsence(site)
    await dieAt('absence-in-sheet', (fault) => fillAbsence(staff(fault), { id, worker: one }))
    await settleAbsences(staff())
    expect(await findRow(world.payload, 'absences', { id: { equals: id } })).toMatchObject({
      state: 'filled',
      substituteName: '一番',
    })
    expect(await lettersOf(site, one)).toEqual(['D'])
    expect(await settleAbsences(staff())).toBe(0)
  })

  it('ST-10 (part) whoever waited at home for it and was overtaken waits again', async () => {
    const site = '待機に戻る窓口'
    const { id, one, two } = await openAbsence(site)
    await ok(desk.put(site, [{ worker: one, types: [desk.types.W] }]))
    const fault = meanwhileAt('absence-in-sheet', () => fillAbsence(staff(), { id, worker: two }))
    await expect(fillAbsence(staff(fault), { id, worker: one })).rejects.toMatchObject({
      code: 'CASE_OVER',
    })
    expect([await lettersOf(site, one), await lettersOf(site, two)]).toEqual([['W'], ['D']])
  })
})

describe('whoever does not come themselves', () => {
  let evening: string | undefined
  /** Somebody ill in the morning, and somebody who works in the evening alone. */
  async function morning(site: string) {
    const [ill, comes] = [
      await desk.personAt('朝の人', { site }),
      await desk.personAt('晩の人', { site }),
    ]
    evening ??= await desk.typeOf('Y', '遅番', { from: '13:30', to: '17:15' })
    await ok(
      desk.put(site, [
        { worker: ill, types: [desk.types.C] },
        { worker: comes, types: [evening] },
      ]),
    )
    return { id: (await absent(ill, site)).id, comes }
  }
  const missedBy = async (worker: string) =>
    (
      await findRows<{ from: string; state: string }>(
        world.payload,
        'absences',
        { worker: { equals: worker } },
        { sort: 'from' },
      )
    ).map(({ from, state }) => [from, state])

  it('ST-10 (part) comes for nobody else on that day, nor while they stay away', async () => {
    const site = '病人を選ぶ窓口'
    const { id, comes } = await morning(site)
    await absent(comes, site, '13:30')
    const fill = (one: string) =>
      refusal(desk.supervisor.post(`/ops/absences/${one}/fill`, { worker: comes }))
    const no = [422, expect.stringContaining('晩の人は、12月7日（月）に欠勤としています')]
    expect(await fill(id)).toEqual(no)
    const [tuesday, thursday] = [addDays(MONDAY, 1), addDays(MONDAY, 3)]
    const [other, away] = [
      await desk.personAt('火曜の人', { site }),
      await desk.personAt('晩の人', { site }),
    ]
    await ok(
      desk.put(site, [
        { worker: other, date: tuesday, types: [desk.types.C] },
        { worker: away, types: [desk.types.C] },
        { worker: away, date: thursday, types: [desk.types.C] },
      ]),
    )
    const own = await absent(away, site)
    await ok(desk.supervisor.post(`/ops/absences/${own.id}/until`, { until: thursday }))
    const late = await absent(other, site, '08:30', tuesday)
    const [status] = await refusal(
      desk.supervisor.post(`/ops/absences/${late.id}/fill`, { worker: away }),
    )
    expect(status).toBe(422)
  })

  it('ST-10 (part) misses what they have taken over as well: it is told again', async () => {
    const site = '代わりも休む窓口'
    const { id, comes } = await morning(site)
    await ok(desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: comes }))
    await absent(comes, site, '13:30')
    expect(await missedBy(comes)).toEqual([
      ['08:30', 'open'],
      ['13:30', 'open'],
    ])
  })

  it('ST-10 (part) also when they are chosen and reported at the same moment, or the report dies', async () => {
    const site = '同時に休む窓口'
    const first = await morning(site)
    const fault = meanwhileAt('shift-before', () => absent(first.comes, site, '13:30'))
    await fillAbsence(staff(fault), { id: first.id, worker: first.comes })
    expect((await missedBy(first.comes)).map(([from]) => from)).toEqual(['08:30', '13:30'])
    const site2 = '報告が倒れた窓口'
    const second = await morning(site2)
    await ok(desk.supervisor.post(`/ops/absences/${second.id}/fill`, { worker: second.comes }))
    const wish = { worker: second.comes, date: MONDAY, place: site2, from: '13:30' }
    await dieAt('absence-started', (dies) => reportAbsence(staff(dies), wish))
    expect((await missedBy(second.comes)).map(([from]) => from)).toEqual(['13:30'])
    await absences.settle!(staff())
    expect((await missedBy(second.comes)).map(([from]) => from)).toEqual(['08:30', '13:30'])
  })

  it('ST-10 (part) who is overtaken in filling the place of a substitute has their own day, and no standby of another', async () => {
    const site = '代わりの代わりの窓口'
    const [ill, comes, one, two] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('代わり', { site }),
      await desk.personAt('一番', { site }),
      await desk.personAt('二番', { site }),
    ]
    await ok(
      desk.put(site, [
        { worker: ill, types: [desk.types.D] },
        { worker: comes, types: [desk.types.W] },
      ]),
    )
    const first = await absent(ill, site)
    await ok(desk.supervisor.post(`/ops/absences/${first.id}/fill`, { worker: comes }))
    const { id } = await absent(comes, site)
    const fault = meanwhileAt('absence-in-sheet', () => fillAbsence(staff(), { id, worker: two }))
    await expect(fillAbsence(staff(fault), { id, worker: one })).rejects.toMatchObject({
      code: 'CASE_OVER',
    })
    expect([await lettersOf(site, one), await lettersOf(site, two)]).toEqual([[], ['D']])
  })

  it('has a name in the record, also when they have left since', async () => {
    const site = '去った人の窓口'
    const worker = await desk.personAt('去った 人', { site })
    await ok(desk.put(site, [{ worker, types: [desk.types.C] }]))
    const [own] = await findRows<{ id: string }>(world.payload, 'assignments', {
      worker: { equals: worker },
    })
    await ok(
      desk.supervisor.post(`/ops/cases/assignments/${own!.id}/end`, {
        ...{ op: newKey(), seen: 1 },
        answers: { until: addDays(MONDAY, -8), note: '退職' },
      }),
    )
    expect((await absent(worker, site)).says).toContain('去った 人')
  })
})

describe('a plan that is told again', () => {
  const storedWeek = async (place: string) =>
    (await findRow<WeekRow>(world.payload, 'shift-weeks', { place: { equals: place } }))!

  it('CC-27 (part) whoever stands in for an absence makes no second seat, and no missing person whole', async () => {
    const site = '二度公開する窓口'
    await desk.needOf('いつも2人', { site, seats: 2 })
    const [ill, comes] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('代わり', { site }),
    ]
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.D] }]))
    await ok(desk.publish(site, '採用の手続き中'))
    const { id } = await absent(ill, site)
    await ok(desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: comes }))
    // The day is as short as ever, and the screen asks for the reason that the act asks for.
    expect((await desk.weekOf(site)).short).toEqual([
      '12月7日（月） 08:30〜17:15 あと1人（いつも2人）',
    ])
    expect((await refusal(desk.publish(site)))[0]).toBe(422)
    await ok(desk.publish(site, '採用の手続き中'))
    const { seats } = await storedWeek(site)
    // 09:00 is the 36th quarter of an hour.
    expect((seats as Record<string, number[]>)[MONDAY]?.[36]).toBe(1)
  })

  it('a version that was not logged when the next one came is logged, with whoever made it', async () => {
    const site = '記録の窓口'
    const worker = await desk.personAt('後藤', { site })
    const cells = (type: string, seen: number) => [{ worker, date: MONDAY, types: [type], seen }]
    await dieAt('shift-stored', (fault) =>
      putCells(ctxOf('1', '田中', fault), site, cells(desk.types.A, 0)),
    )
    await dieAt('shift-stored', (fault) =>
      putCells(ctxOf('2', '鈴木', fault), site, cells(desk.types.B, 1)),
    )
    const publish = { place: site, from: MONDAY }
    await dieAt('shift-week-stored', (fault) =>
      publishWeek(ctxOf('1', '田中', fault), { ...publish, version: 2, reason: '' }),
    )
    await putCells(ctxOf('3', '高橋'), site, cells(desk.types.C, 2))
    await publishWeek(ctxOf('2', '鈴木'), { ...publish, version: 3, reason: '' })
    await logSheets(staff())
    await logWeeks(staff())
    const sheet = await findRow<{ id: string }>(world.payload, 'shifts', {
      worker: { equals: worker },
    })
    const linesOf = async (target: string) =>
      (
        await findRows<{ actor: string; actorName: string; summary: string }>(
          world.payload,
          'audit-logs',
          { target: { equals: target } },
          { sort: 'summary' },
        )
      ).map(({ actor, actorName, summary }) => [actor, actorName, summary])
    expect(await linesOf(`shifts/${sheet!.id}`)).toEqual([
      ['1', '田中', `勤務表 ${MONDAY} 第1版: ${site} 早い休憩 08:30〜17:15（休憩 11:00〜12:00）`],
      ['2', '鈴木', `勤務表 ${MONDAY} 第2版: ${site} 遅い休憩 08:30〜17:15（休憩 12:00〜13:00）`],
      ['3', '高橋', `勤務表 ${MONDAY} 第3版: ${site} 午前 08:30〜12:00`],
    ])
    expect(await linesOf(`shift-weeks/${(await storedWeek(site)).id}`)).toEqual([
      ['1', '田中', expect.stringContaining('1回目')],
      ['2', '鈴木', expect.stringContaining('2回目')],
    ])
  })

  it('only weeks of places that there are, from their Monday', async () => {
    const site = '月曜の窓口'
    await desk.personAt('月野', { site })
    const wish = { from: MONDAY, version: 0, reason: '' }
    const send = (more: object) => desk.supervisor.post('/ops/shifts/publish', { ...wish, ...more })
    expect(await refusal(send({ place: 'どこでもない' }))).toEqual([
      404,
      expect.stringContaining('場所を選び直してください'),
    ])
    expect(await refusal(send({ place: site, from: addDays(MONDAY, 1) }))).toEqual([
      422,
      expect.stringContaining('月曜日'),
    ])
    expect(
      await findRows(world.payload, 'shift-weeks', { place: { in: ['どこでもない', site] } }),
    ).toEqual([])
    await ok(send({ place: site }))
  })

  it('AC-07 (part) whoever works for single offices neither plans nor tells the weeks of others', async () => {
    const [own, other] = world.offices
    const worker = await desk.personAt('別所', { office: other!.id })
    const user = { id: '1', roles: ['city-staff' as const], offices: [own!.id] }
    const ctx = { ...staff(), user }
    const cells = [{ worker, date: MONDAY, types: [desk.types.C], seen: 0 }]
    const gone = { code: 'NOT_FOUND' }
    await expect(putCells(ctx, other!.id, cells)).rejects.toMatchObject(gone)
    const week = { place: other!.id, from: MONDAY, version: 0, reason: '' }
    await expect(publishWeek(ctx, week)).rejects.toMatchObject(gone)
    const wish = { worker, date: MONDAY, place: other!.id, from: '08:30' }
    await expect(reportAbsence(ctx, wish)).rejects.toMatchObject(gone)
    expect(await findRows(world.payload, 'shifts', { worker: { equals: worker } })).toEqual([])
  })

  it('ST-10 (part) what the city demands of a record is asked for in the sheet, before anybody stands there', async () => {
    const site = '市が理由を求める窓口'
    const [ill, comes] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('代わり', { site }),
    ]
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.D] }]))
    const { id } = await absent(ill, site)
    const city = await signIn(world.payload, ['city-admin'])
    await ok(city.post('/case-rules', { kind: 'absences', demands: ['fill.note'] }))
    const fill = (answers?: object) =>
      desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: comes, answers })
    expect(await refusal(fill())).toEqual([422, expect.stringContaining('メモ')])
    expect(desk.cellOf(await desk.weekOf(site), comes)?.here).toEqual([])
    type View = { state: string; standby: { asks: { name: string }[] }[] }
    const view = await ok<View>(desk.supervisor.get(`/ops/absences/${id}`))
    expect([view.state, view.standby[0]?.asks.map(({ name }) => name)]).toEqual(['open', ['note']])
    expect(await ok(fill({ note: '本人の希望' }))).toMatchObject({ state: 'filled' })
    await deleteRows(world.payload, 'case-rules', {})
    dropShort(world.payload)
  })

  it('the week before is copied as it was planned, whoever came in for somebody, and goes on from there', async () => {
    const site = '代わりを写さない窓口'
    const [ill, comes] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('代わり', { site }),
    ]
    const next = addDays(MONDAY, 7)
    await ok(desk.put(site, [{ worker: ill, types: [desk.types.C] }]))
    const filled = async (date: string) => {
      const { id } = await absent(ill, site, '08:30', date)
      await ok(desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: comes }))
    }
    await filled(MONDAY)
    const afternoon = await desk.typeOf('P', '午後の部', { from: '13:30', to: '17:15' })
    const tuesday = addDays(MONDAY, 1)
    await ok(desk.put(site, [{ worker: comes, date: tuesday, types: [afternoon] }]))
    // Somebody who comes in next week has their own plan copied beside it.
    await ok(desk.put(site, [{ worker: ill, date: addDays(next, 1), types: [desk.types.C] }]))
    await filled(addDays(next, 1))
    const { copied, refused } = await ok<{
      copied: { worker: string; date: string; rev: number }[]
      refused: string[]
    }>(desk.supervisor.post('/ops/shifts/copy', { place: site, from: next }))
    expect(refused).toEqual([])
    expect(copied).toEqual([
      { worker: ill, date: next, rev: 1 },
      { worker: comes, date: addDays(next, 1), rev: 2 },
    ])
    expect([
      await lettersOf(site, ill, next),
      await lettersOf(site, comes, next),
      await lettersOf(site, comes, addDays(next, 1)),
    ]).toEqual([['C'], [], ['C', 'P']])
    // The answer's version is enough to go on changing what was copied.
    const { rev } = copied[0]!
    await ok(desk.put(site, [{ worker: ill, date: next, types: [desk.types.A], seen: rev }]))
  })

  it('standby that was used is copied and told as it was planned', async () => {
    const site = '待機を写す窓口'
    const [ill, comes] = [
      await desk.personAt('病気', { site }),
      await desk.personAt('待つ人', { site }),
    ]
    await ok(
      desk.put(site, [
        { worker: ill, types: [desk.types.D] },
        { worker: comes, types: [desk.types.W] },
      ]),
    )
    const { id } = await absent(ill, site)
    await ok(desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: comes }))
    const next = addDays(MONDAY, 7)
    const copy = () =>
      ok<{ refused: string[] }>(
        desk.supervisor.post('/ops/shifts/copy', { place: site, from: next }),
      )
    expect((await copy()).refused).toEqual([])
    expect([await lettersOf(site, ill, next), await lettersOf(site, comes, next)]).toEqual([
      ['D'],
      ['W'],
    ])
    await ok(desk.publish(site, 'ほかにいない'))
    const { plan } = (await findRow<WeekRow>(world.payload, 'shift-weeks', {
      place: { equals: site },
    }))!
    expect(
      (plan as { worker: string; letter: string }[])
        .map(({ worker, letter }) => [worker, letter])
        .sort(),
    ).toEqual(
      [
        [ill, 'D'],
        [comes, 'W'],
      ].sort(),
    )
  })
})

describe('a cell', () => {
  it('the same letter takes over what its kind has become', async () => {
    const site = '種類が変わる窓口'
    const worker = await desk.personAt('野田', { site })
    const type = await desk.typeOf('N', '夕方', { from: '13:00', to: '17:00' })
    await ok(desk.put(site, [{ worker, types: [type] }]))
    await ok(desk.publish(site))
    await ok(
      desk.supervisor.patch(`/shift-types/${type}`, {
        to: '18:00',
        breaks: [{ from: '15:00', to: '15:15' }],
      }),
    )
    expect(await ok(desk.put(site, [{ worker, types: [type], seen: 1 }]))).toMatchObject({
      revs: [2],
    })
    const week = await desk.weekOf(site)
    expect(desk.cellOf(week, worker)?.here).toMatchObject([{ from: '13:00', to: '18:00' }])
    expect(week.published?.isChanged).toBe(true)
  })

  it('ST-10 (part) of somebody absent keeps what they were absent from, and takes more beside it', async () => {
    const site = '欠勤のある窓口'
    const worker = await desk.personAt('長野', { site })
    const evening = await desk.typeOf('E', '遅い時間', { from: '13:30', to: '17:15' })
    await ok(desk.put(site, [{ worker, types: [desk.types.C] }]))
    await absent(worker, site)
    for (const types of [[], [desk.types.D]])
      expect(await refusal(desk.put(site, [{ worker, types, seen: 1 }]))).toEqual([
        422,
        expect.stringContaining('急な欠勤'),
      ])
    await ok(desk.put(site, [{ worker, types: [desk.types.C, evening], seen: 1 }]))
    expect(desk.cellOf(await desk.weekOf(site), worker)?.here).toMatchObject([
      { letter: 'C', absence: { says: '欠勤（代わりを手配中）' } },
      { letter: 'E', absence: null },
    ])
    // The second shift of the day can be missed as well.
    await absent(worker, site, '13:30')
    expect(desk.cellOf(await desk.weekOf(site), worker)?.here[1]?.absence?.says).toContain('欠勤')
  })

  it('tells what is work, and what stands in for somebody else', async () => {
    const site = '待機のある窓口'
    const [ill, waits] = [
      await desk.personAt('沼田', { site }),
      await desk.personAt('根本', { site }),
    ]
    await ok(
      desk.put(site, [
        { worker: ill, types: [desk.types.D] },
        { worker: waits, types: [desk.types.W] },
      ]),
    )
    expect(desk.cellOf(await desk.weekOf(site), waits)?.here).toMatchObject([
      { letter: 'W', isWork: false, standsIn: false },
    ])
    const { id } = await absent(ill, site)
    await ok(desk.supervisor.post(`/ops/absences/${id}/fill`, { worker: waits }))
    expect(desk.cellOf(await desk.weekOf(site), waits)?.here).toMatchObject([
      { letter: 'D', isWork: true, standsIn: true },
    ])
  })

  it('what could be put in is proposed to those alone who plan', async () => {
    const site = '提案の窓口'
    await desk.needOf('いつも1人', { site })
    await desk.personAt('橋本', { site })
    const auditor = await signIn(world.payload, ['auditor'])
    expect((await desk.weekOf(site)).proposals).toHaveLength(1)
    expect((await desk.weekOf(site, MONDAY, auditor)).proposals).toEqual([])
  })

  it('is told to its own person with nobody else’s beside it', async () => {
    const site = '隣の窓口'
    const account = await signIn(world.payload, ['operator'])
    const me = await desk.personAt('平野', { site }, { account: account.id })
    const other = await desk.personAt('星野', { site })
    await ok(
      desk.put(site, [
        { worker: me, types: [desk.types.C] },
        { worker: other, types: [desk.types.D] },
      ]),
    )
    await ok(desk.publish(site))
    await absent(other, site)
    const { shifts } = await ok<OwnShifts>(account.get('/ops/my-shifts'))
    expect(shifts.map(({ label }) => label)).toEqual(['午前'])
  })
})
