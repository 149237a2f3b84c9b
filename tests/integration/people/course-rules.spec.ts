import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openPeople, type PeopleWorld } from '../../helpers/people-world'

let all: PeopleWorld

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const RULES = {
  attendees: ['post'],
  plan: [{ label: '8月', from: '2026-08-01', to: '2026-08-10', sessions: 2 }],
  topics: [{ title: '個人情報保護' }],
  oldestValid: 2,
  oldestValidFrom: '2026-12-01',
  validMonths: 12,
  material: 'approve',
  trainerRole: true,
  trainerEmployments: ['regular'],
  trainerExperience: 'card-lead',
  trainerMonths: 12,
  weekdays: ['1', '2'],
  onClosedDays: true,
  distinctOffices: true,
  capacity: 50,
  minHours: 3,
  maxHours: 4,
}
const EMPTIED = {
  attendees: [],
  plan: [],
  offices: [],
  topics: [],
  oldestValid: 1,
  oldestValidFrom: null,
  validMonths: null,
  material: 'none',
  trainerRole: false,
  trainerEmployments: [],
  trainerExperience: null,
  trainerMonths: null,
  weekdays: [],
  onClosedDays: false,
  distinctOffices: false,
  capacity: null,
  minHours: null,
  maxHours: null,
  active: false,
}

describe('what a course asks for is the city’s', () => {
  it('ST-12 ST-13 ST-14 ST-15 ST-16 (part) the vendor lifts no condition of a class, each is refused at its field; the city changes it', async () => {
    const { city, supervisor, courseOf, world } = all
    const offices = [world.offices[0]!.id]
    const id = await courseOf('市の条件', { ...RULES, offices, version: 2 })
    for (const [field, value] of Object.entries(EMPTIED)) {
      const answer = await supervisor.patch(`/courses/${id}`, { [field]: value })
      expect([field, answer.status]).toEqual([field, 403])
      expect(await answer.text()).toContain('市管理者だけ')
    }
    const stored = await (await supervisor.get(`/courses/${id}`)).json()
    expect(stored).toMatchObject({ ...RULES, topics: [{ title: '個人情報保護' }], active: true })
    for (const [field, value] of Object.entries(EMPTIED))
      expect((await city.patch(`/courses/${id}`, { [field]: value })).status).toBe(200)
  })

  it('ST-14 (part) the vendor writes title, aim and version, also with the city’s fields sent as they are', async () => {
    const { supervisor, courseOf } = all
    const id = await courseOf('市の条件 2', RULES)
    const own = {
      title: '直した名前',
      aim: 'ねらい',
      version: 3,
    }
    const answer = await supervisor.patch(`/courses/${id}`, { ...RULES, ...own })
    expect([answer.status, await answer.json()]).toMatchObject([200, { doc: own }])
  })

  it('a course that the vendor begins has no condition; one with a condition is refused', async () => {
    const { supervisor } = all
    const course = { title: '受託者の研修', kind: 'work', version: 1 }
    const form = { ...EMPTIED, active: true }
    expect((await supervisor.post('/courses', { ...course, ...form })).status).toBe(201)
    expect((await supervisor.post('/courses', course)).status).toBe(201)
    for (const [field, value] of Object.entries(RULES))
      expect([
        field,
        (await supervisor.post('/courses', { ...course, [field]: value })).status,
      ]).toEqual([field, 403])
  })
})
