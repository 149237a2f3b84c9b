import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { toInstant } from '@/domain/time/civil'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { moveReservation } from '@/services/booking/engine/move'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { queueReminders } from '@/services/mail/queue-reminders'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport } from '@/services/mail/transport'

import { book, mailsOf, minutesLater } from '../../helpers/bookings'
import { crashAt } from '../../helpers/crash'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

const TUESDAY = '2026-12-08'
const WEDNESDAY = '2026-12-09'

let world: World
let server: TestMailServer
beforeAll(async () => {
  world = await openWorld()
  server = await openMailServer()
  for (const date of [MONDAY, TUESDAY, WEDNESDAY]) {
    await addSlot(world, { date, start: '10:00', capacity: 100 })
    await addSlot(world, { date, start: '14:00', capacity: 100 })
  }
})
afterAll(async () => {
  closeMailTransport()
  await server.close()
  await world.close()
})

const stand = (date: string, time: string) => {
  world.clock.now = toInstant(date, time)
}
let addresses = 0
let mail = ''
beforeEach(async () => {
  stand('2026-12-01', '09:00')
  mail = `reminded${++addresses}@example.jp`
  await run()
  server.received.length = 0
})
/** One turn of the jobs. */
async function run() {
  await drainOutbox(world.ctx())
  await queueReminders(world.ctx())
  await sendDueMails(world.ctx())
}
const reminders = () => server.to(mail).filter((one) => one.mail.subject?.includes('お知らせ'))
const move = (id: string, date: string, start = '10:00') =>
  moveReservation(world.ctx(), id, {
    service: world.service,
    office: world.offices[0]!.id,
    date,
    start,
  })

describe('reminders', () => {
  it('NT-02 one mail on the day before at the set hour, also when the job starts again and again', async () => {
    await book(world, { start: '10:00', mail })
    await run()
    stand('2026-12-06', '11:59')
    await run()
    expect(reminders()).toHaveLength(0)
    stand('2026-12-06', '12:00')
    await expect(queueReminders(world.ctx('web', crashAt('reminder-queued')))).rejects.toThrow(
      'crashed',
    )
    await Promise.all([run(), run(), run()])
    minutesLater(world, 5)
    await run()
    expect(reminders()).toHaveLength(1)
    expect(reminders()[0]!.mail.text).toContain('2026年12月7日（月） 10:00')
    expect(reminders()[0]!.mail.text).toContain('川崎区役所')
  })

  it('NT-03 date, time and place are reminded with the lead time that the service has', async () => {
    const other = await openService(3, '09:30')
    await book(other, { start: '10:00', mail })
    stand('2026-12-04', '09:29')
    await run()
    expect(reminders()).toHaveLength(0)
    stand('2026-12-04', '09:30')
    await run()
    expect(reminders()).toHaveLength(1)
    expect(reminders()[0]!.mail.text).toMatch(/12月7日[\s\S]*10:00[\s\S]*川崎区役所/)
  })

  it('NT-05 a moved booking moves its reminder, a cancelled one has none, a late one gets the completion mail only', async () => {
    const moved = await book(world, { start: '10:00', mail })
    const gone = await book(world, { start: '10:00', mail: 'gone@example.jp' })
    await run()
    await move(moved.id, TUESDAY)
    await cancelReservation(world.ctx(), gone.id, { releaseDelayMinutes: 0 })
    stand('2026-12-06', '12:00')
    await run()
    expect(reminders()).toHaveLength(0)
    stand('2026-12-06', '12:01')
    await book(world, { start: '14:00', mail: 'late@example.jp' })
    minutesLater(world, 10)
    await run()
    expect(server.to('late@example.jp').map((one) => one.mail.subject)).toHaveLength(1)
    expect(server.to('late@example.jp')[0]!.mail.subject).toContain('受け付けました')
    stand('2026-12-07', '12:00')
    await run()
    expect(reminders()).toHaveLength(1)
    expect(reminders()[0]!.mail.text).toContain('12月8日')
    expect(server.to('gone@example.jp').some((one) => one.mail.subject?.includes('お知らせ'))).toBe(
      false,
    )
  })

  it('a booking that is moved or cancelled between the queue and the sending is not reminded', async () => {
    const row = await book(world, { start: '10:00', mail })
    stand('2026-12-06', '12:00')
    await drainOutbox(world.ctx())
    await queueReminders(world.ctx())
    await move(row.id, WEDNESDAY)
    await run()
    expect(reminders()).toHaveLength(0)
    const statuses = (await mailsOf(world, row.id)).map(({ kind, status }) => `${kind} ${status}`)
    expect(statuses).toContain('reminder dropped')
  })

  it('after hours of downtime it is still sent before the visit, never after', async () => {
    const morning = await book(world, { start: '10:00', mail })
    await book(world, { start: '14:00', mail: 'afternoon@example.jp' })
    await run()
    stand(MONDAY, '10:00')
    await run()
    expect(reminders()).toHaveLength(0)
    expect((await mailsOf(world, morning.id)).map(({ kind }) => kind)).toEqual(['confirmation'])
    expect(
      server.to('afternoon@example.jp').some((one) => one.mail.subject?.includes('お知らせ')),
    ).toBe(true)
  })

  it('moved to another day and back before the hour: one reminder', async () => {
    const row = await book(world, { start: '10:00', mail })
    await move(row.id, WEDNESDAY)
    await move(row.id, MONDAY)
    stand('2026-12-06', '12:00')
    await run()
    stand('2026-12-08', '12:00')
    await run()
    expect(reminders()).toHaveLength(1)
  })
})

/** The same city with one more service that reminds at another time. */
async function openService(reminderDaysBefore: number, reminderTime: string): Promise<World> {
  const {
    id: _,
    createdAt: __,
    updatedAt: ___,
    ...base
  } = await world.payload.findByID({
    collection: 'services',
    id: world.service.id,
    depth: 0,
  })
  const created = await world.payload.create({
    collection: 'services',
    data: { ...base, code: `other${reminderDaysBefore}`, reminderDaysBefore, reminderTime },
  })
  const other: World = { ...world, service: { ...world.service, id: String(created.id) } }
  await addSlot(other, { start: '10:00', capacity: 10 })
  return other
}
