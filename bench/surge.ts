import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'

import { findRows } from '@/db/atomic'
import { addDays, timeOf, tokyoDateOf } from '@/domain/time/civil'
import { sealIdentity } from '@/services/booking/identify'

import { freePort } from '../scripts/lib/files.mjs'
import { signIn } from '../tests/helpers/staff'
import { addSlot, type World } from '../tests/helpers/world'

import { compare } from './measure'
import { type Ask, type Figures, load, serve } from './served'

const CONNECTIONS = 20
const ROUND_SECONDS = 2
const ROUNDS = 5
const SECONDS = 30
const VIEWERS = 2000
/** What somebody takes to look at a month before opening the next one. */
const LOOK_MS = 10_000
const COMMITS_PER_SECOND = 50
const DAYS = 31
const SLOTS_A_DAY = 16
/** Fewer seats on the day that all want than people who want one. */
const SEATS = 60

/**
 * A whole city at ten in the morning, on the built product (AV-01, BK-27): citizens' answers beside a bare
 * Node server that gives the same bytes, then 2,000 viewers with 50 bookings a second and an operator at
 * work. One server process, on the machine that also makes the load.
 */
export async function benchSurge(world: World) {
  world.clock.now = new Date()
  const first = addDays(tokyoDateOf(world.clock.now), 2)
  await makeSlots(world, first)
  await world.payload.update({
    collection: 'services',
    id: world.service.id,
    data: { identification: 'none', deviceDailyLimit: 100_000 },
  })
  const operator = await signIn(world.payload, ['operator'])
  const server = await serve()
  try {
    const page = await calendarOf(server.url)
    const ratios = {
      availabilityRatio: await besideBare({ url: availability(server.url, 'kawasaki') }),
      startPageRatio: await besideBare({ url: `${server.url}/ja`, headers: { cookie: 'lang=ja' } }),
      calendarRatio: await besideBare(page),
    }
    return { ...ratios, ...(await rush(world, server.url, first, operator.cookie)) }
  } finally {
    await server.stop()
  }
}

const availability = (url: string, office: string) =>
  `${url}/api/public/services/pickup/availability?office=${office}`

async function makeSlots(world: World, first: string): Promise<void> {
  for (let day = 0; day < DAYS; day++)
    for (let index = 0; index < SLOTS_A_DAY; index++)
      for (const office of [0, 1]) {
        const slot = { date: addDays(first, day), start: timeOf(540 + index * 30) }
        await addSlot(world, { ...slot, capacity: SEATS, office })
      }
}

/** Answers a second as a share of what a bare server gives with the same bytes, both in turns. */
async function besideBare(ask: Ask) {
  const bytes = Buffer.from(await (await fetch(ask.url, { headers: ask.headers })).arrayBuffer())
  const port = await freePort()
  const bare = spawn(process.execPath, ['bench/bare.mjs', String(port)], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  bare.stdin.end(bytes)
  await once(bare.stdout, 'data')
  const perSecond = async (one: Ask) =>
    (await load({ kind: 'rate', ask: one, connections: CONNECTIONS, seconds: ROUND_SECONDS }))
      .perSecond
  try {
    const baseline = () => perSecond({ url: `http://127.0.0.1:${port}/` })
    await baseline()
    await perSecond(ask)
    return { bytes: bytes.length, ...(await compare(ROUNDS, baseline, () => perSecond(ask))) }
  } finally {
    bare.kill()
  }
}

/** A citizen in the middle of a booking, before the month. */
async function calendarOf(url: string): Promise<Ask> {
  const jar = new Map<string, string>()
  const headers = () => ({ cookie: [...jar].map((pair) => pair.join('=')).join('; '), origin: url })
  let at = `${url}/ja/book/pickup`
  let form: string | undefined
  for (let steps = 0; steps < 12; steps++) {
    const method = form === undefined ? 'GET' : 'POST'
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(at, {
      method,
      headers: { ...headers(), ...(form === undefined ? {} : type) },
      body: form,
      redirect: 'manual',
    })
    form = undefined
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const text = await answer.text()
    if (answer.status === 303) at = new URL(answer.headers.get('location')!, at).href
    else if (at.includes('/calendar')) return { url: at, headers: headers() }
    else form = filledForm(text)
  }
  throw new Error(`no calendar, but ${at}`)
}

function filledForm(html: string): string {
  const token = /name="_f" value="([^"]*)"/.exec(html)?.[1] ?? ''
  return new URLSearchParams({ _f: token, party: '1', office: 'kawasaki' }).toString()
}

