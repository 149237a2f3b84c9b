import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { insertRow } from '@/db/atomic'

import { contractClient } from '../../helpers/public-api'
import type { Answer } from '../../helpers/public-api'
import { brokenInvariants } from '../../helpers/invariants'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
let api: Awaited<ReturnType<typeof contractClient>>

beforeAll(async () => {
  world = await openWorld()
  ;(world.payload.config as { custom: Record<string, unknown> }).custom = {
    now: () => world.clock.now,
  }
  api = await contractClient()
  for (const start of ['09:00', '09:30', '10:00', '10:30'])
    await addSlot(world, { start, capacity: 3 })
  for (let index = 1; index <= 30; index++) {
    const number = `10000000${String(index).padStart(2, '0')}`
    await insertRow(world.payload, 'eligibilities', {
      reservationNumber: number,
      manufacturingNumber: '',
      reservationKey: number,
      manufacturingKey: `none|${number}`,
      office: world.offices[0]!.id,
      state: index === 30 ? 'done' : 'bookable',
      card: `card-${index}`,
    })
  }
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const good = (answer: Answer, status = 200) => {
  expect(answer.broken).toEqual([])
  expect(answer.status).toBe(status)
  return answer.body as Record<string, string>
}
const refused = (answer: Answer, status: number, code: string) => {
  expect(answer.broken).toEqual([])
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
  return String(answer.body.detail)
}
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` })
const pickup = { service: 'pickup' }
let used = 0
async function proofFor(number = `10000000${String(++used).padStart(2, '0')}`) {
  return good(await api.call('identify', pickup, { body: { number } })).proof
}
const at = (start: string) => ({ office: 'kawasaki', date: MONDAY, start })

describe('the public API keeps its contract', () => {
  it('a whole visit: identify, look, hold, extend, confirm, read, move, find, cancel', async () => {
    good(await api.call('listServices', {}, { query: { lang: 'en' } }))
    good(await api.call('listOffices'))
    good(await api.call('listNotices'))
    good(await api.call('getChallenge'))
    const days = good(
      await api.call('getAvailability', pickup, {
        query: { office: 'kawasaki', from: MONDAY, to: MONDAY },
      }),
    )
    expect(JSON.stringify(days)).toContain('"state":"free"')
    const proof = await proofFor()
    const held = good(
      await api.call('placeHold', pickup, { body: { ...at('09:00'), proofs: [proof] } }),
      201,
    )
    const params = { id: held.id! }
    const headers = bearer(held.token)
    good(await api.call('extendHold', params, { headers }))
    const booked = good(
      await api.call('confirmReservation', params, { headers, body: { mail: 'a@example.jp' } }),
    )
    expect(booked.status).toBe('confirmed')
    good(await api.call('getReservation', params, { headers }))
    const moved = good(
      await api.call('moveReservation', params, {
        headers,
        body: { date: MONDAY, start: '09:30' },
      }),
    )
    expect(moved.start).toBe('09:30')
    const found = good(
      await api.call('findReservation', {}, { body: { number: booked.number, pin: held.pin } }),
    )
    expect(found.id).toBe(held.id)
    const cancelled = good(await api.call('cancelReservation', params, { headers }))
    expect(cancelled.status).toBe('cancelled')
    good(
      await api.call('placeReservation', pickup, {
        body: { ...at('10:00'), proofs: [await proofFor()] },
      }),
      201,
    )
  })

  it('waiting for an earlier time and giving it up', async () => {
    const wish = { dateFrom: MONDAY, dateTo: MONDAY, mail: 'waits@example.jp' }
    const proof = await proofFor()
    refused(
      await api.call('joinWaitlist', pickup, { body: { ...wish, proof } }),
      403,
      'WAITLIST_OFF',
    )
    await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { waitlist: true },
    })
    refused(await api.call('joinWaitlist', pickup, { body: wish }), 401, 'IDENTITY_EXPIRED')
    const joined = good(await api.call('joinWaitlist', pickup, { body: { ...wish, proof } }), 201)
    good(await api.call('leaveWaitlist', {}, { body: { token: joined.token } }))
    const foreign = { token: `${joined.token!.split('.')[0]}.${'x'.repeat(43)}` }
    refused(await api.call('leaveWaitlist', {}, { body: foreign }), 404, 'NOT_FOUND')
  })

  it('every operation of the document was seen to succeed', () => {
    expect(api.operationIds.filter((id) => !api.seen.has(id))).toEqual([])
  })

  it('one idempotency key sent 100 times is one booking and one receipt number', async () => {
    const body = { ...at('10:00'), proofs: [await proofFor()] }
    const headers = { 'idempotency-key': 'the-same-submission' }
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => api.call('placeReservation', pickup, { body, headers })),
    )
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1)
    expect(answers.every((answer) => answer.status === 201)).toBe(true)
    // Somebody else who calls a submission the same gets a booking of their own.
    const other = { ...at('10:00'), proofs: [await proofFor()] }
    const theirs = good(await api.call('placeReservation', pickup, { body: other, headers }), 201)
    expect(theirs.number).not.toBe(answers[0]!.body.number)
    for (const word of ['order-1001', 'x'.repeat(101), 'order 1001 of today']) {
      const named = { 'idempotency-key': word }
      const answer = api.call('placeReservation', pickup, { body: other, headers: named })
      refused(await answer, 422, 'INPUT_INVALID')
    }
  })

  it('each seat is for a number that the city gave out, and as many numbers are as many people', async () => {
    await addSlot(world, { start: '11:00', capacity: 6 })
    const proofs = [await proofFor(), await proofFor()]
    const free = async () =>
      JSON.stringify(
        good(
          await api.call('getAvailability', pickup, {
            query: { office: 'kawasaki', from: MONDAY, to: MONDAY },
          }),
        ),
      )
    const before = await free()
    for (const wish of [
      { proofs: proofs.slice(1), people: 4 },
      { proofs, people: 1 },
    ]) {
      const answer = await api.call('placeReservation', pickup, {
        body: { ...at('11:00'), ...wish },
      })
      expect(refused(answer, 422, 'NUMBER_PER_PERSON')).not.toContain('超えて')
      expect(answer.body.fields).toEqual({ people: 'NUMBER_PER_PERSON' })
    }
    expect(await free()).toBe(before)
    const both = await api.call('placeReservation', pickup, { body: { ...at('11:00'), proofs } })
    expect(good(both, 201)).toMatchObject({ partySize: 2 })
  })

  it('a client made from the document alone knows the headers, the challenge and the proofs', () => {
    type Parameter = { name: string; in: string; description?: string }
    const of = (path: string) =>
      (api.doc.paths[path]!.post as unknown as { parameters: Parameter[] }).parameters
        .filter((one) => one.in === 'header')
        .map(({ name }) => name)
    for (const path of ['holds', 'reservations'])
      expect(of(`/public/services/{service}/${path}`)).toEqual([
        'Idempotency-Key',
        'Accept-Language',
        'Waiting-Ticket',
      ])
    expect(of('/public/services/{service}/identify')).toEqual(['Accept-Language', 'Waiting-Ticket'])
    expect(of('/public/reservations/find')).toEqual(['Accept-Language'])
    const text = JSON.stringify(api.doc)
    for (const words of ['base64 of the JSON text', 'the `proof` that `identify` gave'])
      expect(text).toContain(words)
  })

  it('what is not known or not asked is refused by its name, and faults carry our codes', async () => {
    const proofs = [await proofFor()]
    const fields = async (wish: Record<string, unknown>) => {
      const answer = await api.call('placeReservation', pickup, {
        body: { ...at('11:00'), proofs, ...wish },
      })
      refused(answer, 422, 'INPUT_INVALID')
      return answer.body.fields
    }
    expect(await fields({ partySize: 3 })).toEqual({ partySize: 'UNKNOWN_FIELD' })
    expect(await fields({ details: { name: 'x' } })).toEqual({ 'details.name': 'UNKNOWN_FIELD' })
    expect(await fields({ date: '2026-02-30' })).toEqual({ date: 'DATE_INVALID' })
    await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { mailPolicy: 'hidden' },
    })
    expect(await fields({ mail: 'a@example.jp' })).toEqual({ mail: 'UNKNOWN_FIELD' })
    await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { mailPolicy: 'optional' },
    })
    const query = { office: 'kawasaki', from: '2026-13-01' }
    const asked = await api.call('getAvailability', pickup, { query })
    expect(asked.body.fields).toEqual({ from: 'DATE_INVALID' })
    // Nobody's proof is one that is over: the body has no field of a number.
    const body = at('11:00')
    refused(await api.call('placeReservation', pickup, { body }), 401, 'IDENTITY_EXPIRED')
  })

  it('ID-10 a card that is not bookable gets a neutral explanation', async () => {
    const text = refused(
      await api.call('identify', pickup, { body: { number: '1000000030' } }),
      409,
      'NOT_BOOKABLE',
    )
    expect(text).toContain('コールセンター')
  })

  it('wrong, missing, over-long, script-laden and repeated input changes nothing and says what to do', async () => {
    const before = await world.payload.count({ collection: 'reservations' })
    const proof = await proofFor()
    const bodies: [unknown, number][] = [
      ['{', 400],
      ['x'.repeat(30_000), 413],
      [{}, 422],
      [{ office: 'kawasaki', date: '2026-02-30', start: '09:00' }, 422],
      [{ office: 'kawasaki', date: MONDAY, start: '25:00' }, 422],
      [{ office: '<script>alert(1)</script>', date: MONDAY, start: '09:00' }, 404],
      [{ office: { $gt: '' }, date: MONDAY, start: '09:00' }, 422],
      [{ ...at('09:00'), people: 1.5 }, 422],
      [{ ...at('09:00'), people: 0 }, 422],
      [{ ...at('09:00'), people: 7, proofs: [proof] }, 422],
      [{ ...at('09:00'), proofs: [proof, proof], people: 2 }, 422],
      [{ ...at('09:00'), proofs: ['forged'] }, 401],
      [{ ...at('09:00'), proofs: [proof], mail: 'not an address' }, 422],
      [{ ...at('03:00'), proofs: [proof] }, 404],
      [{ office: 'kawasaki', date: '2020-01-06', start: '09:00', proofs: [proof] }, 409],
      [{ office: 'kawasaki', date: '2027-12-06', start: '09:00', proofs: [proof] }, 409],
    ]
    for (const [body, status] of bodies) {
      const answer = await api.call('placeReservation', pickup, { body })
      expect({ body, status: answer.status, broken: answer.broken }).toEqual({
        body,
        status,
        broken: [],
      })
      expect(String(answer.body.detail)).toMatch(/[ぁ-ん]/)
    }
    expect(await world.payload.count({ collection: 'reservations' })).toEqual(before)
  })

  it('errors speak the caller’s language', async () => {
    const call = (lang: string) =>
      api.call('identify', pickup, {
        body: { number: '99999' },
        headers: { 'accept-language': lang },
      })
    const ja = refused(await call('ja'), 422, 'NOT_MATCHED')
    const en = refused(await call('en-GB,en;q=0.9'), 422, 'NOT_MATCHED')
    expect(en).not.toBe(ja)
  })

  it('ID-09 ten wrong tries lock an identifier, and the answer is the same whether it exists', async () => {
    const existing = world.clock.now
    const tries = async (number: string) => {
      const codes: unknown[] = []
      for (let index = 0; index < 11; index++) {
        codes.push((await api.call('identify', pickup, { body: { number } })).body.code)
      }
      return codes
    }
    expect(await tries('7777777777')).toEqual([...Array<string>(10).fill('NOT_MATCHED'), 'LOCKED'])
    world.clock.now = new Date(existing.getTime() + 61 * 60_000)
    const buckets = await world.payload.find({
      collection: 'rate-buckets',
      limit: 0,
      pagination: false,
    })
    expect(JSON.stringify(buckets.docs)).not.toMatch(/7777777777|127\.0\.0\.1|unknown/)
    expect((await api.call('identify', pickup, { body: { number: '7777777777' } })).body.code).toBe(
      'NOT_MATCHED',
    )
  })

  it('another booking’s secret opens nothing', async () => {
    const one = good(
      await api.call('placeReservation', pickup, {
        body: { ...at('10:30'), proofs: [await proofFor()] },
      }),
      201,
    )
    const two = good(
      await api.call('placeReservation', pickup, {
        body: { ...at('10:30'), proofs: [await proofFor()] },
      }),
      201,
    )
    refused(
      await api.call('getReservation', { id: one.id! }, { headers: bearer(two.token) }),
      404,
      'NOT_FOUND',
    )
    refused(
      await api.call('cancelReservation', { id: one.id! }, { headers: bearer('') }),
      404,
      'NOT_FOUND',
    )
  })
})
