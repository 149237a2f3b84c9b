/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { callApi } from '../../helpers/staff'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
  await addPerson(world)
})
afterAll(() => world.close())

const slugs = () => world.payload.config.collections.map(({ slug }) => slug)

/** Names that every JavaScript object answers to. */
const BORN = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype']

describe('what Payload opens by itself', () => {
  it('versions, bulk deletion and ways that nobody put on a list answer 4xx everywhere', async () => {
    const { cityAdmin } = world.staff
    for (const slug of slugs()) {
      // Its names of one part are keys of settings.
      if (slug === 'payload-preferences') continue
      const tries: [string, string][] = [
        ['GET', `/${slug}/versions`],
        ['GET', `/${slug}/versions/1`],
        ['POST', `/${slug}/versions/1`],
        ['DELETE', `/${slug}?where[id][exists]=true`],
        ['POST', `/${slug}/verify/x`],
        ['GET', `/${slug}/init`],
        ['GET', `/${slug}/distinct?field=id`],
      ]
      for (const [method, path] of tries) {
        const { status } =
          method === 'GET'
            ? await cityAdmin.get(path)
            : method === 'POST'
              ? await cityAdmin.post(path)
              : await cityAdmin.remove(path)
        expect([method, path, status >= 400 && status < 500]).toEqual([method, path, true])
      }
    }
    for (const path of ['/og', '/payload-jobs/run', '/globals/city-settings/versions'])
      expect([path, (await cityAdmin.get(path)).status < 500]).toEqual([path, true])
  })

  it('answers are bounded: no limit of none, no endless depth', async () => {
    const { cityAdmin } = world.staff
    const asked = async (query: string) => (await cityAdmin.get(`/eligibilities?${query}`)).status
    for (const query of ['limit=0', 'limit=301', 'limit=-1', 'limit=9e9', 'limit=', 'depth=4'])
      expect([query, await asked(query)]).toEqual([query, 400])
    for (const query of ['depth=x', 'page=0', 'pagination=false', `sort=${'a'.repeat(40_000)}`])
      expect([query, await asked(query)]).toEqual([query, 400])
    for (const query of ['limit=300&depth=3', 'limit=1&page=2', 'pagination=false&limit=10'])
      expect([query, await asked(query)]).toEqual([query, 200])
    const answer = await cityAdmin.get('/eligibilities?limit=0')
    expect((await answer.json()) as object).toMatchObject({
      errors: [{ message: expect.stringContaining('1 から 300') as string }],
    })
  })

  it('a name of every object’s birth, an unknown field or a broken filter is a bad request, never a fault', async () => {
    const { cityAdmin } = world.staff
    for (const name of BORN) {
      const paths = [`/${name}`, `/${name}/x`, `/cards/${name}`, `/globals/${name}`]
      for (const path of paths) {
        const { status } = await cityAdmin.get(path)
        expect([path, status]).toEqual([path, 404])
      }
      const queries = [
        `where[${name}][equals]=1`,
        `where[office][${name}]=1`,
        `where[or][0][${name}][equals]=1`,
        `where={"${name}":{"equals":1}}`,
        `where[office.${name}][equals]=1`,
        `sort=${name}`,
        `sort=office.${name}`,
        `select[${name}]=true`,
        `populate[${name}][x]=true`,
      ]
      for (const query of queries) {
        const { status } = await cityAdmin.get(`/eligibilities?${encodeURI(query)}`)
        expect([query, status]).toEqual([query, 400])
      }
    }
    const broken = [
      ...["where='", 'where=1', 'where=[]', 'where=null', 'where[office]=1', 'where[or]=1'],
      ...['where[nothing][equals]=1', 'where[office][near]=1', 'where[office][equals][x]=1'],
      ...['where[createdAt][greater_than]=yesterday', 'where[createdAt][in]=x', 'sort=nothing'],
      ...['sort=', 'sort[x]=1', 'select=name', 'select[nothing]=true', 'joins[x]=1', 'data=%7B'],
    ]
    for (const query of broken) {
      for (const path of ['/eligibilities', '/eligibilities/count', '/offices']) {
        if (path.endsWith('count') && !query.startsWith('where')) continue
        const { status } = await cityAdmin.get(`${path}?${query}`)
        expect([path, query, status]).toEqual([path, query, 400])
      }
      const stranger = await callApi(`/eligibilities?${query}`)
      expect([query, [400, 403].includes(stranger.status)]).toEqual([query, true])
    }
  })

  it('paths, forms and bodies that cannot be read are the sender’s mistake', async () => {
    const post = (path: string, body: string, type: string) =>
      callApi(path, { method: 'POST', body, headers: { 'content-type': type } })
    for (const path of ['/users/%ff', '/%E0%A4%A', '/cards/%', '/users/%00'])
      expect([path, (await callApi(path)).status]).toEqual([path, 400])
    for (const body of ['', '[]', 'null', '"x"', '{', '{"username":{},"password":[]}', '1'])
      for (const type of ['application/json', 'multipart/form-data', 'text/plain']) {
        const { status } = await post('/users/login', body, type)
        expect([body, type, status >= 400 && status < 500]).toEqual([body, type, true])
      }
  })
})

