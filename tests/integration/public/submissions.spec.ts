import { createHash, randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { brokenInvariants } from '../../helpers/invariants'
import { contractClient } from '../../helpers/public-api'
import { addService, withService } from '../../helpers/services'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

/** A service that asks nobody who they are, and clients that name their submissions. */
let world: World
let noon: Date
let send: (
  operation: 'placeHold' | 'placeReservation',
  from: string,
  named: string,
) => Promise<{ status: number; number: unknown; state: unknown }>

/** A solved challenge as the document describes it. */
async function solved(call: Awaited<ReturnType<typeof contractClient>>['call']): Promise<string> {
  const { salt, challenge, signature } = (await call('getChallenge')).body as Record<string, string>
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  let number = 0
  while (sha256(`${salt}${number}`) !== challenge) number++
  return Buffer.from(JSON.stringify({ salt, number, signature })).toString('base64')
}

beforeAll(async () => {
  world = await openWorld()
  noon = world.clock.now
  ;(world.payload.config as { custom: Record<string, unknown> }).custom = {
    now: () => world.clock.now,
  }
  const general = await addService(world, {
    code: 'general',
    name: '番号のいらない予約',
    identification: 'none',
  })
  await addSlot(withService(world, general), { start: '09:00', capacity: 20 })
  const { call } = await contractClient()
  send = async (operation, from, named) => {
    const { status, body, broken } = await call(
      operation,
      { service: 'general' },
      {
        body: { office: 'kawasaki', date: MONDAY, start: '09:00', people: 1, proofs: [] },
        headers: { 'idempotency-key': named, 'x-forwarded-for': from },
      },
    )
    expect(broken).toEqual([])
    return { status, number: body.number, state: body.status }
  }
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

describe('one name for a submission, where nobody says who they are', () => {
  it('two people whose clients use one word get a booking each', async () => {
    const word = '0000000000000000'
    const [one, other] = [
      await send('placeReservation', '203.0.113.7', word),
      await send('placeReservation', '203.0.113.8', word),
    ]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(one.number).not.toBe(other.number)
  })

  it('sent again, also after midnight, it is the same booking', async () => {
    const word = randomUUID()
    const first = await send('placeReservation', '203.0.113.9', word)
    expect((await send('placeReservation', '203.0.113.9', word)).number).toBe(first.number)
    world.clock.now = new Date(noon.getTime() + 24 * 3_600_000)
    expect((await send('placeReservation', '203.0.113.9', word)).number).toBe(first.number)
    world.clock.now = noon
  })

  it('the word of a hold, sent to book, books', async () => {
    const word = randomUUID()
    const held = await send('placeHold', '203.0.113.10', word)
    const booked = await send('placeReservation', '203.0.113.10', word)
    expect([held.state, booked.state]).toEqual(['held', 'confirmed'])
    expect(booked.number).not.toBe(held.number)
  })
})

describe('a challenge that is spent', () => {
  it('the same submission sent again, its answer lost, is the same booking without a further task', async () => {
    await world.payload.update({
      collection: 'services',
      where: { code: { equals: 'general' } },
      data: { proofOfWork: true },
    })
    const { call } = await contractClient()
    const word = randomUUID()
    const challenge = await solved(call)
    const ask = (named: string, wish: Record<string, unknown> = {}) =>
      call(
        'placeReservation',
        { service: 'general' },
        {
          body: { office: 'kawasaki', date: MONDAY, start: '09:00', challenge, ...wish },
          headers: { 'idempotency-key': named, 'x-forwarded-for': '203.0.113.11' },
        },
      )
    const [first, again] = [await ask(word), await ask(word)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body.number).toBe(first.body.number)
    // Anything else asks for work of its own.
    for (const other of [await ask(randomUUID()), await ask(word, { mail: 'a@example.jp' })])
      expect([other.status, other.body.code]).toEqual([428, 'PROOF_REQUIRED'])
  })
})
