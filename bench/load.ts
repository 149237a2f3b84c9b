import { randomUUID } from 'node:crypto'

import { findRows } from '@/db/atomic'
import { addDays, timeOf, tokyoDateOf } from '@/domain/time/civil'
import { sealIdentity } from '@/services/booking/identify'

import { addSlot } from '../tests/helpers/world'
import type { World } from '../tests/helpers/world'

import { quantile } from './measure'
import { serve } from './served'

const SECONDS = 20
const VIEWERS = 1000
/** What somebody takes to look at a month before opening the next one. */
const LOOK_MS = 10_000
const COMMITS_PER_SECOND = 50
const DAYS = 31
const SLOTS_A_DAY = 16
/** Fewer seats on the day that all want than people who want one. */
const SEATS = 40

type Tally = { times: number[]; answers: Record<string, number> }

/**
 * The built product under the load of a mailing (BK-27, AV-01): a thousand people look at calendars
 * while fifty a second book one day that has too few seats. One server process, on the machine that
 * also makes the load.
 */
export async function benchLoad(world: World) {
  world.clock.now = new Date()
  const first = addDays(tokyoDateOf(world.clock.now), 2)
  await makeSlots(world, first)
  const server = await serve()
  const look: Tally = { times: [], answers: {} }
  const book: Tally = { times: [], answers: {} }
  const until = performance.now() + SECONDS * 1000
  try {
    await Promise.all([
      ...Array.from({ length: VIEWERS }, (_, index) => viewer(server.url, index, look, until)),
      commits(server.url, world, first, book),
    ])
  } finally {
    await server.stop()
  }
  const rows = await findRows<{ status: string; start: string }>(world.payload, 'reservations', {
    date: { equals: first },
  })
  const seated = new Map<string, number>()
  for (const { status, start: at } of rows) {
    if (status === 'confirmed') seated.set(at, (seated.get(at) ?? 0) + 1)
  }
  return {
    seconds: SECONDS,
    viewers: VIEWERS,
    looks: figures(look),
    commits: { offeredPerSecond: COMMITS_PER_SECOND, ...figures(book) },
    seats: SEATS * SLOTS_A_DAY,
    booked: [...seated.values()].reduce((sum, count) => sum + count, 0),
    oversold: [...seated.values()].filter((count) => count > SEATS).length,
  }
}

async function makeSlots(world: World, first: string): Promise<void> {
  for (let day = 0; day < DAYS; day++) {
    for (let index = 0; index < SLOTS_A_DAY; index++) {
      const slot = { date: addDays(first, day), start: timeOf(540 + index * 30) }
      await addSlot(world, { ...slot, capacity: SEATS })
    }
  }
}

/** Everybody comes from an address of their own, as behind a city's proxy. */
const address = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`

async function ask(tally: Tally, url: string, init: RequestInit): Promise<void> {
  const begin = performance.now()
  const answer = await fetch(url, init).then(
    async (response) => {
      await response.arrayBuffer()
      return String(response.status)
    },
    () => 'no answer',
  )
  tally.times.push(performance.now() - begin)
  tally.answers[answer] = (tally.answers[answer] ?? 0) + 1
}

async function viewer(url: string, index: number, tally: Tally, until: number): Promise<void> {
  const office = index % 2 === 0 ? 'kawasaki' : 'saiwai'
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  await pause(Math.random() * LOOK_MS)
  while (performance.now() < until) {
    await ask(tally, `${url}/api/public/services/pickup/availability?office=${office}`, {
      headers: { 'x-forwarded-for': address(index) },
    })
    await pause(LOOK_MS * (0.5 + Math.random()))
  }
}

async function commits(url: string, world: World, date: string, tally: Tally): Promise<void> {
  const sent: Promise<void>[] = []
  const begin = performance.now()
  for (let index = 0; index < SECONDS * COMMITS_PER_SECOND; index++) {
    const due = begin + (index * 1000) / COMMITS_PER_SECOND
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sent.push(commit(url, world, date, index, tally))
  }
  await Promise.all(sent)
}

function commit(url: string, world: World, date: string, index: number, tally: Tally) {
  const proof = sealIdentity(world.ctx(), {
    service: world.service.id,
    key: randomUUID(),
    identifier: 'bench',
    eligibility: '',
    office: '',
    details: '',
  })
  return ask(tally, `${url}/api/public/services/pickup/reservations`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-forwarded-for': address(100_000 + index),
    },
    body: JSON.stringify({
      office: 'kawasaki',
      date,
      start: timeOf(540 + (index % SLOTS_A_DAY) * 30),
      proofs: [proof],
    }),
  })
}

function figures({ times, answers }: Tally) {
  const sorted = [...times].sort((a, b) => a - b)
  return {
    answers,
    perSecond: Number((times.length / SECONDS).toFixed(1)),
    p50: Math.round(quantile(sorted, 0.5)),
    p95: Math.round(quantile(sorted, 0.95)),
  }
}