describe('records of Payload itself', () => {
  const kept = (key: string, value: unknown, staff = world.staff.operator) =>
    staff.post(`/payload-preferences/${key}`, { value })

  it('settings of screens are one’s own, small and without an individual number', async () => {
    const { operator, windowStaff } = world.staff
    expect((await kept('nav', { open: true })).status).toBe(200)
    const own = await jsonOf<{ value: unknown }>(operator.get('/payload-preferences/nav'))
    expect(own.body).toMatchObject({ value: { open: true } })
    expect(await (await windowStaff.get('/payload-preferences/nav')).text()).not.toContain('open')
    expect((await kept('big', 'x'.repeat(30_000))).status).toBe(413)
    expect((await kept('number', '1234 5678 9018')).status).toBe(422)
    const escaped = [...'123456789018'].map((digit) => `\\u003${digit}`).join('')
    const raw = new TextEncoder().encode(`{"value":"${escaped}"}`)
    const answer = await operator.upload('/payload-preferences/number', raw, {
      'content-type': 'application/json',
    })
    expect(answer.status).toBe(422)
    for (const path of ['/payload-preferences', '/payload-preferences/count'])
      expect([path, (await operator.get(path)).status >= 400]).toEqual([path, path.endsWith('s')])
    expect((await operator.post('/payload-preferences', { key: 'x' })).status).toBeGreaterThan(399)
    expect((await callApi('/payload-preferences/nav')).status).toBe(403)
  })

  it('nobody locks in another’s name, nor takes another’s lock away', async () => {
    const { cityAdmin, supervisor, helpdesk } = world.staff
    const path = '/payload-locked-documents'
    const user = { relationTo: 'users', value: cityAdmin.id }
    const document = { relationTo: 'notices', value: world.offices[0]!.id }
    expect((await helpdesk.post(path, { user, document })).status).toBe(404)
    const lock = await world.payload.create({
      collection: 'payload-locked-documents',
      data: { user: { relationTo: 'users', value: cityAdmin.id }, globalSlug: 'city-settings' },
    })
    for (const one of [helpdesk, supervisor]) {
      expect((await one.patch(`${path}/${lock.id}`, { user })).status).toBe(403)
      expect((await one.remove(`${path}/${lock.id}`)).status).toBeGreaterThan(399)
    }
    const seen = await jsonOf<{ docs: unknown[] }>(cityAdmin.get(`${path}?depth=0`))
    expect(seen.body.docs).toHaveLength(1)
    // Before an account may work: no lock over REST, an empty list for the panel, which asks for it
    // before it can lead anywhere.
    const held = {
      ...(await world.payload.findByID({ collection: 'users', id: cityAdmin.id })),
      mustChangePassword: true,
      collection: 'users',
    } as never
    const asked = { collection: 'payload-locked-documents', overrideAccess: false } as const
    expect((await world.payload.find({ ...asked, user: held })).docs).toEqual([])
    await expect(world.payload.find(asked)).rejects.toMatchObject({ status: 403 })
    expect((await cityAdmin.remove(`${path}/${lock.id}`)).status).toBe(200)
  })
})
