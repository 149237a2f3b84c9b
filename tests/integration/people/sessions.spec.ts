/** @engine: also on MongoDB every day. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { deleteRows } from '@/db/rows'
import { addDays, toInstant } from '@/domain/time/civil'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const lacks = async (id: string) => (await all.look(id)).one.row.lacks

describe('the day of a session', () => {
  it('a day that is over is no day to plan a session on, and one that has passed since stands', async () => {
    const { arrange, courseOf, look, session, today } = all
    const id = await session(await courseOf('過ぎた日の研修'))
    const past = addDays(today(), -1)
    const refused = (await (await arrange(id, { on: past })).json()) as { fields: { on?: string } }
    expect(refused.fields.on).toContain('過ぎています')
    expect((await look(id)).arranged.on).toBe('')
    await ok(arrange(id))
    const day = today()
    const before = all.world.clock.now
    all.world.clock.now = toInstant(addDays(day, 3), '10:00')
    await ok(arrange(id, { site: '別の会議室' }))
    all.world.clock.now = before
    expect((await look(id)).arranged).toMatchObject({ on: day, site: '別の会議室' })
  })
})

describe('the city’s approval', () => {
  it('ST-13 (part) it is of the topics that were shown: others are handed in and approved again', async () => {
    const { arrange, city, courseOf, look, press, session, supervisor, today } = all
    const course = await courseOf('承認の研修', { material: 'approve' })
    const id = await session(course)
    await ok(arrange(id, { topics: ['守秘義務', 'カードの知識'] }))
    const approve = async () => {
      await ok(press(supervisor, id, 'submit', { on: today(), note: '教材' }))
      await ok(press(city, id, 'approve'))
    }
    await approve()
    // Another room, and the same topics in another order: the approval stands.
    await ok(arrange(id, { site: '大会議室', topics: ['カードの知識', '守秘義務'] }))
    expect(await lacks(id)).toEqual([])
    await ok(press(supervisor, id, 'confirm'))
    await ok(press(supervisor, id, 'reopen', { note: '内容を変える' }))
    await ok(arrange(id, { topics: ['守秘義務'] }))
    expect(await lacks(id)).toEqual(['教材の市への提出'])
    expect((await press(supervisor, id, 'confirm')).status).toBe(409)
    await approve()
    expect(await lacks(id)).toEqual([])
    // Approved, and not confirmed yet: it goes back to the plan.
    await ok(arrange(id, { topics: ['接遇'] }))
    const { one } = await look(id)
    expect([one.row.state, one.row.lacks]).toEqual(['planned', ['教材の市への提出']])
  })
})

describe('what the city demands in 記録の設定', () => {
  afterEach(async () => {
    await deleteRows(all.world.payload, 'case-rules', {})
    dropShort(all.world.payload)
  })
  const rules = (body: object) =>
    ok<{ doc: { extra: { id: string }[] } }>(
      all.city.post('/case-rules', { kind: 'training-sessions', ...body }),
    )

  it('is asked for by 日時・会場・講師を決める as well, which looks up what was chosen', async () => {
    const { arrange, courseOf, look, session } = all
    const id = await session(await courseOf('市の決めごと'))
    const { doc } = await rules({
      demands: ['arrange.trainerName', 'arrange.officeName'],
      extra: [{ label: '備品', type: 'line', moves: ['arrange'], required: true }],
    })
    const name = `x_${doc.extra[0]!.id}`
    expect((await look(id)).asks.arrange.map((ask) => ask.name)).toEqual([
      'officeName',
      'trainerName',
      name,
    ])
    const { fields } = (await (await arrange(id, { trainer: '' })).json()) as {
      fields: Record<string, string>
    }
    expect(Object.keys(fields).sort()).toEqual(['officeName', 'trainerName', name].sort())
    const office = all.world.offices[0]!.id
    expect((await arrange(id, { office })).status).toBe(422)
    const before = await look(id)
    expect(before.arranged.on).toBe('')
    await ok(arrange(id, { office }, { [name]: '投影機' }))
    expect((await look(id)).one.extra).toMatchObject([{ label: '備品', value: '投影機' }])
  })

  it('is asked for by 修了登録 before anybody’s completion stands', async () => {
    const { confirmed, courseOf, look, register, supervisor, workerOf } = all
    const id = await confirmed(await courseOf('市の決めごと・修了'), {}, true)
    await ok(register(id, await workerOf('受けた人')))
    const [person] = (await look(id)).people
    await ok(
      supervisor.post(`/ops/training-sessions/${id}/attendance`, {
        marks: [{ id: person!.id, state: 'attended' }],
      }),
    )
    const { doc } = await rules({
      extra: [{ label: '修了証の番号', type: 'line', moves: ['complete'], required: true }],
    })
    const complete = (answers?: object) =>
      supervisor.post(`/ops/training-sessions/${id}/complete`, { answers })
    const refused = await complete()
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { detail: '「修了証の番号」を入力してください。' },
    ])
    const { people, one, asks } = await look(id)
    expect([people[0]!.state, one.row.state]).toEqual(['attended', 'held'])
    expect(asks.complete).toHaveLength(1)
    expect(await ok(complete({ [`x_${doc.extra[0]!.id}`]: 'A-1' }))).toEqual({ completed: 1 })
    expect((await look(id)).one.extra).toMatchObject([{ value: 'A-1' }])
  })
})
