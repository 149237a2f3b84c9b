import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CalendarException, OpeningPattern } from '@/payload-types'

import { ok } from '../../helpers/answer'
import { addHours } from '../../helpers/calendar'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

let world: World
let wardStaff: Staff
let operator: Staff
let cityAdmin: Staff
beforeAll(async () => {
  world = await openWorld()
  wardStaff = await signIn(world.payload, ['city-staff'], [world.offices[0]!.id])
  operator = await signIn(world.payload, ['operator'])
  cityAdmin = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'saved'
  } catch (error) {
    return (error as Error).message
  }
}
const message = async (response: Response): Promise<string> =>
  response.ok
    ? 'saved'
    : ((await response.json()) as { errors: { message: string }[] }).errors[0]!.message

const exception = (data: Partial<CalendarException> = {}) => ({
  kind: 'closed' as const,
  reason: '点検',
  from: '2026-12-10',
  to: '2026-12-10',
  offices: [world.offices[0]!.id],
  ...data,
})
const band = (data: Partial<OpeningPattern> = {}) => ({
  office: world.offices[0]!.id,
  service: world.service.id,
  mon: true,
  start: '09:00',
  end: '12:00',
  slotMinutes: '30',
  capacity: 3,
  validFrom: '2027-04-01',
  ...data,
})

describe('the form of the weekly hours', () => {
  it('names a band by office, service, days and hours, and keeps a name of its own', async () => {
    const hours = await addHours(world, { title: '' })
    expect(hours.title).toBe('川崎区役所 カード交付予約 月〜金 9:00〜17:00')
    const update = (data: Partial<OpeningPattern>) =>
      world.payload.update({ collection: 'opening-patterns', id: hours.id, data: data as never })
    expect((await update({ title: hours.title, end: '16:00', fri: false })).title).toBe(
      '川崎区役所 カード交付予約 月〜木 9:00〜16:00',
    )
    expect((await update({ title: '夏の時間' })).title).toBe('夏の時間')
    expect((await update({ end: '15:00' })).title).toBe('夏の時間')
    expect((await update({ title: '' })).title).toBe('川崎区役所 カード交付予約 月〜木 9:00〜15:00')
  })

  it('says in Japanese what is wrong', async () => {
    expect(await refusal(addHours(world, { end: '08:00' }))).toBe(
      '終了時刻は開始時刻より後にしてください。',
    )
    expect(await refusal(addHours(world, { capWeb: 9 }))).toContain('「うちWeb」は1枠の人数')
    await addHours(world, { office: 1 })
    expect(await refusal(addHours(world, { office: 1, slotMinutes: '20' }))).toContain(
      'がすでにあります',
    )
    expect(await refusal(addHours(world, { office: 1, validFrom: '2027-04-01' }))).toBe('saved')
  })

  it("BK-07 (part) staff of an office save its hours and no other office's", async () => {
    expect(await message(await wardStaff.post('/opening-patterns', band()))).toBe('saved')
    const other = band({ office: world.offices[1]!.id })
    expect(await message(await wardStaff.post('/opening-patterns', other))).toEqual(
      expect.stringContaining('担当している窓口のものだけ'),
    )
    expect((await operator.post('/opening-patterns', band({ start: '10:00' }))).status).toBe(403)
  })

  it('nobody hands a band of the own office to another', async () => {
    const own = await world.payload.create({
      collection: 'opening-patterns',
      data: band({ start: '08:00' }) as never,
    })
    const response = await wardStaff.patch(`/opening-patterns/${own.id}`, {
      office: world.offices[1]!.id,
    })
    expect(response.status).toBe(403)
    expect((await wardStaff.patch(`/opening-patterns/${own.id}`, { capacity: 5 })).status).toBe(200)
  })
})

describe('the form of closings and extra openings', () => {
  const save = (data: Partial<CalendarException>) =>
    refusal(world.payload.create({ collection: 'calendar-exceptions', data: exception(data) }))

  it('says in Japanese what is wrong', async () => {
    expect(await save({ to: '2026-12-09' })).toContain('終了日は開始日と同じか')
    expect(await save({ kind: 'open', start: '09:00' })).toContain('開始時刻と終了時刻を入力')
    expect(await save({})).toBe('saved')
    expect(await save({})).toContain('がすでにあります')
    expect(await save({ start: '13:00' })).toBe('saved')
  })

  it('BK-05 (part) staff of an office close their own and never the whole city', async () => {
    const close = async (data: Partial<CalendarException>) =>
      message(
        await wardStaff.post(
          '/calendar-exceptions',
          exception({ from: '2026-12-11', to: '2026-12-11', ...data }),
        ),
      )
    expect(await close({ offices: [] })).toContain(
      'すべての窓口を一度に変えられるのは市の管理者です',
    )
    expect(await close({ offices: [world.offices[1]!.id] })).toContain('担当していない窓口')
    expect(await close({})).toBe('saved')
  })

  it('a partial update keeps the key of the request that made the record', async () => {
    const made = await world.payload.create({
      collection: 'calendar-exceptions',
      data: exception({ from: '2026-12-15', to: '2026-12-15', requestKey: 'close|a|b' }),
    })
    const updated = await world.payload.update({
      collection: 'calendar-exceptions',
      id: made.id,
      data: { reason: '工事' },
    })
    expect(updated.requestKey).toBe('close|a|b')
  })
})

describe('the form of notices', () => {
  type Saved = { doc: { id: string; noticeCheck: string } }
  const plan = {
    kind: 'maintenance',
    title: '年末の計画停止',
    showFrom: '2026-11-30',
    stopsBooking: true,
    stopFrom: '2026-12-20',
    stopTo: '2026-12-20',
  }
  const enter = async (more: object = {}) =>
    (await ok<Saved>(cityAdmin.post('/notices', { ...plan, ...more }))).doc
  const change = (id: string, data: object) => cityAdmin.patch(`/notices/${id}`, data)

  it('BK-25 a stop entered 20 days ahead is flagged as breaching the 1-month rule', async () => {
    const notice = await enter()
    const late = '市への連絡が停止の1か月前に間に合っていません（20日前）'
    expect(notice.noticeCheck).toBe(late)
    // The list of the panel says the same as the form.
    const list = await ok<{ docs: Saved['doc'][] }>(cityAdmin.get('/notices?depth=0'))
    expect(list.docs).toMatchObject([{ id: notice.id, noticeCheck: late }])
    const told = await ok<Saved>(change(notice.id, { cityNotifiedOn: '2026-11-10' }))
    expect(told.doc.noticeCheck).toBe('1か月前までに市へ知らせています（40日前）')
    expect(await message(await change(notice.id, { stopTo: '2026-12-19' }))).toContain(
      '停止の終わりは',
    )
    // Put off to a day that is a month and more ahead, the same stop is in time.
    const later = { stopFrom: '2026-12-31', stopTo: '2026-12-31', cityNotifiedOn: '2026-11-30' }
    const moved = await ok<Saved>(change(notice.id, later))
    expect(moved.doc.noticeCheck).toBe('1か月前までに市へ知らせています（31日前）')
  })
})
