/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ok } from '../../helpers/answer'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const lacks = async (id: string) => (await all.look(id)).one.row.lacks

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
