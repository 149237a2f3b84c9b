/** @exhaustive: with all others, not every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { handleSite } from '@/public-site/handle'
import { targetProblem } from '@/server/target.mjs'

import { publicActs, staffActs } from '../../../scripts/fuzz/acts'
import type { FuzzRequest } from '../../../scripts/fuzz/requests'
import { apiRequests, siteRequests } from '../../../scripts/fuzz/requests'
import { fuzz } from '../../../scripts/fuzz/run'
import { effort } from '../../helpers/effort'
import { addPerson, type DeskWorld, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'
import { callApi } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

/** Another one with FUZZ_SEED; `npm run fuzz` sends ten times as many to a server. */
const seed = Number(process.env.FUZZ_SEED || 20_261_128)

let world: DeskWorld
let known: string[]
let staff: Staff[]

beforeAll(async () => {
  world = await openDeskWorld()
  process.env.BURST_LIMIT = 'off'
  for (const start of ['09:00', '09:30', '10:00']) await addSlot(world, { start, capacity: 50 })
  const people = [await addPerson(world), await addPerson(world)]
  staff = Object.values(world.staff)
  known = [
    ...world.offices.flatMap(({ id, code }) => [id, code]),
    ...[world.service.id, 'pickup', ...people, MONDAY, '09:00', 'ja', '9999-12-31'],
  ]
})
afterAll(() => world.close())

/** What the front door refuses never comes further. */
const atTheDoor = ({ method, path }: FuzzRequest) => targetProblem(method, path)?.status

const asInit = ({ method, headers, body }: FuzzRequest) => ({ method, headers, body })
const api = (request: FuzzRequest) => callApi(request.path.slice('/api'.length), asInit(request))

async function asStaff(one: Staff, request: FuzzRequest): Promise<Response> {
  const path = request.path.slice('/api'.length)
  if (request.method === 'GET') return one.get(path)
  const body = new TextEncoder().encode(request.body ?? '')
  return one.upload(path, body, { 'content-type': 'application/json' })
}

/** Reads the whole answer: one that breaks off is no answer. */
const statusOf = async (response: Response): Promise<number> => {
  await response.arrayBuffer()
  return response.status
}

describe(`no request makes the server fail (FUZZ_SEED=${seed})`, () => {
  it('not for an office that does not exist, nor for a day at the end of the calendar', async () => {
    const { cityAdmin } = world.staff
    const answers = await Promise.all([
      cityAdmin.post('/ops/cards/stocktakes', { office: 'nowhere' }),
      cityAdmin.post('/ops/reminders/runs', { op: 'one', days: 30, again: 30, office: 'nowhere' }),
      cityAdmin.get('/ops/transport/week?week=9999-12-31'),
      cityAdmin.post('/ops/transport/week/plan', { week: '9999-12-31' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 422, 422])
  })

  it('of the public API', async () => {
    const requests = apiRequests(publicActs(), known, { secured: true })
    const { failures } = await fuzz(
      requests,
      { seed, count: effort(5000) },
      async (request) => atTheDoor(request) ?? statusOf(await api(request)),
    )
    expect(failures).toEqual([])
  })

  it('of the citizens’ pages', async () => {
    const { failures } = await fuzz(
      siteRequests(known),
      { seed, count: effort(3000) },
      async (request) => {
        const url = `http://localhost:3000${request.path}`
        return (
          atTheDoor(request) ??
          statusOf(await handleSite(world.payload, new Request(url, asInit(request))))
        )
      },
    )
    expect(failures).toEqual([])
  })

  it('of staff in any role', async () => {
    const requests = apiRequests(staffActs(), known)
    const { failures } = await fuzz(
      requests,
      { seed, count: effort(2000) },
      async (request, at) =>
        atTheDoor(request) ?? statusOf(await asStaff(staff[at % staff.length]!, request)),
    )
    expect(failures).toEqual([])
  })
})
