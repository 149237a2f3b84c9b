import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { MS_PER_DAY } from '@/domain/time/civil'
import { readCitySettings } from '@/services/settings/read-settings'

import { auditOf, minutesLater } from '../../helpers/bookings'
import { type DeskWorld, openDeskWorld } from '../../helpers/desk-world'
import { signIn, type Staff } from '../../helpers/staff'

let world: DeskWorld
let one: Staff
let two: Staff
beforeAll(async () => {
  world = await openDeskWorld()
  one = world.staff.cityAdmin
  two = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())

const save = async (staff: Staff, data: object) => {
  minutesLater(world, 1)
  const answer = await staff.post('/globals/city-settings', data)
  const body = (await answer.json()) as { errors?: { message: string; data?: object }[] }
  return { status: answer.status, error: body.errors?.[0] }
}
const settings = () => readCitySettings(world.payload)

describe('shorter times of keeping records', () => {
  it('AC-06 (part) need a second administrator who saves the same; longer ones do not', async () => {
    expect((await save(one, { auditRetentionDays: 2000 })).status).toBe(200)
    const first = await save(one, { auditRetentionDays: 400, callNote: 'x' })
    expect(first).toMatchObject({
      status: 400,
      error: {
        message: expect.stringContaining('2人の市管理者'),
        data: { code: 'SECOND_PERSON', errors: [{ path: 'auditRetentionDays' }] },
      },
    })
    // The same person again is no second one, and another value is another wish.
    expect((await save(one, { auditRetentionDays: 400 })).status).toBe(400)
    expect((await save(two, { auditRetentionDays: 399 })).status).toBe(400)
    expect((await settings()).auditRetentionDays).toBe(2000)
    expect((await save(two, { auditRetentionDays: 400 })).status).toBe(200)
    expect((await settings()).auditRetentionDays).toBe(400)
    const logged = await auditOf(world, 'globals/city-settings')
    expect(logged.map(({ changes }) => changes)).toContainEqual({
      auditRetentionDays: [2000, 400],
    })
  })

  it('a proposal serves once, and not for ever', async () => {
    expect((await save(two, { auditRetentionDays: 2000 })).status).toBe(200)
    expect((await save(two, { auditRetentionDays: 400 })).status).toBe(400)
    world.clock.now = new Date(world.clock.now.getTime() + 8 * MS_PER_DAY)
    expect((await save(one, { auditRetentionDays: 400 })).status).toBe(400)
    expect((await save(two, { auditRetentionDays: 400 })).status).toBe(200)
  })

  it('a shortening that was taken back is proposed anew on the same day', async () => {
    const shorten = async (first: Staff, second: Staff) => [
      (await save(first, { printRetentionDays: 3 })).status,
      (await save(second, { printRetentionDays: 3 })).status,
    ]
    for (const [first, second] of [
      [one, two],
      [two, one],
      [one, two],
    ] as const) {
      expect((await save(first, { printRetentionDays: 30 })).status).toBe(200)
      expect(await shorten(first, second)).toEqual([400, 200])
    }
    // Pressed twice by the first one it is one proposal.
    expect((await save(one, { printRetentionDays: 30 })).status).toBe(200)
    const proposals = async () =>
      (await auditOf(world, 'globals/city-settings')).filter(
        ({ action }) => action === 'settings.proposed',
      ).length
    const before = await proposals()
    for (let i = 0; i < 2; i++) {
      expect((await save(one, { printRetentionDays: 3 })).status).toBe(400)
    }
    expect(await proposals()).toBe(before + 1)
  })

  it.each([
    ['that is out of use', { active: false }],
    ['that is no administrator any more', { roles: ['auditor'] }],
    ['whose time has ended', { validUntil: '2020-01-01' }],
  ])('a proposal of an account %s is nobody’s', async (_name, change) => {
    const gone = await signIn(world.payload, ['city-admin'])
    expect((await save(one, { reservationRetentionDays: 1900 })).status).toBe(200)
    expect((await save(gone, { reservationRetentionDays: 100 })).status).toBe(400)
    await world.payload.update({ collection: 'users', id: gone.id, data: change as never })
    expect((await save(one, { reservationRetentionDays: 100 })).status).toBe(400)
    expect((await settings()).reservationRetentionDays).toBe(1900)
    expect((await save(two, { reservationRetentionDays: 100 })).status).toBe(200)
    expect((await save(one, { reservationRetentionDays: 1900 })).status).toBe(200)
  })

  it('the rule sent empty is a change of the rule', async () => {
    const refused = await save(one, { retentionByTwo: null })
    expect(refused).toMatchObject({ error: { data: { errors: [{ path: 'retentionByTwo' }] } } })
    expect((await settings()).retentionByTwo).toBe(true)
    // What is not sent at all stays.
    expect((await save(one, { callNote: 'y' })).status).toBe(200)
    expect((await settings()).retentionByTwo).toBe(true)
  })

  it('the rule itself, and the days of mail addresses, likewise', async () => {
    expect((await save(one, { retentionByTwo: false })).status).toBe(400)
    const path = `/services/${world.service.id}`
    const shorter = (staff: Staff) => staff.patch(path, { mailRetentionDays: 1 })
    expect((await shorter(one)).status).toBe(400)
    expect((await shorter(two)).status).toBe(200)
    expect((await save(two, { retentionByTwo: false })).status).toBe(200)
    expect((await save(one, { reservationRetentionDays: 100 })).status).toBe(200)
  })
})
