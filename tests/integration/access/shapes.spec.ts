import type { FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'

import { jsonOf } from '../../helpers/desk-world'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** What no form of ours sends, sent to every field that people write. */
let world: World
let admin: Staff

beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())

const NUMBER = '123456789018'
/** No select, no record, no list and no text is one of these. */
const ODD: unknown[] = [{ a: 1 }, null, NUMBER, Number(NUMBER), [{ id: NUMBER }]]

type Values = Record<string, unknown>

/** Every field of a form, those of lists and groups inside, as a body that names it alone. */
function bodiesOf(
  fields: readonly FlattenedField[],
  odd: unknown,
): { name: string; body: Values }[] {
  return fields
    .filter(({ name }) => !['id', 'createdAt', 'updatedAt'].includes(name))
    .flatMap((field) => {
      const { name } = field
      const own = { name, body: { [name]: odd } }
      if (!('flattenedFields' in field)) return [own]
      const inside = bodiesOf(field.flattenedFields, odd).map((inner) => ({
        name: `${name}.${inner.name}`,
        body: { [name]: field.type === 'array' ? [inner.body] : inner.body },
      }))
      return [own, ...inside]
    })
}

const writable = () =>
  world.payload.config.collections.filter(
    ({ custom, slug }) => custom?.writable === true || slug === 'users',
  )

describe('what no form could send', () => {
  it('AC-11 (part) is refused in every field of every record, stores no individual number, and breaks nothing', async () => {
    const broken: string[] = []
    // A thousand refusals with their stacks are nobody's reading.
    world.payload.logger.level = 'silent'
    const look = async (what: string, odd: unknown, sent: Promise<Response>) => {
      const answer = await sent
      const text = await answer.text()
      const wrong = answer.status >= 500 || (answer.ok && text.includes(NUMBER))
      if (wrong) broken.push(`${answer.status} ${what} ${JSON.stringify(odd)}`)
    }
    for (const { slug, flattenedFields } of writable()) {
      const { body: page } = await jsonOf<{ docs?: { id: string }[] }>(
        admin.get(`/${slug}?limit=1&depth=0`),
      )
      // Not the account that asks: it would change its own rights.
      const id = slug === 'users' ? undefined : page.docs?.[0]?.id
      const send = (body: Values) =>
        id ? admin.patch(`/${slug}/${id}`, body) : admin.post(`/${slug}`, body)
      for (const odd of ODD)
        for (const { name, body } of bodiesOf(flattenedFields, odd))
          await look(`${slug}.${name}`, odd, send(body))
    }
    for (const { slug, flattenedFields } of world.payload.config.globals)
      for (const odd of ODD)
        for (const { name, body } of bodiesOf(flattenedFields, odd))
          await look(`${slug}.${name}`, odd, admin.post(`/globals/${slug}`, body))
    expect(broken).toEqual([])
  })

  it('names its field, and every record that it does not find', async () => {
    const answer = await admin.post('/choice-lists', {
      name: ['x'],
      options: [{ id: NUMBER, label: 'x' }],
    })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ data: { errors: [{ path: 'name' }, { path: 'options' }] } }] },
    ])
    const lost = await admin.post('/case-rules', {
      kind: 'transport-requests',
      extra: [{ label: '判断', type: 'choice', choices: 'nothing-there' }],
    })
    expect([lost.status, await lost.json()]).toMatchObject([
      400,
      { errors: [{ data: { errors: [{ path: 'extra.0.choices' }] } }] },
    ])
  })

  it('a field that is not shown keeps what is no choice of it out, too', async () => {
    for (const body of [
      { secondFactor: 'off', secondFactorRoles: ['nobody'] },
      { secondFactor: 5 },
      { secondFactor: NUMBER },
    ])
      expect([body, (await admin.post('/globals/city-settings', body)).status]).toEqual([body, 400])
  })
})

describe('the order of a list', () => {
  it('AC-11 (part) follows no closed field, by no path that only looks like another', async () => {
    const names = ['hash', 'salt', 'totpSecret', 'lockUntil']
    const paths = names.flatMap((name) => [`${name}.a`, `-${name}.0`, `${name}__a`, `${name}.id`])
    for (const path of paths)
      expect([path, (await admin.get(`/users?sort=${path}`)).status]).toEqual([path, 400])
    expect((await admin.get('/users?sort=-username')).status).toBe(200)
  })

  it('follows none on the panel’s own pages either', async () => {
    await signIn(world.payload, ['operator'])
    await signIn(world.payload, ['auditor'])
    const { docs: users } = await world.payload.find({ collection: 'users', limit: 1 })
    const order = async (sort: string) => {
      const { docs } = await world.payload.find({
        collection: 'users',
        overrideAccess: false,
        user: { ...users[0]!, collection: 'users', roles: ['city-admin'] },
        sort,
        select: { username: true },
      })
      return docs.map(({ username }) => username)
    }
    expect(await order('username')).toEqual((await order('-username')).reverse())
    expect(await order('salt.a')).toEqual(await order('-salt.a'))
  })
})

describe('settings of a screen', () => {
  it('have no individual number for a name', async () => {
    for (const key of [NUMBER, '1234-5678-9018'])
      // The door knows no address that is one; in other writings the act refuses it.
      expect([404, 422]).toContain(
        (await admin.post(`/payload-preferences/${key}`, { value: 1 })).status,
      )
    const kept = await findRows<{ key: string }>(world.payload, 'payload-preferences', {})
    expect(kept.filter(({ key }) => key.replaceAll('-', '') === NUMBER)).toEqual([])
  })
})
