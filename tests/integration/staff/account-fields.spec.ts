/** @exhaustive: with all others, not every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { CITY_ROLES, type Role, ROLES, type StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'

import { addReadyAccount, callAs, openSession, PASSWORD } from '../../helpers/accounts'
import { openWorld, type World } from '../../helpers/world'

const NEXT_PASSWORD = 'Mejiro-no-uta-2027'

type Row = Record<string, unknown>
type Standing = 'self' | 'managerSelf' | 'managerOfVendor' | 'admin'

const NOBODY: Standing[] = []
const ADMIN: Standing[] = ['admin']
const OTHERS: Standing[] = ['managerOfVendor', 'admin']
const MANAGERS: Standing[] = ['managerSelf', ...OTHERS]

/**
 * Written from the rule and not from the code: who may write each field of an account, and what is
 * sent. `self` is anybody's own account, `managerSelf` that of a city administrator or a vendor
 * manager. A field of the collection without a line here makes the test fail.
 */
const FIELDS: Record<string, { may: Standing[]; value: unknown }> = {
  name: { may: MANAGERS, value: '別の名前' },
  kana: { may: MANAGERS, value: 'ベツノナマエ' },
  badgeNumber: { may: MANAGERS, value: 'N-777' },
  badgeIssuedOn: { may: MANAGERS, value: '2026-04-01' },
  badgeReturnedOn: { may: MANAGERS, value: '2026-05-01' },
  displayScale: { may: ['self', ...MANAGERS], value: 130 },
  roles: { may: OTHERS, value: ['secretariat', 'helpdesk'] },
  offices: { may: OTHERS, value: 'OFFICE' },
  employer: { may: ADMIN, value: 'OTHER' },
  validFrom: { may: OTHERS, value: '2020-01-01' },
  validUntil: { may: OTHERS, value: '2099-12-31' },
  active: { may: OTHERS, value: false },
  mustChangePassword: { may: OTHERS, value: true },
  email: { may: OTHERS, value: 'new@example.jp' },
  username: { may: ADMIN, value: 'another-id' },
  password: { may: OTHERS, value: NEXT_PASSWORD },
  hash: { may: NOBODY, value: 'aa' },
  salt: { may: NOBODY, value: 'aa' },
  loginAttempts: { may: NOBODY, value: 7 },
  lockUntil: { may: NOBODY, value: '2099-01-01T00:00:00.000Z' },
  resetPasswordToken: { may: NOBODY, value: 'token' },
  resetPasswordRequestedAt: { may: NOBODY, value: '2099-01-01T00:00:00.000Z' },
  resetPasswordExpiration: { may: NOBODY, value: '2099-01-01T00:00:00.000Z' },
  sessions: {
    may: NOBODY,
    value: [{ id: 'forged', createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2099-01-01' }],
  },
  passwordChangedAt: { may: NOBODY, value: '2030-01-01T00:00:00.000Z' },
  secondFactorSince: { may: NOBODY, value: '2020-01-01T00:00:00.000Z' },
  lastLoginAt: { may: NOBODY, value: '2030-01-01T00:00:00.000Z' },
  totpSecret: { may: NOBODY, value: 'x' },
  totpPending: { may: NOBODY, value: 'x' },
  totpStep: { may: NOBODY, value: 9 },
  passwordHistory: { may: NOBODY, value: [] },
  recoveryCodes: { may: NOBODY, value: ['x'] },
  factorRev: { may: NOBODY, value: 9 },
  verifiedSids: { may: NOBODY, value: ['forged'] },
  secondFactor: { may: NOBODY, value: 'none' },
  outside: { may: NOBODY, value: false },
  id: { may: NOBODY, value: '0000000000000000000000ff' },
  createdAt: { may: NOBODY, value: '2001-01-01T00:00:00.000Z' },
  updatedAt: { may: NOBODY, value: '2001-01-01T00:00:00.000Z' },
}

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.payload.config.custom = { ...world.payload.config.custom, now: () => new Date() }
  // The last administrator may not be closed: this one stays.
  await addReadyAccount(world.payload, { username: 'stays', roles: ['city-admin'] })
})
afterAll(() => world.close())

let made = 0
const employerOf = (role: Role) => (CITY_ROLES.includes(role) ? 'city' : 'vendor')
const account = (role: Role, employer: 'city' | 'vendor' = employerOf(role)) =>
  addReadyAccount(world.payload, { username: `fields${++made}`, roles: [role], employer })
const target = account

/** Signed in as somebody of this role. */
async function as(role: Role): Promise<{ user: StaffUser; cookie: string }> {
  const user = await account(role)
  return { user, cookie: await openSession(world.payload, user) }
}

