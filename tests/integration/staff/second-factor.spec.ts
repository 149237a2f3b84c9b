import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { Role, StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { totpCode } from '@/lib/totp'

import { addAccount, callAs, logIn, PASSWORD } from '../../helpers/accounts'
import { auditOf } from '../../helpers/bookings'
import { openWorld, type World } from '../../helpers/world'

let world: World
let admin: StaffUser
let adminCookie: string
const clock = { now: new Date() }
/** The next time step of the app: each code opens once. */
const nextCode = () => {
  clock.now = new Date(clock.now.getTime() + 30_000)
}

beforeAll(async () => {
  world = await openWorld()
  world.payload.config.custom = { ...world.payload.config.custom, now: () => clock.now }
  admin = await addAccount(world.payload, { username: 'admin', roles: ['city-admin'] })
  adminCookie = (await logIn('admin')).cookie
})
beforeEach(nextCode)
afterEach(() => settings({ secondFactor: 'optional', secondFactorRoles: [] }))
afterAll(() => world.close())

const settings = (data: Record<string, unknown>) =>
  world.payload.updateGlobal({ slug: 'city-settings', data })
/** The present password, as the screen sends it with every beginning. */
const OWN = { current: PASSWORD }
const post = async (cookie: string, path: string, body: object = {}) => {
  const response = await callAs(cookie, `/ops/second-factor${path}`, 'POST', body)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & { code?: string; codes?: string[] },
  }
}
const worksFor = async (cookie: string) => [
  (await callAs(cookie, '/reservations')).status,
  (await callAs(cookie, '/ops/catalogue')).status,
  (await callAs(cookie, '/offices')).status,
]
const OPEN = [200, 200, 200]
const SHUT = [403, 403, 403]

let accounts = 0
const newAccount = async (roles: Role[] = ['operator'], employer: 'city' | 'vendor' = 'vendor') => {
  const username = `factor${++accounts}`
  const user = await addAccount(world.payload, {
    username,
    roles,
    employer,
    offices: [world.offices[0]!.id],
  })
  return { id: user.id, username }
}

async function enrol(cookie: string) {
  // Whoever finds an open screen does not tie the account to a phone of their own.
  const stranger = await post(cookie, '/begin', { current: 'not-the-password' })
  expect([stranger.status, stranger.body.code]).toEqual([422, 'PASSWORD_WRONG'])
  expect((await post(cookie, '/begin')).status).toBe(422)
  const { body } = await post(cookie, '/begin', OWN)
  const secret = String(body.secret)
  const confirmed = await post(cookie, '/confirm', { code: totpCode(secret, clock.now) })
  expect(confirmed.status).toBe(200)
  return { secret, recovery: confirmed.body.codes! }
}

