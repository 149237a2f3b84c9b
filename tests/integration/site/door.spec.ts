/** @engine: also on MongoDB every day. */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { isMongo } from '@/db/adapter'
import { updateWhere } from '@/db/atomic'
import { LANGUAGE_CODES } from '@/domain/languages'
import { addDays } from '@/domain/time/civil'
import { openMetrics } from '@/server/metrics.mjs'
import { statusFolder } from '@/services/alarms/status/folder'
import { burstAllowed, VISITOR } from '@/services/limits/burst'
import { sourceOf } from '@/services/limits/source-name'
import { registerReadings } from '@/services/system/metrics'

import { freePort } from '../../../scripts/lib/files.mjs'
import { book } from '../../helpers/bookings'
import { type Ask, type Got, openDoors } from '../../helpers/door-world'
import { openDay, openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { MONDAY } from '../../helpers/world'

let world: SiteWorld
let doors: Awaited<ReturnType<typeof openDoors>>
let noon: Date
let door: Ask
let router: Ask

const AVAILABILITY = '/api/public/services/pickup/availability?office=kawasaki'

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
  await world.settings({ languages: [...LANGUAGE_CODES] })
  await world.configure({ register: { daysBefore: 3, time: '17:00' } })
  await openDay(world, ['09:00', '09:30', '10:00'], 3)
  doors = await openDoors(world)
  ;({ door, router } = doors)
})
beforeEach(() => {
  world.clock.now = noon
})
afterAll(async () => {
  await doors.close()
  await world.close()
})

/** The clock stands, so many days on: whatever other files of this process have used up is there again. */
const standLater = (days: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })

/** What is drawn anew for each page: forms' tokens, keys in addresses, sealed cookies. */
const still = (text: string): string =>
  text
    .replaceAll(/(name="_f" value=")[^"]*/g, '$1')
    .replaceAll(/_f=[\w%.-]+/g, '_f=')
    .replaceAll(/(\/book\/pickup\/)[a-z0-9]{6}\b/g, '$1KEY')
    .replaceAll(/"(salt|challenge|signature)":"[^"]*"/g, '"$1":""')

const cookiesIn = ({ headers }: Got): string[] =>
  ((headers['set-cookie'] as string[] | undefined) ?? []).map((cookie) =>
    cookie.replace(/^(yoyaku[^=]*|device)=[^;]*/, '$1='),
  )

/** What a browser acts on. */
const told = (got: Got) => ({
  status: got.status,
  type: got.headers['content-type'],
  place: got.headers.location,
  policy: got.headers['content-security-policy'],
  frame: got.headers['x-frame-options'],
  allow: got.headers.allow,
  origin: got.headers['access-control-allow-origin'],
  cookies: cookiesIn(got),
  text: still(got.text),
})

const PATHS = [
  ...['/', '/ja', '/ja/', '/en', '/vi', '/xx', '/ja/status', '/en/contact', '/ja/accessibility'],
  ...['/zh-hans/privacy', '/ja/faq', '/ja/faq?q=PIN', '/ja/nothing', '/ja/status/more', '/ja?x=1'],
  ...['/ja/book/pickup', '/ja/book/none', '/book/pickup', '/ja/manage', '/ja/end', '/robots.txt'],
  ...['/favicon.svg', '/ja/status?kiosk=1', '/ja/%e3%81%82', '/ja/waitlist/pickup'],
  ...['/api/public/services', '/api/public/services?lang=vi', '/api/public/offices?lang=xx'],
  ...['/api/public/notices', '/api/public/openapi.json', '/api/public/nothing', AVAILABILITY],
  ...[`${AVAILABILITY}&people=2`, `${AVAILABILITY}&people=2&people=3`, `${AVAILABILITY}&x=1`],
  ...[`${AVAILABILITY}&from=2026-12-01&to=2026-12-10`, `${AVAILABILITY}&from=1`],
  ...['/api/public/services/none/availability?office=kawasaki', '/api/public/bookings/x'],
]

describe('the door and the routes', () => {
  it.each(PATHS)('give the same answer: %s', async (path) => {
    const ways: Record<string, string>[] = [
      {},
      { 'accept-language': 'vi,en;q=0.5' },
      { cookie: 'lang=en' },
      { cookie: 'lang=ja; kiosk=1' },
      { cookie: 'yoyaku=x; yoyaku-abc123=y' },
      { origin: 'http://localhost:3000' },
      { origin: 'https://elsewhere.example' },
    ]
    for (const headers of ways) {
      const [ours, theirs] = [await door(path, { headers }), await router(path, { headers })]
      expect(told(ours), JSON.stringify(headers)).toEqual(told(theirs))
      // What is made once for all is given again.
      expect(told(await door(path, { headers })), JSON.stringify(headers)).toEqual(told(theirs))
    }
  })

  it.each(['POST', 'PUT', 'DELETE'])('refuse a %s alike', async (method) => {
    for (const path of ['/ja', '/ja/status', '/api/public/services', AVAILABILITY]) {
      const options = { method, body: '', headers: { 'content-type': 'application/json' } }
      expect(told(await door(path, options))).toEqual(told(await router(path, options)))
    }
  })

  it('answer HEAD with the headers of GET and nothing else', async () => {
    for (const path of ['/ja', '/ja/book/pickup']) {
      const [head, get] = [await door(path, { method: 'HEAD' }), await door(path)]
      expect(head.bytes.length).toBe(0)
      expect(head.headers['content-type']).toBe(get.headers['content-type'])
      expect(head.status).toBe(200)
    }
  })
})

