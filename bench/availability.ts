import { randomUUID } from 'node:crypto'

import { handleEndpoints } from 'payload'

import { insertMany } from '@/db/bulk'
import { addDays, timeOf, toIso } from '@/domain/time/civil'

import { addSlot, MONDAY } from '../tests/helpers/world'
import type { World } from '../tests/helpers/world'

import { measure, quantile } from './measure'

const DAYS = 31
const SLOTS_A_DAY = 16
const SMALL = 2_000
const LARGE = 200_000
const CALLS = 60

/** Availability of one office for 31 days, with 2,000 and with 200,000 stored reservations. */
export async function benchAvailability(world: World) {
  const { default: config } = await import('@payload-config')
  const from = addDays(MONDAY, -6)
  for (let day = 0; day < DAYS; day++) {
    for (let index = 0; index < SLOTS_A_DAY; index++) {
      await addSlot(world, {
        date: addDays(from, day),
        start: timeOf(540 + index * 30),
        capacity: 5,
      })
    }
  }
  const ask = async () => {
    const url = `http://localhost:3000/api/public/services/pickup/availability?office=kawasaki&from=${from}&to=${addDays(from, DAYS - 1)}`
    const response = await handleEndpoints({ config, request: new Request(url) })
    if (!response.ok) throw new Error(await response.text())
    await response.text()
  }
  await fill(world, SMALL)
  await measure('warm up', 20, 1, ask)
  const small: number[] = []
  const noise: number[] = []
  for (let round = 0; round < 3; round++) {
    small.push((await measure('small', CALLS, 1, ask)).p50)
    noise.push((await measure('small again', CALLS, 1, ask)).p50)
  }
  await fill(world, LARGE - SMALL)
  await measure('warm up', 20, 1, ask)
  const large: number[] = []
  for (let round = 0; round < 3; round++) large.push((await measure('large', CALLS, 1, ask)).p50)
  const middle = (values: number[]) =>
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    )
  return {
    slots: DAYS * SLOTS_A_DAY,
    p50Small: middle(small),
    p50Large: middle(large),
    ratio: Number((middle(large) / middle(small)).toFixed(3)),
    noise: Number((middle(noise) / middle(small)).toFixed(3)),
    limit: 1.5,
  }
}

async function fill(world: World, count: number): Promise<void> {
  const chunk = 5_000
  for (let done = 0; done < count; done += chunk) {
    await insertMany(
      world.payload,
      'reservations',
      Array.from({ length: Math.min(chunk, count - done) }, (_, index) => row(world, done + index)),
    )
  }
}

/** Past and coming visits, spread over two years and both offices. */
function row(world: World, index: number) {
  const id = randomUUID()
  const date = addDays(MONDAY, (index % 730) - 700)
  const start = timeOf(540 + (index % 16) * 30)
  const at = toIso(date, start)
  return {
    number: id,
    status: 'confirmed',
    service: world.service.id,
    office: world.offices[index % 2]!.id,
    date,
    start,
    end: start,
    startsAt: at,
    partySize: 1,
    channel: 'web',
    lane: 'web',
    language: 'ja',
    outcome: 'completed',
    mailState: 'none',
    identifier: String(index),
    liveKey: id,
    idemKey: id,
    tokenHash: id,
    claims: [],
    seated: false,
    pendingAt: '',
    releaseAt: '',
    extensions: 0,
    rev: 0,
    history: [],
    drainedSeq: 0,
    outboxAt: '',
    group: '',
    fits: true,
    contactState: '',
    createdAt: at,
    updatedAt: at,
  }
}
