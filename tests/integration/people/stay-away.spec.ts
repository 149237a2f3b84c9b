import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { addDays } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { absences } from '@/services/people/absences/list'
import { type AbsenceView, reportAbsence } from '@/services/people/absences/report'
import { stayAway } from '@/services/people/absences/stay-away'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { dieAt } from '../../helpers/crash'
import { openShiftDesk, refusal, type ShiftDesk } from '../../helpers/shift-desk'
import { MONDAY, type World } from '../../helpers/world'

let desk: ShiftDesk
let world: World

beforeAll(async () => {
  desk = await openShiftDesk()
  world = desk.world
})
afterAll(() => world.close())

const [TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = [1, 2, 3, 4].map((days) =>
  addDays(MONDAY, days),
) as [string, string, string, string]

const report = (worker: string, place: string, date = MONDAY) =>
  ok<AbsenceView>(desk.supervisor.post('/ops/absences', { worker, date, place, from: '08:30' }))

const until = (id: string, last: string) =>
  desk.supervisor.post(`/ops/absences/${id}/until`, { until: last })

/** The days and times that somebody misses, in their order. */
const missedBy = async (worker: string) =>
  (
    await findRows<{ date: string; from: string; placeName: string }>(
      world.payload,
      'absences',
      { and: [{ worker: { equals: worker } }, { state: { not_equals: 'cancelled' } }] },
      { sort: ['date', 'from'] },
    )
  ).map(({ date, from, placeName }) => [date, from, placeName])

/** Work from Monday to Thursday, and none on Friday. */
async function planned(site: string, name: string) {
  const worker = await desk.personAt(name, { site })
  const days = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]
  await ok(
    desk.put(
      site,
      days.map((date) => ({ worker, date, types: [desk.types.C] })),
    ),
  )
  return worker
}

const settle = () => absences.settle!(world.ctx('city-staff'))

describe('somebody ill for several days', () => {
  it('ST-10 misses each shift until then, at whatever place, with its own alert and whom to call', async () => {
    const [site, other] = ['続けて休む窓口', '続けて休む別の窓口']
    await desk.needOf('毎日1人', { site, weekdays: ['1', '2', '3', '4', '5'] })
    const worker = await desk.personAt('秋山', { site })
    await desk.assign(worker, { site: other })
    const evening = await desk.typeOf('Y', '遅い時間', { from: '13:30', to: '17:15' })
    await ok(
      desk.put(site, [
        { worker, types: [desk.types.C, evening] },
        { worker, date: TUESDAY, types: [desk.types.C, evening] },
        { worker, date: WEDNESDAY, types: [desk.types.O] },
      ]),
    )
    await ok(desk.put(other, [{ worker, date: THURSDAY, types: [desk.types.D] }]))
    const { id } = await report(worker, site)
    const view = await ok<AbsenceView>(until(id, FRIDAY))
    expect(view.others.map(({ says }) => says)).toEqual([
      `12月7日（月） ${site} 13:30〜17:15 代わりを手配中`,
      `12月8日（火） ${site} 08:30〜12:00 代わりを手配中`,
      `12月8日（火） ${site} 13:30〜17:15 代わりを手配中`,
      `12月10日（木） ${other} 08:30〜17:15 代わりを手配中`,
    ])
    const alerts = await findRows<{ title: string }>(world.payload, 'alerts', {
      title: { like: site },
    })
    expect(alerts).toHaveLength(4)
    // Pressed again, it is the same.
    await ok(until(id, FRIDAY))
    expect(await missedBy(worker)).toHaveLength(5)
    // On a day without work they are nobody's proposal, and are not copied back into their illness.
    const week = await desk.weekOf(site)
    expect(week.proposals.filter((one) => one.worker === worker)).toEqual([])
    expect([TUESDAY, FRIDAY].map((date) => desk.cellOf(week, worker, date)?.away)).toEqual([
      null,
      FRIDAY,
    ])
    const fourth = addDays(MONDAY, 7)
    const { id: next } = await report(worker, other, THURSDAY)
    await ok(desk.put(site, [{ worker, date: addDays(fourth, 2), types: [desk.types.C] }]))
    await ok(until(next, addDays(fourth, 2)))
    const { copied, refused } = await ok<{ copied: { date: string }[]; refused: string[] }>(
      desk.supervisor.post('/ops/shifts/copy', { place: site, from: fourth }),
    )
    expect([copied, refused.length]).toEqual([[], 2])
    expect(refused[0]).toContain('秋山は、12月16日（水）まで休むため')
  })

  it('ST-10 (part) a process that dies between two shifts leaves none of them out', async () => {
    const site = '続けて倒れる窓口'
    const worker = await planned(site, '石田')
    const ctx = world.ctx('city-staff')
    const { id } = await reportAbsence(ctx, { worker, date: MONDAY, place: site, from: '08:30' })
    await dieAt('absence-spread', (fault) =>
      stayAway(world.ctx('city-staff', fault), { id, until: THURSDAY }),
    )
    expect((await missedBy(worker)).map(([date]) => date)).toEqual([MONDAY, TUESDAY])
    await settle()
    expect((await missedBy(worker)).map(([date]) => date)).toEqual([
      MONDAY,
      TUESDAY,
      WEDNESDAY,
      THURSDAY,
    ])
  })

  it('ST-10 (part) whoever is back earlier is there again, and stays what was planned since', async () => {
    const site = '早く戻る窓口'
    const worker = await planned(site, '上野')
    const { id } = await report(worker, site)
    const { others } = await ok<AbsenceView>(until(id, FRIDAY))
    const thursday = others.at(-1)!.id
    const { row } = await ok<OneCase>(desk.supervisor.get(`/ops/cases/absences/${thursday}`))
    await ok(
      desk.supervisor.post(`/ops/cases/absences/${thursday}/cancel`, {
        ...{ answers: { note: '出勤した' }, op: newKey(), seen: row.seen },
      }),
    )
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    await ok(desk.put(site, [{ worker, date: FRIDAY, types: [desk.types.C] }]))
    await settle()
    expect((await missedBy(worker)).map(([date]) => date)).toEqual([MONDAY, TUESDAY, WEDNESDAY])
    expect(desk.cellOf(await desk.weekOf(site), worker, FRIDAY)?.away).toBe(null)
  })

  it('says what is wrong with the last day', async () => {
    const site = '日の窓口'
    const worker = await planned(site, '遠藤')
    const { id } = await report(worker, site)
    for (const [last, says] of [
      [MONDAY, '12月7日（月）より後の日'],
      [addDays(MONDAY, 93), '3月9日（火）までの日'],
    ] as const)
      expect(await refusal(until(id, last))).toEqual([422, expect.stringContaining(says)])
    const alone = await desk.personAt('小野', { site })
    await ok(desk.put(site, [{ worker: alone, types: [desk.types.C] }]))
    const { id: only } = await report(alone, site)
    expect(await refusal(until(only, FRIDAY))).toEqual([
      422,
      expect.stringContaining('まだ欠勤にしていない勤務がありません'),
    ])
  })
})