describe('what is made once for everybody', () => {
  it('is the same in every encoding, and is not sent again to whoever has it', async () => {
    for (const path of ['/ja', AVAILABILITY, '/api/public/openapi.json']) {
      const plain = await door(path)
      const zip = await door(path, { headers: { 'accept-encoding': 'gzip, deflate' } })
      const br = await door(path, { headers: { 'accept-encoding': 'gzip;q=0.5, br' } })
      if (zip.headers['content-encoding'] === 'gzip')
        expect(gunzipSync(zip.bytes).toString()).toBe(plain.text)
      if (br.headers['content-encoding'] === 'br')
        expect(brotliDecompressSync(br.bytes).toString()).toBe(plain.text)
      const etag = String(plain.headers.etag ?? '')
      if (!etag) continue
      const again = await door(path, { headers: { 'if-none-match': `"other", ${etag}` } })
      expect([again.status, again.bytes.length]).toEqual([304, 0])
      expect(again.headers['cache-control']).toBe(plain.headers['cache-control'])
      expect((await door(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    }
    const never = { 'accept-encoding': 'gzip;q=0, br;q=0' }
    expect((await door('/ja', { headers: never })).headers['content-encoding']).toBeUndefined()
  })

  it('may be asked about again, and is kept by nobody in between', async () => {
    for (const path of ['/ja', AVAILABILITY])
      expect((await door(path)).headers).toMatchObject({
        'cache-control': 'private, no-cache',
        etag: expect.stringMatching(/^"[\w-]{22}"$/) as string,
      })
    for (const path of ['/ja/book/pickup', '/ja/faq', '/ja/manage'])
      expect((await door(path)).headers).toMatchObject({ 'cache-control': 'no-store' })
  })

  it('holds nothing of whoever asked first', async () => {
    const marker = 'M4RK3R'
    const first = {
      cookie: `yoyaku-${marker}=x; lang=${marker}; other=${marker}`,
      referer: `http://localhost:3000/ja/book/${marker}`,
      'user-agent': marker,
      'x-forwarded-host': `${marker}.example`,
      'x-original-url': `/${marker}`,
      'x-forwarded-proto': marker,
    }
    const before = await Promise.all(
      ['/ja/contact', AVAILABILITY].map((path) => door(path, { headers: first })),
    )
    for (const got of before) expect(got.status).toBe(200)
    for (const path of [
      '/ja/contact',
      '/ja/privacy',
      AVAILABILITY,
      `${AVAILABILITY}&x=${marker}`,
    ]) {
      await door(path, { headers: first })
      const clean = await door(path.replace(marker, '1'))
      expect(clean.text).not.toContain(marker)
      expect(JSON.stringify(clean.headers)).not.toContain(marker)
    }
  })

  it('never carries a session: whoever has one gets a page of their own', async () => {
    const begun = await door('/ja/book/pickup')
    const tie = cookiePairs(begun)
    expect(tie).toContain('yoyaku=')
    const own = await door('/ja', { headers: { cookie: tie } })
    expect(own.headers['cache-control']).toBe('no-store')
    const other = await door('/ja')
    expect(cookiesIn(other)).toEqual([expect.stringMatching(/^lang=ja; /)])
  })

  it('is made once for all who ask at the same moment', async () => {
    const readsOf = async (seconds: number, times: number) => {
      world.clock.now = new Date(noon.getTime() + seconds * 1000)
      const reads = countReads('slots')
      const path = `${AVAILABILITY}&people=3`
      const all = await Promise.all(Array.from({ length: times }, () => door(path)))
      expect(new Set(all.map(({ text }) => hash(text))).size).toBe(1)
      return reads.stop()
    }
    const alone = await readsOf(5, 1)
    expect(alone).toBeGreaterThan(0)
    const together = await readsOf(6, 60)
    // Where the database tells of no change, answers are a quarter of a second old at most.
    if (isMongo()) return expect(together).toBeLessThan(10 * alone)
    expect(together).toBe(alone)
    // Within the same second it is at hand.
    expect(await readsOf(6, 60)).toBe(0)
  })

  it('counts against who asks: what is at hand costs a tenth, what has to be made all of it', async () => {
    // Within one second it is at hand, on both engines; what is used up does not come back.
    standLater(1)
    try {
      await door(AVAILABILITY)
      process.env.BURST_LIMIT = ''
      const here = sourceOf(new Headers({ 'x-forwarded-for': '127.0.0.1' }), world.ctx().now())
      burstAllowed(here, VISITOR.capacity - 1.05)
      const statuses: number[] = []
      for (let index = 0; index < 12; index++) statuses.push((await door(AVAILABILITY)).status)
      expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429])
    } finally {
      process.env.BURST_LIMIT = 'off'
      vi.useRealTimers()
    }
  })

  it('gives a fixed answer to whoever asks too often, at any address, and the parts of pages as before', async () => {
    standLater(2)
    try {
      process.env.BURST_LIMIT = ''
      const here = sourceOf(new Headers({ 'x-forwarded-for': '127.0.0.1' }), world.ctx().now())
      burstAllowed(here, VISITOR.capacity)
      for (const path of ['/ja', '/vi/faq?q=PIN', '/ja/book/pickup', '/en/manage', '/nothing']) {
        const got = await door(path)
        expect(got.status, path).toBe(429)
        expect(got.headers['retry-after']).toBe('10')
        expect(got.headers['content-security-policy']).toContain("default-src 'none'")
        expect(got.bytes.length, path).toBeLessThan(1000)
      }
      expect((await door('/vi/faq')).text).toContain('<html lang="vi">')
      const call = await door(AVAILABILITY)
      expect([call.status, JSON.parse(call.text)]).toMatchObject([
        429,
        { code: 'TOO_MANY_REQUESTS' },
      ])
    } finally {
      process.env.BURST_LIMIT = 'off'
      vi.useRealTimers()
    }
  })
})

describe('the figures', () => {
  it('AV-01 (part) tell the operators how answers came about and how the product is', async () => {
    registerReadings(world.payload)
    // The server makes it when it starts.
    mkdirSync(statusFolder(), { recursive: true })
    const port = await freePort()
    const figures = (await openMetrics(port))!
    try {
      await door('/ja')
      await door('/ja')
      await door('/ja/manage')
      const got = await fetch(`http://127.0.0.1:${port}/metrics`)
      const text = await got.text()
      expect(got.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
      for (const way of ['kept', 'shared', 'own'])
        expect(text).toMatch(
          new RegExp(`^madoguchi_answers_total\\{way="${way}",status="2xx"\\} [1-9]`, 'm'),
        )
      expect(text).toMatch(/^madoguchi_mails_waiting 0$/m)
      expect(text).toMatch(/^madoguchi_disk_free_ratio 0\.\d+$/m)
      expect(text).toMatch(isMongo() ? /^madoguchi_slot_marks 0$/m : /^madoguchi_slot_marks 1$/m)
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
    } finally {
      figures.close()
    }
  })
})

describe('what has changed', () => {
  const stateAt = async (start: string) => {
    const { text } = await door(AVAILABILITY)
    type Answer = { days: { date: string; slots: { start: string; free: number }[] }[] }
    const day = (JSON.parse(text) as Answer).days.find(({ date }) => date === MONDAY)
    return day?.slots.find((slot) => slot.start === start)?.free
  }

  it('AV-01 (part) a seat that is taken is gone from the answer, without anybody telling the door', async () => {
    expect(await stateAt('09:00')).toBe(3)
    await book(world, { start: '09:00' })
    await expect.poll(() => stateAt('09:00'), { timeout: 5000 }).toBe(2)
  })

  it('a deadline shuts a day to the second, without any write', async () => {
    world.clock.now = new Date(`${addDays(MONDAY, -3)}T07:59:59.500Z`)
    expect(await stateAt('10:00')).toBe(3)
    world.clock.now = new Date(`${addDays(MONDAY, -3)}T08:00:00.000Z`)
    expect(await stateAt('10:00')).toBeUndefined()
  })

  it('a setting of the city is on the next page', async () => {
    expect((await door('/ja')).text).toContain('カード交付予約')
    await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { name: '受取りの予約' },
    })
    expect((await door('/ja')).text).toContain('受取りの予約')
    expect((await door('/api/public/services')).text).toContain('受取りの予約')
  })

  it('slots that are written past every rule are seen too', async () => {
    expect(await stateAt('09:30')).toBe(3)
    await updateWhere(
      world.payload,
      'slots',
      { and: [{ date: { equals: MONDAY } }, { start: { equals: '09:30' } }] },
      { free: 1 },
    )
    await expect.poll(() => stateAt('09:30'), { timeout: 5000 }).toBe(1)
  })
})

const cookiePairs = (got: Got): string =>
  ((got.headers['set-cookie'] as string[] | undefined) ?? [])
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** How often a collection is read until `stop`. */
function countReads(collection: string): { stop: () => number } {
  const { db } = world.payload
  const { find } = db
  let count = 0
  db.find = function counting(this: typeof db, args: Parameters<typeof find>[0]) {
    if (args.collection === collection) count++
    return find.call(this, args)
  } as typeof find
  return {
    stop: () => {
      db.find = find
      return count
    },
  }
}
