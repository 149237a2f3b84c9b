import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { env } from '@/lib/env'
import { allowedByEnvironment, isPanelPath } from '@/lib/panel-path'
import { proxy } from '@/proxy'
import { withPanelGate } from '@/services/access/panel-gate'
import { createFirstAdmin } from '@/services/staff/first-admin'

import { callApi } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const from = (address: string) => new Headers({ 'x-forwarded-for': address })

describe('the first administrator', () => {
  it('AC-01 (part) cannot be made through the browser, and no mail gives a new password', async () => {
    for (const path of ['first-register', 'forgot-password', 'reset-password']) {
      const answer = await callApi(`/users/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'me', password: 'Tsuki-no-Usagi-88', name: 'me' }),
      })
      expect(answer.status).toBe(403)
    }
    expect((await world.payload.count({ collection: 'users' })).totalDocs).toBe(0)
  })

  it('is made from the environment, once, also by two processes at the same moment', async () => {
    const wish = { username: 'first', password: 'Tsuki-no-Usagi-88' }
    expect(await createFirstAdmin(world.payload, { username: '', password: '' })).toBe(false)
    const made = await Promise.all([1, 2].map(() => createFirstAdmin(world.payload, wish)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await createFirstAdmin(world.payload, { ...wish, username: 'second' })).toBe(false)
    const { docs } = await world.payload.find({ collection: 'users' })
    expect(docs).toMatchObject([
      { username: 'first', roles: ['city-admin'], mustChangePassword: true },
    ])
  })
})

describe('the door of the panel', () => {
  it('AC-03 the panel is refused from an unlisted address, the public site is open', async () => {
    await world.payload.updateGlobal({
      slug: 'city-settings',
      data: { panelAllowList: '203.0.113.0/24' },
    })
    const gate = withPanelGate(
      async () => world.payload,
      async () => Response.json({ ok: true }),
    )
    const status = async (path: string, address: string) =>
      (await gate(new Request(`http://localhost${path}`, { headers: from(address) }), undefined))
        .status
    expect(await status('/api/users/login', '198.51.100.1')).toBe(403)
    expect(await status('/api/users/login', '203.0.113.9')).toBe(200)
    expect(await status('/api/public/services', '198.51.100.1')).toBe(200)
    expect(await status('/api/publicity', '198.51.100.1')).toBe(403)
    expect(await status('/api/public%2f..%2fusers', '198.51.100.1')).toBe(403)
    // The first door, with the list of the environment, as Next opens it for every page of the panel.
    const before = env.PANEL_ALLOW_LIST
    env.PANEL_ALLOW_LIST = '203.0.113.0/24'
    try {
      const door = (path: string, address: string) =>
        proxy(new NextRequest(`http://localhost${path}`, { headers: from(address) })).status
      for (const path of ['/admin', '/admin/collections/cards', '/admin/week', '/api/ops/lists']) {
        expect([path, door(path, '198.51.100.1')]).toEqual([path, 403])
        expect([path, door(path, '203.0.113.9')]).toEqual([path, 200])
      }
      for (const path of ['/', '/ja', '/ja/book/pickup', '/api/public/services'])
        expect([path, door(path, '198.51.100.1')]).toEqual([path, 200])
    } finally {
      env.PANEL_ALLOW_LIST = before
    }
    expect(allowedByEnvironment(from('198.51.100.1'), '203.0.113.0/24')).toBe(false)
    expect(allowedByEnvironment(from('203.0.113.9'), '203.0.113.0/24')).toBe(true)
    for (const path of ['/', '/ja/pickup', '/api/public/services', '/administration']) {
      expect(isPanelPath(path)).toBe(false)
    }
    for (const path of ['/admin', '/admin/lists', '/api', '/api/users', '/api/ops/lists']) {
      expect(isPanelPath(path)).toBe(true)
    }
  })

  it('stops who asks for the panel again and again without a login: so many log-ins from one place, and no other place with it', () => {
    const before = env.PANEL_ALLOW_LIST
    env.PANEL_ALLOW_LIST = ''
    const ask = (
      path: string,
      address: string,
      method = 'GET',
      more: Record<string, string> = {},
    ) => {
      const headers = from(address)
      for (const [name, value] of Object.entries(more)) headers.set(name, value)
      return proxy(new NextRequest(`http://localhost${path}`, { method, headers })).status
    }
    /** How many of them in a row go through. */
    const through = (most: number, one: () => number): number => {
      for (let asked = 0; asked < most; asked++) if (one() === 429) return asked
      return most
    }
    try {
      const logins = through(400, () => ask('/api/users/login', '198.51.100.20', 'POST'))
      // A log-in costs as much as its password is slow; a page and a refusal cost less.
      expect(logins).toBeGreaterThan(100)
      expect(logins).toBeLessThan(200)
      expect(ask('/admin/login', '198.51.100.20')).toBe(429)
      expect(ask('/admin/login', '198.51.100.21')).toBe(200)
      const pages = through(1000, () => ask('/admin/login', '198.51.100.22'))
      expect(pages).toBeGreaterThan(2 * logins)
      expect(pages).toBeLessThan(1000)
      // Who is logged in, and a line that the city named, are held by their own limits.
      expect(ask('/admin/login', '198.51.100.20', 'GET', { 'x-door-session': '1' })).toBe(200)
      env.PANEL_ALLOW_LIST = '198.51.100.0/24'
      expect(ask('/admin/login', '198.51.100.20')).toBe(200)
    } finally {
      env.PANEL_ALLOW_LIST = before
    }
  })

  it('a list with a typing error, or one that shuts out whoever saves it, is not saved', async () => {
    const { docs } = await world.payload.find({ collection: 'users' })
    const save = (panelAllowList: string, address: string) =>
      world.payload.updateGlobal({
        slug: 'city-settings',
        data: { panelAllowList },
        req: { headers: from(address), user: { ...docs[0]!, collection: 'users' } },
      })
    await expect(save('203.0.113', '203.0.113.9')).rejects.toThrow('読めない行')
    await expect(save('192.0.2.0/24', '203.0.113.9')).rejects.toThrow('203.0.113.9')
    await expect(save('192.0.2.0/24\n203.0.113.0/24', '203.0.113.9')).resolves.toBeTruthy()
  })
})
