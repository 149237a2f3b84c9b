import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'

import { newKey } from '../../helpers/case-examples'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { listenToLog, placesWith, storedValues } from '../../helpers/stored'
import { openWorld, type World } from '../../helpers/world'

/** Names that a client gives to what it asks for stand in histories, answers and logs. */
const DIGITS = '123456789018'
const SPELLINGS = [DIGITS, '1234-5678-9018', '１２３４ ５６７８ ９０１８', `op-${DIGITS}-1`]
const ANY_SPELLING = /1234.?5678.?9018|１２３４.?５６７８.?９０１８/

let world: World
let staff: Staff
let logged: () => string
beforeAll(async () => {
  world = await openWorld()
  staff = await signIn(world.payload, ['supervisor', 'city-admin'])
  logged = listenToLog(world.payload)
})
afterAll(() => world.close())

const begin = (op: string) =>
  staff.post('/ops/cases/incidents', {
    answers: { kind: 'wrong-delivery', what: '別の人のカードを渡した' },
    op,
  })

it('PB-17 (part) an individual number never names a request: refused on its field, kept and told nowhere', async () => {
  for (const op of SPELLINGS) {
    const answers = [
      [await begin(op), 'op'],
      [await staff.post('/ops/calendar/close', { idemKey: op }), 'idemKey'],
      [await staff.post('/ops/printing/jobs', { requestKey: op }), 'requestKey'],
      [await staff.post('/ops/cards/scan', { op }), 'op'],
      // Also within a list of acts.
      [await staff.post('/ops/cards/scan', { list: [{ op }] }), 'op'],
    ] as const
    for (const [answer, name] of answers) {
      const text = await answer.text()
      expect([answer.status, text], name).toEqual([422, expect.stringContaining('UUID')])
      expect(JSON.parse(text)).toMatchObject({ fields: { [name]: 'INDIVIDUAL_NUMBER' } })
      expect(text).not.toMatch(ANY_SPELLING)
    }
  }
  expect(await findRows(world.payload, 'incidents', {})).toEqual([])
  // A name that a machine made is taken, whatever digits are in it by chance.
  expect((await begin(newKey())).status).toBe(201)
  expect((await begin('0199a1b2-c3d4-7e5f-8a6b-123456789018')).status).toBe(201)
  const stored = await storedValues(world.payload)
  expect(placesWith(stored, /(?<!-)123456789018|１２３４/)).toEqual([])
})

it('PB-17 (part) no answer repeats one from an address, and no log', async () => {
  for (const number of SPELLINGS.slice(0, 3)) {
    const part = encodeURIComponent(number)
    for (const path of [
      `/${part}`,
      `/ops/cases/incidents/${part}`,
      `/incidents/${part}`,
      `/incidents?where[${part}][equals]=1`,
      `/public/reservations/${part}`,
    ]) {
      for (const answer of [await staff.get(path), await callApi(path)]) {
        expect(answer.status, path).toBeGreaterThanOrEqual(400)
        expect(answer.status, path).toBeLessThan(500)
        expect(await answer.text(), path).not.toMatch(ANY_SPELLING)
      }
    }
  }
  expect(logged()).not.toMatch(ANY_SPELLING)
})