describe('二段階認証', () => {
  it('AC-17 is a setting: off, a choice, or a duty of roles; a password alone then opens nothing', async () => {
    const { username, id } = await newAccount()
    const first = await logIn(username)
    expect(await worksFor(first.cookie)).toEqual(OPEN)

    const { secret } = await enrol(first.cookie)
    expect(await worksFor(first.cookie)).toEqual(OPEN)

    const second = await logIn(username)
    expect(second.status).toBe(200)
    expect(await worksFor(second.cookie)).toEqual(SHUT)
    const weak = await callAs(second.cookie, `/users/${id}`, 'PATCH', { password: `${PASSWORD}x` })
    expect(weak.status).toBe(403)
    expect((await post(second.cookie, '/disable', { code: '000000' })).status).toBe(403)
    nextCode()
    const code = totpCode(secret, clock.now)
    expect((await post(second.cookie, '/verify', { code })).body).toMatchObject({ hold: null })
    expect(await worksFor(second.cookie)).toEqual(OPEN)

    // The same code opens no other session, and the code of one session opens that one only.
    const third = await logIn(username)
    expect((await post(third.cookie, '/verify', { code })).body.code).toBe('CODE_WRONG')
    expect(await worksFor(third.cookie)).toEqual(SHUT)

    await settings({ secondFactor: 'off' })
    expect(await worksFor(third.cookie)).toEqual(OPEN)
    expect((await post(first.cookie, '/begin', OWN)).status).toBe(403)

    const other = await newAccount(['operator'])
    const clerk = await newAccount(['city-staff'], 'city')
    await settings({ secondFactor: 'required', secondFactorRoles: ['city-staff'] })
    expect(await worksFor((await logIn(other.username)).cookie)).toEqual(OPEN)
    const held = await logIn(clerk.username)
    expect(await worksFor(held.cookie)).toEqual(SHUT)
    await enrol(held.cookie)
    expect(await worksFor(held.cookie)).toEqual(OPEN)
    nextCode()
    expect((await post(held.cookie, '/disable', { code: '123456' })).body.code).toBe(
      'FACTOR_REQUIRED',
    )
  })

  it('a renewed session stays open, one that ended does not come back', async () => {
    const { username } = await newAccount()
    const { cookie } = await logIn(username)
    await enrol(cookie)
    const renewal = await callAs(cookie, '/users/refresh-token', 'POST', {})
    const renewed = (renewal.headers.get('set-cookie') ?? '').split(';')[0]!
    expect(await worksFor(renewed)).toEqual(OPEN)
    await callAs(renewed, '/users/logout', 'POST', {})
    expect(await worksFor(renewed)).toEqual([403, 401, 403])
  })

  it('wrong codes are counted as wrong passwords are, also many at once; each is in the log', async () => {
    await settings({ lockAttempts: 3, lockMinutes: 10 })
    const { username, id } = await newAccount()
    const { secret } = await enrol((await logIn(username)).cookie)
    const { cookie } = await logIn(username)
    nextCode()
    const tries = await Promise.all(
      ['111111', '222222', '333333', '444444', '555555'].map((code) =>
        post(cookie, '/verify', { code }),
      ),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([422, 422, 422, 429, 429])
    const right = () => post(cookie, '/verify', { code: totpCode(secret, clock.now) })
    expect((await right()).body.code).toBe('LOCKED')
    // A new login with the right password gives no new tries.
    const again = await logIn(username)
    expect((await post(again.cookie, '/verify', { code: '666666' })).status).toBe(429)
    clock.now = new Date(clock.now.getTime() + 10 * 60_000 + 1000)
    expect((await right()).status).toBe(200)
    const log = (await auditOf(world, `users/${id}`)).map(({ action, summary }) => [
      action,
      summary,
    ])
    expect(log.filter(([action]) => action === 'login.failed')).toHaveLength(3)
    expect(log).toContainEqual(['second-factor.enabled', '二段階認証を設定'])
    expect(log).toContainEqual(['login.second-factor', '二段階認証で確認'])
    await settings({ lockAttempts: 5, lockMinutes: 15 })
  })

  it('a recovery code opens one session once; only hashes are stored, and no answer carries a secret', async () => {
    const { username, id } = await newAccount()
    const { cookie } = await logIn(username)
    const { secret, recovery } = await enrol(cookie)
    expect(new Set(recovery).size).toBe(10)
    const login = await logIn(username)
    const typed = recovery[0]!.toLowerCase().replace('-', ' ')
    expect((await post(login.cookie, '/verify', { code: typed })).body).toMatchObject({
      recoveryLeft: 9,
    })
    expect(await worksFor(login.cookie)).toEqual(OPEN)
    const later = await logIn(username)
    expect((await post(later.cookie, '/verify', { code: typed })).status).toBe(422)

    const row = JSON.stringify(await findRow(world.payload, 'users', { id: { equals: id } }))
    for (const text of [secret, ...recovery]) expect(row).not.toContain(text)
    for (const [who, path] of [
      [cookie, '/users/me'],
      [cookie, `/users/${id}`],
      [adminCookie, `/users/${id}`],
      [adminCookie, '/users?limit=100'],
    ] as const) {
      const text = await (await callAs(who, path)).text()
      expect(text).not.toMatch(/totp|recoveryCodes|verifiedSids|factorRev|enc\d:/)
    }
    await callAs(adminCookie, `/users/${id}`, 'PATCH', {
      totpSecret: '',
      secondFactorSince: '',
      verifiedSids: ['x'],
    })
    const after = await findRow<{ totpSecret: string }>(world.payload, 'users', {
      id: { equals: id },
    })
    expect(after!.totpSecret).not.toBe('')

    nextCode()
    const renewed = await post(cookie, '/recovery', { code: totpCode(secret, clock.now) })
    expect(renewed.body.codes).toHaveLength(10)
    const old = await logIn(username)
    expect((await post(old.cookie, '/verify', { code: recovery[1]! })).status).toBe(422)
    expect((await post(old.cookie, '/verify', { code: renewed.body.codes![0]! })).status).toBe(200)
  })

  it('many give the same code at once: one session opens', async () => {
    const { username } = await newAccount()
    const { secret } = await enrol((await logIn(username)).cookie)
    const cookies = []
    for (let index = 0; index < 3; index++) cookies.push((await logIn(username)).cookie)
    nextCode()
    const code = totpCode(secret, clock.now)
    const answers = await Promise.all(cookies.map((one) => post(one, '/verify', { code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('an administrator takes it off for somebody who lost the phone; a vendor manager for the vendor only', async () => {
    const manager = await newAccount(['vendor-manager'])
    const managerCookie = (await logIn(manager.username)).cookie
    const vendor = await newAccount()
    const city = await newAccount(['city-staff'], 'city')
    for (const { username } of [vendor, city]) await enrol((await logIn(username)).cookie)
    const reset = async (cookie: string, id: string) =>
      (await callAs(cookie, `/ops/staff/${id}/reset-second-factor`, 'POST', {})).status
    expect(await reset(managerCookie, city.id)).toBe(403)
    expect(await reset(managerCookie, vendor.id)).toBe(200)
    expect(await reset(adminCookie, city.id)).toBe(200)
    expect(await reset(adminCookie, city.id)).toBe(409)
    expect(await reset(adminCookie, admin.id)).toBe(403)
    for (const { username, id } of [vendor, city]) {
      expect(await worksFor((await logIn(username)).cookie)).toEqual(OPEN)
      const log = (await auditOf(world, `users/${id}`)).map(({ action }) => action)
      expect(log).toContain('second-factor.reset')
    }
  })

  it('whoever has it sets it up anew only after taking it off, with a code', async () => {
    const { username } = await newAccount()
    const { cookie } = await logIn(username)
    const { secret } = await enrol(cookie)
    expect((await post(cookie, '/begin', OWN)).body.code).toBe('ALREADY_ENROLLED')
    expect((await post(cookie, '/disable', { code: '000000' })).status).toBe(422)
    nextCode()
    expect(
      (await post(cookie, '/disable', { code: totpCode(secret, clock.now) })).body,
    ).toMatchObject({ since: '', hold: null })
    expect(await worksFor((await logIn(username)).cookie)).toEqual(OPEN)
    expect((await post(cookie, '/begin', OWN)).status).toBe(200)
  })
})
