import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { addDays } from '@/domain/time/civil'
import type { Holiday } from '@/payload-types'
import { holidaySeed } from '@/presets/holidays'
import type { Impact } from '@/services/calendar/impact'
import { generateSlots, keptPeriod } from '@/services/calendar/generate-slots'
import { staffContext } from '@/services/context'
import { waitingToday } from '@/services/dashboard/waiting'
import type { HolidayImport } from '@/services/holidays/import-holidays'
import { importHolidays } from '@/services/holidays/import-holidays'
import type { HolidayPreview } from '@/services/holidays/preview'
import { readBookingConfig } from '@/services/settings/booking-config'

import { type AuditRow, auditOf } from '../../helpers/bookings'
import { addHours, book, openSlots, publicDay, reservation } from '../../helpers/calendar'
import { cp932, HEADING, linesOf } from '../../helpers/holiday-csv'
import { brokenInvariants } from '../../helpers/invariants'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

const TODAY = '2027-06-01'
/** A Tuesday, and 海の日 with the Thursday after it. */
const TUESDAY = '2027-06-15'
const SEA_DAY = '2027-07-19'
const MOVED = '2027-07-22'

let world: World
let admin: Staff

beforeAll(async () => {
  world = await openWorld()
  world.clock.now = new Date(`${TODAY}T03:00:00.000Z`)
  admin = await signIn(world.payload, ['city-admin'])
  await world.payload.update({
    collection: 'services',
    id: world.service.id,
    data: { lastDayOffset: 60 },
  })
  // Two slots a day at each office.
  const hours = { end: '11:00', slotMinutes: '60' } as const
  await addHours(world, hours)
  await addHours(world, { ...hours, office: 1 })
})
/** Each test begins with the seeds; slots are as the seeds say. */
beforeEach(async () => {
  const { payload } = world
  world.clock.now = new Date(`${TODAY}T03:00:00.000Z`)
  await payload.db.deleteMany({ collection: 'holidays', where: {} })
  await payload.db.deleteMany({ collection: 'reservations', where: {} })
  await payload.db.deleteMany({ collection: 'slots', where: {} })
  const rows = holidaySeed(2026, 2030).map((row) => ({
    ...row,
    active: true,
    note: '',
    origin: 'preset',
  }))
  await insertMany(payload, 'holidays', rows)
  await generateSlots(world.ctx(), await keptPeriod(world.ctx(), await readBookingConfig(payload)))
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const json = async <T>(response: Promise<Response>): Promise<T> => {
  const answer = await response
  const data = (await answer.json()) as T
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(data)}`)
  return data
}
const RAW = { 'content-type': 'application/octet-stream' }
const upload = (act: string, file: Uint8Array<ArrayBuffer>, query = {}, staff = admin) =>
  staff.upload(
    `/ops/calendar/holidays/${act}?${new URLSearchParams({ name: 'syukujitsu.csv', ...query })}`,
    file,
    RAW,
  )
const look = (file: Uint8Array<ArrayBuffer>, query = {}) =>
  json<HolidayPreview>(upload('preview', file, query))
const take = (file: Uint8Array<ArrayBuffer>, digest: string, query = {}) =>
  upload('import', file, { digest, ...query })

/** The file to the end of next year with single lines changed. */
const published = (changes: Record<string, string | null> = {}) =>
  cp932([
    HEADING,
    ...linesOf(2026, 2028).flatMap((line) => (line in changes ? (changes[line] ?? []) : line)),
    ...(changes.more ? [changes.more] : []),
  ])
/** 海の日 moved as in 2020 and 2021, and a new holiday on a Tuesday. */
const NEXT_LAW = published({ '2027/7/19,海の日': '2027/7/22,海の日', more: '2027/6/15,即位の日' })

const holiday = async (date: string) =>
  findRow<Holiday>(world.payload, 'holidays', { date: { equals: date } })
const toContact = async (day: string): Promise<string[]> => {
  const query = `from=${day}&to=${day}&unfitOnly=1&contact=${encodeURIComponent('未連絡')}`
  const list = await json<{ rows: { id: string }[] }>(admin.get(`/ops/lists/reservations?${query}`))
  return list.rows.map(({ id }) => id).sort()
}
/** The two offices stand at the same place of the city's order. */
const perOffice = ({ byOffice }: Impact) =>
  byOffice.map(({ office, total }) => `${office} ${total}`).toSorted()
const twoBookings = async (date: string) => {
  const rows = [
    await book(world, { date, start: '10:00' }),
    await book(world, { date, start: '10:00', office: world.offices[1]!.id }),
  ]
  return rows.map(({ id }) => id).sort()
}

describe('a holiday changed in its form', () => {
  it('BK-05 (part) a new one is told before it is saved, closes at once and lists its bookings', async () => {
    const ids = await twoBookings(TUESDAY)
    const data = { date: TUESDAY, name: '即位の日', kind: 'national', active: true }
    const impact = await json<Impact>(
      admin.post('/ops/calendar/impact', { collection: 'holidays', data }),
    )
    expect(impact).toMatchObject({
      from: TUESDAY,
      to: TUESDAY,
      slots: { appear: 0, disappear: 4, change: 0 },
      total: 2,
    })
    expect(perOffice(impact)).toEqual(['川崎区役所 1', '幸区役所 1'])
    expect(await toContact(TUESDAY)).toEqual([])
    await json(admin.post('/holidays', data))
    expect(await openSlots(world, TUESDAY)).toEqual([])
    expect(await publicDay(TUESDAY, 'kawasaki')).toMatchObject({ state: 'closed', slots: [] })
    expect(await toContact(TUESDAY)).toEqual(ids)
  })

  it('BK-04 (part) one that is moved or switched off opens its day again; what was unfit fits', async () => {
    const ids = await twoBookings(TUESDAY)
    const data = { date: TUESDAY, name: '即位の日', kind: 'national', active: true }
    const { doc } = await json<{ doc: Holiday }>(admin.post('/holidays', data))
    const moved = { ...data, date: addDays(TUESDAY, 1) }
    const impact = await json<Impact>(
      admin.post('/ops/calendar/impact', { collection: 'holidays', id: doc.id, data: moved }),
    )
    expect(impact).toMatchObject({ slots: { appear: 4, disappear: 4 }, total: 0 })
    await json(admin.patch(`/holidays/${doc.id}`, { date: moved.date }))
    expect(await openSlots(world, TUESDAY)).toHaveLength(2)
    expect(await openSlots(world, moved.date)).toEqual([])
    expect(await toContact(TUESDAY)).toEqual([])
    for (const id of ids) expect(await reservation(world, id)).toMatchObject({ fits: true })

    await json(admin.patch(`/holidays/${doc.id}`, { active: false }))
    expect(await openSlots(world, moved.date)).toHaveLength(2)
    // Switching off is how one goes: the record stays, and nobody takes it out.
    expect((await admin.remove(`/holidays/${doc.id}`)).status).toBe(403)
  })

  it('what a person enters or changes is marked as such, and no request says otherwise', async () => {
    const data = { date: TUESDAY, name: '市制記念日', kind: 'national', origin: 'import' }
    await json(admin.post('/holidays', data))
    const sea = await holiday(SEA_DAY)
    await json(admin.patch(`/holidays/${sea!.id}`, { note: '確認済み', origin: 'withdrawn' }))
    expect([(await holiday(TUESDAY))?.origin, (await holiday(SEA_DAY))?.origin]).toEqual([
      'hand',
      'preset',
    ])
    await json(admin.patch(`/holidays/${sea!.id}`, { date: MOVED }))
    expect((await holiday(MOVED))?.origin).toBe('hand')
  })
})

describe("the Cabinet Office's file", () => {
  it('changes nothing where it says what is stored', async () => {
    const seen = await look(published())
    expect(seen).toMatchObject({
      steps: [],
      own: [],
      problems: [],
      impact: null,
      from: '2026-01-01',
    })
  })

  it('BK-04 (part) shows what it would do, then closes, opens and lists bookings once it is confirmed', async () => {
    const onNew = await twoBookings(TUESDAY)
    const onMoved = await book(world, { date: MOVED, start: '09:00' })
    expect(await openSlots(world, SEA_DAY)).toEqual([])

    const seen = await look(NEXT_LAW)
    expect(seen.steps).toMatchObject([
      { does: 'add', date: TUESDAY, name: '即位の日' },
      { does: 'move', date: MOVED, from: SEA_DAY, name: '海の日' },
    ])
    expect(seen.impact).toMatchObject({
      slots: { appear: 4, disappear: 8 },
      total: 3,
    })
    expect(perOffice(seen.impact!)).toEqual(['川崎区役所 2', '幸区役所 1'])
    expect(seen.impact?.bookings.map(({ id }) => id)).toContain(onMoved.id)
    // A look changes nothing.
    expect(await openSlots(world, TUESDAY)).toHaveLength(2)

    const done = await json<HolidayImport>(take(NEXT_LAW, seen.digest))
    expect(done).toEqual({
      done: 2,
      contested: [],
      slots: { closed: 8, reopened: 0, unfit: 3, fitAgain: 0 },
      wasDone: false,
    })
    for (const day of [TUESDAY, MOVED]) expect(await openSlots(world, day)).toEqual([])
    expect(await openSlots(world, SEA_DAY)).toHaveLength(2)
    expect((await publicDay(MOVED, 'saiwai')).state).toBe('closed')
    expect(await toContact(TUESDAY)).toEqual(onNew)
    expect(await toContact(MOVED)).toEqual([onMoved.id])
    expect(await look(NEXT_LAW)).toMatchObject({ steps: [], own: [] })

    // Taken back by the next file: open again, and nobody has to be called any more.
    const back = await look(published())
    expect(back.steps.map(({ does }) => does)).toEqual(['remove', 'move'])
    const undone = await json<HolidayImport>(take(published(), back.digest))
    expect(undone.slots).toMatchObject({ closed: 4, reopened: 8, fitAgain: 3 })
    expect(await toContact(TUESDAY)).toEqual([])
    expect(await holiday(TUESDAY)).toMatchObject({ active: false, origin: 'withdrawn' })
  })

  it('refuses a confirmation when a holiday, the choice or the file is no longer what was seen', async () => {
    const seen = await look(NEXT_LAW)
    const refused = async (answer: Promise<Response>) => {
      const response = await answer
      expect([response.status, await response.json()]).toEqual([
        409,
        expect.objectContaining({ code: 'CHANGED_MEANWHILE' }),
      ])
    }
    await refused(take(published({ more: '2027/6/16,別の日' }), seen.digest))
    const sea = await holiday(SEA_DAY)
    await json(admin.patch(`/holidays/${sea!.id}`, { name: '海の日（市民課は開庁）' }))
    await refused(take(NEXT_LAW, seen.digest))
    expect(await openSlots(world, TUESDAY)).toHaveLength(2)
    expect((await take(NEXT_LAW, '')).status).toBe(422)
  })

  it('sent twice with one confirmation it is one import', async () => {
    const seen = await look(NEXT_LAW)
    await json(take(NEXT_LAW, seen.digest))
    expect(await json<HolidayImport>(take(NEXT_LAW, seen.digest))).toMatchObject({
      done: 0,
      wasDone: true,
    })
  })

  it("leaves the city's own days until they are chosen", async () => {
    await json(admin.post('/holidays', { date: TUESDAY, name: '市の日', kind: 'national' }))
    const sea = await holiday(SEA_DAY)
    await json(admin.patch(`/holidays/${sea!.id}`, { active: false }))
    const seen = await look(published())
    expect(seen.steps).toEqual([])
    expect(seen.own.map(({ date, wouldBe }) => [date, wouldBe])).toEqual([
      [TUESDAY, 'open'],
      [SEA_DAY, 'close'],
    ])
    const own = { own: SEA_DAY }
    const chosen = await look(published(), own)
    expect((await take(published(), chosen.digest)).status).toBe(409)
    await json(take(published(), chosen.digest, own))
    expect(await openSlots(world, SEA_DAY)).toEqual([])
    expect(await openSlots(world, TUESDAY)).toEqual([])
    expect(await holiday(SEA_DAY)).toMatchObject({ active: true, origin: 'import' })
  })

  it('takes rows of earlier versions, which name no origin, for the seeds they are', async () => {
    await world.payload.db.updateMany({
      collection: 'holidays',
      where: {},
      data: { origin: null },
    })
    expect((await look(NEXT_LAW)).steps.map(({ does }) => does)).toEqual(['add', 'move'])
  })

  /** The machine stops after so many days are changed. */
  const stopAfter = async (days: number, digest: string, query = {}) => {
    let taken = 0
    const { custom } = world.payload.config
    world.payload.config.custom = {
      ...custom,
      fault: (point: string) => {
        if (point === 'holiday-taken' && ++taken === days) throw new Error('the machine stops')
      },
    }
    try {
      expect((await take(NEXT_LAW, digest, query)).status).toBe(500)
    } finally {
      world.payload.config.custom = custom
    }
  }
  const allAsTheFileSays = async () => {
    for (const day of [TUESDAY, MOVED]) expect(await openSlots(world, day)).toEqual([])
    expect(await openSlots(world, SEA_DAY)).toHaveLength(2)
  }

  it('stopped in the middle it is looked at again and finished', async () => {
    await stopAfter(1, (await look(NEXT_LAW)).digest)
    expect((await holiday(TUESDAY))?.active).toBe(true)
    const rest = await look(NEXT_LAW)
    expect(rest.steps.map(({ does }) => does)).toEqual(['move'])
    await json(take(NEXT_LAW, rest.digest))
    // Also the day of the first try, whose slots nobody had closed.
    await allAsTheFileSays()
  })

  it('stopped after the last day it is finished by a look that has nothing left to change', async () => {
    const ids = await twoBookings(TUESDAY)
    await stopAfter(2, (await look(NEXT_LAW)).digest)
    expect(await openSlots(world, TUESDAY)).not.toEqual([])
    const rest = await look(NEXT_LAW)
    expect(rest.steps).toEqual([])
    const done = await json<HolidayImport>(take(NEXT_LAW, rest.digest))
    expect(done).toMatchObject({ done: 0, wasDone: false, slots: { closed: 8, unfit: 2 } })
    await allAsTheFileSays()
    expect(await toContact(TUESDAY)).toEqual(ids)
  })

  it.each([1, 2])('stopped after day %i the same confirmation goes on', async (days) => {
    const { digest } = await look(NEXT_LAW)
    await stopAfter(days, digest)
    const done = await json<HolidayImport>(take(NEXT_LAW, digest))
    expect(done).toMatchObject({ done: 2 - days, contested: [], wasDone: false })
    await allAsTheFileSays()
    expect(await json<HolidayImport>(take(NEXT_LAW, digest))).toMatchObject({ wasDone: true })
  })

  it('goes on with nothing that was not confirmed, and says what has been changed', async () => {
    const { digest } = await look(NEXT_LAW)
    await stopAfter(1, digest)
    const autumn = await holiday('2027-11-03')
    await json(admin.patch(`/holidays/${autumn!.id}`, { active: false }))
    const refused = await take(NEXT_LAW, digest, { own: '2027-11-03' })
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('変わったまま') }),
    ])
    const other = await take(published(), digest)
    expect([other.status, await other.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('この取込では') }),
    ])
    expect(await holiday(MOVED)).toBeNull()
    // A person's own change in between is left, and the rest is done.
    await json(take(NEXT_LAW, digest))
    expect(await holiday('2027-11-03')).toMatchObject({ active: false, origin: 'hand' })
    await allAsTheFileSays()
  })

  it('two who press at the same moment: each day once, and no one is told of a stranger', async () => {
    const { digest } = await look(NEXT_LAW)
    const both = await Promise.all([1, 2].map(() => json<HolidayImport>(take(NEXT_LAW, digest))))
    expect(both.map(({ contested }) => contested)).toEqual([[], []])
    expect(both.reduce((sum, { done }) => sum + done, 0)).toBe(2)
    await allAsTheFileSays()
  })

  it('never writes over what a person changes at the same moment', async () => {
    const { digest } = await look(NEXT_LAW)
    const sea = await holiday(SEA_DAY)
    const user = await world.payload.findByID({ collection: 'users', id: admin.id })
    const ctx = staffContext({ payload: world.payload, user } as never, 'city-staff')
    async function* body() {
      yield NEXT_LAW
    }
    const done = await importHolidays(
      {
        ...ctx,
        fault: async (point) => {
          if (point !== 'holiday-taken' || (await holiday('2027-07-20'))) return
          await admin.patch(`/holidays/${sea!.id}`, { date: '2027-07-20' })
        },
      },
      { body: body(), name: 'syukujitsu.csv', own: [], digest },
    )
    expect(done).toMatchObject({ done: 1, contested: [MOVED] })
    expect(await holiday(MOVED)).toBeNull()
    expect((await holiday('2027-07-20'))?.origin).toBe('hand')
  })

  it('the log says who took in which file, and each day by itself', async () => {
    const { digest } = await look(NEXT_LAW)
    await json(take(NEXT_LAW, digest))
    const [entry] = await auditOf(world, 'holidays').then((rows) => rows.slice(-1))
    expect(entry).toMatchObject({ target: 'holidays', count: 2, actorKind: 'staff' })
    expect(entry?.actorName).toMatch(/^職員/)
    expect(entry?.summary).toMatch(/syukujitsu\.csv、SHA-256 [0-9a-f]{16}….*追加 1日、移動 1日/)
    const moved = await holiday(MOVED)
    const rows = await findRows<AuditRow>(world.payload, 'audit-logs', {
      target: { equals: `holidays/${moved!.id}` },
    })
    expect(rows.at(-1)?.changes).toMatchObject({ date: [SEA_DAY, MOVED] })
  })

  it('says of another file what it is not, and of bad rows where they are', async () => {
    const other = await upload('preview', cp932(['予約ID,氏名,状態区分', '1,川崎 花子,準備']))
    expect([other.status, await other.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'NOT_HOLIDAYS',
        detail: expect.stringMatching(/ではありません.*カードの一覧/s),
      }),
    ])
    expect((await upload('preview', new Uint8Array(0))).status).toBe(422)
    const seen = await look(published({ '2027/8/11,山の日': '2027/8/1一,山の日' }))
    expect(seen).toMatchObject({ steps: [], looksForMissing: false })
    expect(seen.problems).toMatchObject([{ column: '日付', value: '2027/8/1一' }])
  })
})

describe('the start page', () => {
  const tile = async () => {
    const user = await world.payload.findByID({ collection: 'users', id: admin.id })
    const ctx = staffContext({ payload: world.payload, user } as never, 'city-staff')
    return (await waitingToday(ctx, PRODUCT.tiles)).find(({ key }) => key === 'holidays')
  }

  it('warns when the known holidays end within twelve months, and leads to the import', async () => {
    world.clock.now = new Date('2029-11-22T03:00:00.000Z')
    expect(await tile()).toBeUndefined()
    world.clock.now = new Date('2029-11-24T03:00:00.000Z')
    expect(await tile()).toMatchObject({
      label: '登録してある祝日',
      value: expect.stringContaining('2030年11月23日'),
      note: expect.stringContaining('内閣府のCSV'),
      tone: 'act',
      href: '/admin/holiday-import',
    })
    world.clock.now = new Date('2032-01-04T03:00:00.000Z')
    expect((await tile())?.tone).toBe('act')
  })

  it('warns likewise when only the year-end days end', async () => {
    world.clock.now = new Date('2030-02-01T03:00:00.000Z')
    await insertMany(
      world.payload,
      'holidays',
      holidaySeed(2031, 2031).filter(({ kind }) => kind === 'national'),
    )
    expect(await tile()).toMatchObject({
      label: '登録してある年末年始',
      href: '/admin/collections/holidays',
    })
  })
})
