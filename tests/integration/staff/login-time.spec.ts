/** @alone: what it looks into is loaded for it alone. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import type * as Hash from '@/lib/crypto/password-hash'
import { isPassword } from '@/lib/crypto/password-hash'

import { callApi, PASSWORD } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

vi.mock('@/lib/crypto/password-hash', async (original) => {
  const real = await original<typeof Hash>()
  return { ...real, isPassword: vi.fn(real.isPassword) }
})

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.payload.create({
    collection: 'users',
    data: {
      username: 'known',
      password: PASSWORD,
      name: '職員',
      roles: ['operator'],
      employer: 'city',
      active: true,
    },
  })
})
afterAll(() => world.close())

it('a log-in with an ID that nobody has works out a password, too, and says the same', async () => {
  const words: unknown[] = []
  for (const [username, own] of [
    ['known', 0],
    ['unknown', 1],
    ['UNKNOWN ', 1],
  ] as const) {
    vi.mocked(isPassword).mockClear()
    const answer = await callApi('/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: 'wrong-Usagi-88' }),
    })
    // Of an account that exists Payload works it out itself.
    expect([username, vi.mocked(isPassword).mock.calls.length]).toEqual([username, own])
    words.push([answer.status, await answer.json()])
  }
  expect(words[1]).toEqual(words[0])
  expect(words[2]).toEqual(words[0])
})
