import { randomUUID } from 'node:crypto'

import { sql } from '@payloadcms/db-sqlite/drizzle'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { switchOff, switchOn } from '@/access/capabilities'
import { isMongo } from '@/db/adapter'
import { sqlite } from '@/db/tables'
import { findRows, updateWhere } from '@/db/atomic'
import { toIso } from '@/domain/time/civil'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { jobContext } from '@/services/context'

import { Browser } from '../../helpers/browser'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'
import type { DeskWorld } from '../../helpers/desk-world'
import { jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { bytesOnDisk } from '../../helpers/disk'
import { brokenInvariants } from '../../helpers/invariants'
import { addSlot, MONDAY } from '../../helpers/world'
import { valueIn } from '../../helpers/value-in'

const PATH = '/ops/eligibilities/transfer'
const EXPORT = '/ops/eligibilities/export'
const NAME = '川崎　花子'
const ADDRESS = '川崎市川崎区東田町8番地'

let world: DeskWorld
let file: string
/** As `file`, a minute later and after the card of `laterFile` was stopped. */
let later: string
beforeAll(async () => {
  process.env.BURST_LIMIT = 'off'
  world = await openDeskWorld()
  for (const start of ['09:00', '09:30']) await addSlot(world, { start, capacity: 20 })
  await world.payload.create({
    collection: 'card-statuses',
    data: { label: '交付通知書発送済み', order: 1, booking: 'bookable', active: true } as never,
  })
  const rows = [1, 2, 3].map((index) => cardRow(index, { 備考: '電話 044-200-1234' }))
  const result = await importCityCsv(jobContext(world.payload), csvSource(csvOf(rows)))
  expect(result).toMatchObject({ created: 3 })
})
afterAll(async () => {
  switchOn('cards')
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const upload = (text: string, staff = world.staff.supervisor) => {
  const form = new FormData()
  form.set('file', new File([text], 'transfer.ndjson', { type: 'application/x-ndjson' }))
  return jsonOf<Record<string, unknown>>(staff.upload(PATH, form))
}

/** What the card side gives out once it has stopped a card, and a minute has passed. */
async function laterFile(): Promise<string> {
  const clock = world.clock.now.getTime()
  world.clock.now = new Date(clock + 60_000)
  const [one] = await findRows<{ card: string; state: string }>(world.payload, 'eligibilities', {})
  const stopped = { card: { equals: one!.card } }
  await updateWhere(world.payload, 'eligibilities', stopped, { state: 'stopped' })
  const text = await (
    await world.staff.cityAdmin.post(EXPORT, { purpose: '予約サイトの更新' })
  ).text()
  await updateWhere(world.payload, 'eligibilities', stopped, { state: one!.state })
  world.clock.now = new Date(clock)
  return text
}

const CARD_AREAS = /^(card|handover|stocktake|storage|label|sheet|transport|replaced)/

/** From here on nothing of card management is there: whoever asks for it, in whatever way, fails. */
async function breakCards(): Promise<void> {
  const gone = world.payload.config.collections.map(({ slug }) => slug).filter(isOfCards)
  expect(gone).toEqual(expect.arrayContaining(['cards', 'card-events', 'transport-runs']))
  if (isMongo()) {
    const { collections } = world.payload.db as unknown as { collections: Record<string, object> }
    for (const slug of gone)
      collections[slug] = new Proxy(collections[slug]!, {
        get: () => {
          throw new Error(`${slug} is unreachable`)
        },
      })
  } else {
    const { db } = sqlite(world.payload, 'cards')
    const { rows } = await db.run(sql`SELECT name FROM sqlite_master WHERE type = 'table'`)
    for (const { name } of rows.filter((row) => isOfCards(String(row.name))))
      await db.run(sql.raw(`ALTER TABLE "${String(name)}" RENAME TO "gone_${String(name)}"`))
  }
  await expect(findRows(world.payload, 'cards', {})).rejects.toThrow()
}
const isOfCards = (name: string) => CARD_AREAS.test(name)

describe('personal data at rest', () => {
  it('AC-18 no name, address, birthday, remark or mail address stands in the database in clear', async () => {
    const { operator } = world.staff
    const made = await operator.post('/ops/reservations', {
      service: world.service.id,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: '09:00',
      numbers: ['7000000003'],
      idemKey: randomUUID(),
      mail: 'hanako.kawasaki@example.jp',
    })
    expect(made.status).toBe(201)
    const { drainOutbox } = await import('@/services/booking/drain-outbox')
    await drainOutbox(world.ctx())
    let dump = ''
    for (const { slug } of world.payload.config.collections)
      dump += JSON.stringify(await findRows(world.payload, slug, {}))
    if (!isMongo()) dump += bytesOnDisk().toString('latin1')
    expect(dump).toContain('7000000003')
    const clear = [NAME, '花子', ADDRESS, '東田町8番地', '1980-04-01', '19800401', '044-200-1234']
    for (const text of [...clear, 'hanako.kawasaki@example.jp']) {
      expect(dump).not.toContain(text)
      expect(dump).not.toContain(Buffer.from(text).toString('latin1'))
    }
    expect(dump).toContain('enc2:')
  })
})

describe('a booking site apart from card management', () => {
  it('ID-11 the file that crosses holds numbers, office and state, sealed; nothing personal', async () => {
    const { cityAdmin, cityStaff, windowStaff, supervisor, operator } = world.staff
    // Every booking number of the city: not for those who work for one ward, nor for the vendor.
    for (const one of [cityStaff, windowStaff, supervisor, operator])
      expect((await one.post(EXPORT, { purpose: '確認' })).status).toBe(403)
    for (const purpose of ['', '  ', '1234 5678 9018'])
      expect((await cityAdmin.post(EXPORT, { purpose })).status).toBe(422)
    file = await (await cityAdmin.post(EXPORT, { purpose: '予約サイトの更新' })).text()
    const lines = file
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(5)
    expect(Object.keys(lines[1]!).sort()).toEqual([
      'birthdayHash',
      'card',
      'manufacturingKey',
      'manufacturingNumber',
      'office',
      'reservationKey',
      'reservationNumber',
      'state',
      'stateLabel',
    ])
    for (const text of [NAME, ADDRESS, '044-200-1234']) expect(file).not.toContain(text)
    for (const text of ['1980', '19800401', '0401']) expect(file).not.toMatch(valueIn(text))
    const [entry] = await findRows<{ count: number }>(world.payload, 'audit-logs', {
      action: { equals: 'eligibility.export' },
    })
    later = await laterFile()
    expect(entry).toMatchObject({ count: 3, purpose: '予約サイトの更新' })
  })

  it('AC-08 booking works with the card module unreachable: only the sealed file crosses', async () => {
    const { supervisor, operator, windowStaff, cityAdmin } = world.staff
    // The other deployment: its own store has never seen a card.
    await world.payload.db.deleteMany({ collection: 'eligibilities', where: {} })
    await breakCards()
    switchOff('cards')
    for (const path of ['/cards', '/card-imports', '/card-events'])
      expect([path, (await cityAdmin.get(path)).status]).toEqual([path, 403])
    expect((await cityAdmin.post(EXPORT, { purpose: '確認' })).status).toBe(403)

    expect((await upload(file, operator)).status).toBe(403)
    for (const bad of [
      file.split('\n').slice(0, 3).join('\n'),
      file.replace('bookable', 'stopped'),
      file.replace(/"city":"[a-z]+"/, '"city":"chiba"'),
      'これはちがうファイルです',
    ])
      expect((await upload(bad)).body).toMatchObject({ code: 'TRANSFER_INVALID' })
    expect(await findRows(world.payload, 'eligibilities', {})).toEqual([])
    expect((await upload(file)).body).toEqual({ total: 3, added: 3, changed: 0, refused: 0 })
    expect((await upload(file)).body).toEqual({ total: 3, added: 0, changed: 0, refused: 0 })
    expect((await upload(later)).body).toMatchObject({ changed: 1, refused: 0 })
    const stopped = () => findRows(world.payload, 'eligibilities', { state: { equals: 'stopped' } })
    // The one from before would open the stopped card again.
    expect(await upload(file)).toMatchObject({ status: 409, body: { code: 'TRANSFER_OLDER' } })
    expect(await stopped()).toHaveLength(1)
    expect((await upload(later)).body).toMatchObject({ changed: 0, refused: 0 })
    await updateWhere(
      world.payload,
      'eligibilities',
      { state: { equals: 'stopped' } },
      { state: 'bookable', updatedAt: null },
    )

    const browser = new Browser(world.payload, '10.8.0.1')
    await browser.get('/ja/book/pickup')
    await browser.submit({ number: '7000000001' })
    if (browser.page.place.endsWith('/people')) await browser.submit({}, 'people')
    await browser.submit({ office: 'kawasaki' })
    await browser.get(`/ja/book/pickup/day/${MONDAY}`)
    await browser.submit({ start: '09:00' })
    await browser.submit({ mail: '' })
    await browser.submit()
    expect(browser.page.place).toMatch(/\/done$/)

    const phone = await jsonOf<{ id: string; number: string }>(
      operator.post('/ops/reservations', {
        service: world.service.id,
        office: world.offices[0]!.id,
        date: MONDAY,
        start: '09:00',
        numbers: ['7000000002'],
        idemKey: randomUUID(),
      }),
    )
    expect(phone.status).toBe(201)
    const { id, number } = phone.body
    const to = { office: world.offices[0]!.id, date: MONDAY, start: '09:30' }
    expect((await operator.post(`/ops/reservations/${id}/move`, to)).status).toBe(200)
    const found = await operator.post('/ops/search', { text: '7000000002' })
    expect(await found.text()).toContain(id)
    world.clock.now = new Date(toIso(MONDAY, '09:25'))
    const office = world.offices[0]!.id
    expect(
      (await windowStaff.post('/ops/reception/check-in', { text: number, office })).status,
    ).toBe(200)
    const outcome = { outcome: 'completed' }
    expect((await windowStaff.post(`/ops/reception/${id}/outcome`, outcome)).status).toBe(200)
    expect(
      (await supervisor.get(`/ops/lists/reservations?from=${MONDAY}&to=${MONDAY}`)).status,
    ).toBe(200)
  })
})