/** Everybody comes from an address of their own, as behind a city's proxy. */
const address = (index: number) => ({
  'x-forwarded-for': `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
})

async function rush(world: World, url: string, date: string, cookie: string) {
  const looks = Array.from({ length: VIEWERS }, (_, index): Ask => {
    const office = index % 2 === 0 ? 'kawasaki' : 'saiwai'
    return { url: availability(url, office), headers: address(index) }
  })
  const commits = Array.from({ length: SECONDS * COMMITS_PER_SECOND }, (_, index) =>
    commit(world, url, date, index),
  )
  const [seen, booked, operated] = await Promise.all([
    load({ kind: 'visitors', asks: looks, visitors: VIEWERS, pauseMs: LOOK_MS, seconds: SECONDS }),
    load({ kind: 'steady', asks: commits, perSecond: COMMITS_PER_SECOND }),
    load({ kind: 'steady', asks: operatorAsks(world, url, date, cookie), perSecond: 2 }),
  ])
  return {
    lookP95Ms: seen.p95,
    commitP95Ms: booked.p95,
    operatorP95Ms: operated.p95,
    errorShare: errorShare([seen, booked, operated]),
    oversold: await oversold(world, date),
    looks: seen,
    commits: booked,
    operator: operated,
  }
}

/** Refusals that say "full" are answers; everything else that is no success is an error. */
function errorShare(all: Figures[]): number {
  const counts = all.flatMap(({ answers }) => Object.entries(answers))
  const sum = counts.reduce((total, [, count]) => total + count, 0)
  const bad = counts.filter(([answer]) => !['200', '201', '304', '409'].includes(answer))
  return Number((bad.reduce((total, [, count]) => total + count, 0) / sum).toFixed(5))
}

function commit(world: World, url: string, date: string, index: number): Ask {
  const proof = sealIdentity(world.ctx(), {
    service: world.service.id,
    key: randomUUID(),
    identifier: `surge-${index}`,
    eligibility: '',
    office: '',
    details: '',
  })
  return {
    url: `${url}/api/public/services/pickup/reservations`,
    method: 'POST',
    headers: {
      ...address(100_000 + index),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({
      office: 'kawasaki',
      date,
      start: timeOf(540 + (index % SLOTS_A_DAY) * 30),
      proofs: [proof],
    }),
  }
}

/** An operator looks for a time, and books it, in turns. */
function operatorAsks(world: World, url: string, date: string, cookie: string): Ask[] {
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  return Array.from({ length: SECONDS * 2 }, (_, index): Ask => {
    if (index % 2 === 0)
      return { url: `${url}/api/ops/vacancy?service=${world.service.id}&days=14`, headers }
    const body = {
      service: world.service.id,
      office: world.offices[1]!.id,
      date: addDays(date, 3 + (index % 20)),
      start: timeOf(540 + (index % SLOTS_A_DAY) * 30),
      idemKey: randomUUID(),
      channel: 'phone',
    }
    return {
      url: `${url}/api/ops/reservations`,
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    }
  })
}

async function oversold(world: World, date: string): Promise<number> {
  const rows = await findRows<{ status: string; start: string; office: string }>(
    world.payload,
    'reservations',
    { and: [{ date: { equals: date } }, { status: { equals: 'confirmed' } }] },
  )
  const seated = new Map<string, number>()
  for (const { office, start } of rows)
    seated.set(office + start, (seated.get(office + start) ?? 0) + 1)
  return [...seated.values()].filter((count) => count > SEATS).length
}
