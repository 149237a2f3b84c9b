import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { jobContext, type ServiceContext } from '@/services/context'
import { draftReports } from '@/services/people/reports/draft'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint } from '../../helpers/crash'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'
import { textOf } from '../../helpers/raster'
import type { Staff } from '../../helpers/staff'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const job = (fault?: ServiceContext['fault']): ServiceContext => ({
  ...jobContext(all.world.payload),
  now: () => all.world.clock.now,
  ...(fault ? { fault } : {}),
})
const reportsOf = (role: string) =>
  findRows<Stored<'staff-reports'>>(
    all.world.payload,
    'staff-reports',
    { roleTitle: { equals: role } },
    { sort: ['changedOn', 'id'] },
  )
const look = (id: string) => ok<OneCase>(all.supervisor.get(`/ops/cases/staff-reports/${id}`))
const press = async (who: Staff, id: string, move: string, answers: object) =>
  who.post(`/ops/cases/staff-reports/${id}/${move}`, {
    ...{ answers, op: newKey(), seen: (await look(id)).row.seen },
  })

describe('従事者の交代の報告', () => {
  it('ST-06 who begins and who ends in a role makes a draft with the state of training; what the city wants improved has a day for the reply', async () => {
    const { assigned, city, courseOf, roleOf, supervisor, today, workerOf } = all
    const role = await roleOf('オペレーター', { reportsChange: true })
    const silent = await roleOf('報告しない役割')
    const from = addDays(today(), -5)
    const leaves = await assigned({ worker: await workerOf('去る 一'), role, from })
    await assigned({ worker: await workerOf('来る 二'), role, from: today() })
    await assigned({ worker: await workerOf('別の 三'), role: silent, from })
    const end = { answers: { until: today(), note: '異動' }, op: newKey(), seen: 1 }
    await ok(supervisor.post(`/ops/cases/assignments/${leaves}/end`, end))
    const course = await courseOf('初期研修')
    await ok(city.patch(`/work-roles/${role}`, { courses: [course] }))
    await draftReports(job())
    await draftReports(job())
    const drafts = await reportsOf('オペレーター')
    expect(
      drafts.map((one) => [one.workerName, one.change, one.changedOn, one.state]).sort(),
    ).toEqual(
      [
        ['去る 一', 'began', from, 'draft'],
        ['去る 一', 'ended', today(), 'draft'],
        ['来る 二', 'began', today(), 'draft'],
      ].sort(),
    )
    expect(drafts[0]!.training).toBe('未修了: 研修「初期研修」の修了')
    expect(await reportsOf('報告しない役割')).toEqual([])

    const { id } = drafts.find(({ workerName }) => workerName === '来る 二')!
    const link = (await look(id)).row.links!.find(({ label }) => label === '最新の名簿')!
    const answer = await supervisor.get(link.href.replace(/^\/api/, ''))
    const paper = textOf(Buffer.from(await answer.arrayBuffer()))
    for (const words of ['業務従事者名簿', '来る 二', '受けていない研修', '初期研修'])
      expect(paper.replace(/\s+/g, ' ')).toContain(words)
    await ok(press(supervisor, id, 'report', { on: today(), note: '第3号' }))
    const late = await press(city, id, 'ask', {
      request: '研修を早めて',
      replyBy: addDays(today(), -1),
    })
    expect([late.status, await late.json()]).toMatchObject([
      422,
      { fields: { replyBy: expect.stringContaining('今日') } },
    ])
    const replyBy = addDays(today(), 7)
    expect((await press(supervisor, id, 'ask', { request: 'x', replyBy })).status).toBe(403)
    await ok(press(city, id, 'ask', { request: '研修を早めて', replyBy }))
    expect((await look(id)).row.cells.replyBy).toBe(replyBy)
    await ok(press(supervisor, id, 'reply', { on: today(), reply: '明日行う' }))
    await ok(press(city, id, 'accept', {}))
    const [row] = (await reportsOf('オペレーター')).filter((one) => one.id === id)
    expect(row).toMatchObject({ state: 'closed', replyBy, repliedOn: today(), reply: '明日行う' })
  })

  it('ST-06 (part) who began or left long ago and is entered today is reported, once', async () => {
    const { assigned, roleOf, supervisor, today, workerOf } = all
    const role = await roleOf('遅れて入力', { reportsChange: true })
    const id = await assigned({
      worker: await workerOf('前に'),
      role,
      from: addDays(today(), -200),
    })
    await draftReports(job())
    const end = { answers: { until: addDays(today(), -40), note: '異動' }, op: newKey(), seen: 1 }
    await ok(supervisor.post(`/ops/cases/assignments/${id}/end`, end))
    await draftReports(job())
    await draftReports(job())
    expect((await reportsOf('遅れて入力')).map(({ change }) => change)).toEqual(['began', 'ended'])
    // What was entered long ago, too, is history.
    const old = await roleOf('前から報告', {})
    await assigned({ worker: await workerOf('古い'), role: old, from: addDays(today(), -200) })
    await ok(all.city.patch(`/work-roles/${old}`, { reportsChange: true }))
    const later = () => new Date(all.world.clock.now.getTime() + 40 * 86_400_000)
    await draftReports({ ...job(), now: later })
    expect(await reportsOf('前から報告')).toEqual([])
  })

  it('drafts that die on their way are there once afterwards', async () => {
    const { assigned, roleOf, today, workerOf } = all
    await crashAtEveryPoint(1, async (dies, step) => {
      const title = `途中の役割 ${step}`
      const role = await roleOf(title, { reportsChange: true })
      for (const name of ['甲', '乙'])
        await assigned({ worker: await workerOf(`${title} ${name}`), role, from: today() })
      await dies((fault) => draftReports(job(fault)))
      await draftReports(job())
      expect(await reportsOf(title)).toHaveLength(2)
    })
  })
})