const stored = async (user: StaffUser): Promise<Row> =>
  (await findRow<Row & { id: string }>(world.payload, 'users', { id: { equals: user.id } }))!

const valueFor = (field: string, row: Row): unknown => {
  const { value } = FIELDS[field]!
  if (field === 'badgeNumber') return `N-${++made}`
  if (field === 'offices') return [world.offices[1]!.id]
  if (field === 'username') return `another-id-${++made}`
  if (field === 'employer') return row.employer === 'city' ? 'vendor' : 'city'
  return value
}

/** A badge is entered as a whole: number and day of issue. */
const badge = () => ({ badgeNumber: `N-${++made}`, badgeIssuedOn: '2026-03-01' })

/** What of the account counts as changed: a password by its hash. */
const seen = (field: string, row: Row): string =>
  JSON.stringify(row[field === 'password' ? 'hash' : field] ?? null)

/** Sends one field alone and says whether the stored account has it now. */
async function writes(cookie: string, one: StaffUser, field: string): Promise<boolean> {
  const before = await stored(one)
  const value = valueFor(field, before)
  const sent = { ...(field.startsWith('badge') ? badge() : {}), [field]: value }
  const response = await callAs(cookie, `/users/${one.id}`, 'PATCH', sent)
  expect(response.status).toBeLessThan(500)
  const after = await stored(one)
  if (field === 'updatedAt') return String(after.updatedAt).startsWith('2001')
  return seen(field, before) !== seen(field, after)
}

/** Each field against an account made anew for every field that the writer may change. */
async function written(cookie: string, fresh: () => Promise<StaffUser>): Promise<string[]> {
  const done: string[] = []
  let subject = await fresh()
  for (const field of Object.keys(FIELDS)) {
    if (!(await writes(cookie, subject, field))) continue
    done.push(field)
    subject = await fresh()
  }
  return done.sort()
}

const allowed = (...standing: Standing[]): string[] =>
  Object.entries(FIELDS)
    .filter(([, { may }]) => may.some((one) => standing.includes(one)))
    .map(([field]) => field)
    .sort()

describe('who writes which field of an account', () => {
  it('no field of the collection is missing from the table', () => {
    const { flattenedFields } = world.payload.collections.users.config
    const names = flattenedFields.map(({ name }) => name)
    expect(Object.keys(FIELDS).sort()).toEqual([...new Set([...names, 'id', 'password'])].sort())
  })

  it(
    'AC-06 (part) nobody of any role writes the own rights, by no field',
    { timeout: 400_000 },
    async () => {
      for (const role of Object.keys(ROLES) as Role[]) {
        const isManager = role === 'city-admin' || role === 'vendor-manager'
        const expected = allowed(isManager ? 'managerSelf' : 'self')
        const { user, cookie } = await as(role)
        const done: string[] = []
        for (const field of Object.keys(FIELDS)) {
          if (await writes(cookie, user, field)) done.push(field)
        }
        expect([role, done.sort()]).toEqual([role, expected])
        expect((await callAs(cookie, '/offices')).status).not.toBe(401)
      }
    },
  )

  it(
    'AC-06 (part) accounts of others: the vendor’s by its manager, the city’s by the city, by nobody else',
    { timeout: 400_000 },
    async () => {
      for (const role of Object.keys(ROLES) as Role[]) {
        const { cookie } = await as(role)
        const ofVendor = await written(cookie, () => target('operator', 'vendor'))
        const ofCity = await written(cookie, () => target('supervisor', 'city'))
        const manager = role === 'vendor-manager' ? allowed('managerOfVendor') : []
        expect([role, ofVendor]).toEqual([role, role === 'city-admin' ? allowed('admin') : manager])
        expect([role, ofCity]).toEqual([role, role === 'city-admin' ? allowed('admin') : []])
      }
    },
  )

  it('AC-11 (part) the form of the own account offers what may be changed in it, and nothing else', async () => {
    const [cityAdmin, operator, window] = [
      await as('city-admin'),
      await as('operator'),
      await as('window-staff'),
    ]
    const writable = async ({ cookie }: { cookie: string }, { id }: StaffUser) => {
      const answer = await callAs(cookie, `/users/access/${id}`, 'POST', {})
      const { fields } = (await answer.json()) as { fields: Record<string, unknown> }
      return (name: string) =>
        fields[name] === true || (fields[name] as { update?: unknown } | undefined)?.update === true
    }
    const own = await writable(cityAdmin, cityAdmin.user)
    for (const name of ['roles', 'employer', 'validUntil', 'active']) expect(own(name)).toBe(false)
    expect(own('displayScale')).toBe(true)
    const plain = await writable(operator, operator.user)
    expect([plain('roles'), plain('name'), plain('displayScale')]).toEqual([false, false, true])
    const other = await writable(cityAdmin, window.user)
    expect(other('roles')).toBe(true)
  })

  it('AC-06 (part) AC-16 (part) no vendor’s role makes itself or anybody an administrator of the city', async () => {
    const wishes = [
      { employer: 'city', roles: ['city-admin', 'vendor-manager'] },
      { roles: ['city-admin'] },
      { employer: 'city' },
      { roles: ['vendor-manager', 'supervisor'], validUntil: '2099-12-31' },
    ]
    for (const role of (Object.keys(ROLES) as Role[]).filter((one) => one !== 'city-admin')) {
      const { user, cookie } = await as(role)
      const colleague = await target('operator', 'vendor')
      const isOfCity = employerOf(role) === 'city'
      for (const wish of wishes.filter((one) => one.roles || !isOfCity)) {
        expect((await callAs(cookie, `/users/${user.id}`, 'PATCH', wish)).status).toBe(403)
        expect(await stored(user)).toMatchObject({ roles: [role], employer: employerOf(role) })
        const isManagers = role === 'vendor-manager' && wish === wishes[3]
        if (isManagers) continue
        const onOther = await callAs(cookie, `/users/${colleague.id}`, 'PATCH', wish)
        expect([400, 403, 404]).toContain(onOther.status)
        expect(await stored(colleague)).toMatchObject({ roles: ['operator'], employer: 'vendor' })
      }
      const many = await callAs(cookie, '/users?where[id][exists]=true', 'PATCH', wishes[0])
      expect(many.status).toBeGreaterThanOrEqual(200)
      expect(await stored(user)).toMatchObject({ roles: [role], employer: employerOf(role) })
      const made = await callAs(cookie, '/users', 'POST', {
        username: `smuggled-${role}`,
        name: 'x',
        password: PASSWORD,
        employer: 'city',
        roles: ['city-admin'],
      })
      expect(made.status).toBe(403)
      expect((await callAs(cookie, '/globals/city-settings', 'POST', {})).status).toBe(403)
    }
  })

  it('a refusal says which field, and to whom to turn', async () => {
    const { user, cookie } = await as('vendor-manager')
    const messageOf = async (id: string, data: object) => {
      const response = await callAs(cookie, `/users/${id}`, 'PATCH', data)
      const body = (await response.json()) as { errors: { message: string }[] }
      return [response.status, body.errors[0]!.message]
    }
    expect(await messageOf(user.id, { roles: ['supervisor'] })).toEqual([
      403,
      '自分の役割は変えられません。ほかの管理者に頼んでください。',
    ])
    expect((await messageOf(user.id, { password: NEXT_PASSWORD }))[1]).toContain('今のパスワード')
    const other = await target('operator', 'vendor')
    expect((await messageOf(other.id, { employer: 'city' }))[1]).toBe(
      '所属を変えられるのは市管理者だけです。',
    )
    // The manager who chose the password cannot make it look like the person's own.
    expect(await messageOf(other.id, { password: NEXT_PASSWORD }).catch(() => null)).toBeNull()
    expect(await stored(other)).toMatchObject({ mustChangePassword: true })
    expect((await messageOf(other.id, { mustChangePassword: false }))[0]).toBe(403)
    expect(await stored(other)).toMatchObject({ mustChangePassword: true })
  })

  it('a form that sends back what it was given is no attempt', async () => {
    const { user, cookie } = await as('vendor-manager')
    const {
      id: _,
      collection: __,
      ...form
    } = (await (await callAs(cookie, `/users/${user.id}?depth=0`)).json()) as Row
    const saved = await callAs(cookie, `/users/${user.id}`, 'PATCH', { ...form, name: '新しい名' })
    expect(saved.status).toBe(200)
    expect(await stored(user)).toMatchObject({ name: '新しい名', roles: ['vendor-manager'] })
  })
})

it('AC-12 (part) whoever may not set a password is told nothing of what it is', async () => {
  const { cookie } = await as('vendor-manager')
  const admin = await account('city-admin')
  const answerTo = async (password: string) => {
    const response = await callAs(cookie, `/users/${admin.id}`, 'PATCH', { password })
    return [response.status, await response.text()]
  }
  const [right, wrong] = [await answerTo(PASSWORD), await answerTo('Kaze-no-Tori-77')]
  expect(right).toEqual(wrong)
  expect([403, 404]).toContain(right[0])
})
