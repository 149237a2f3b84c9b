/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow } from '@/db/atomic'
import { toInstant } from '@/domain/time/civil'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { reconcile } from '@/services/booking/engine/reconcile'
import { expireDue } from '@/services/booking/engine/sweep'
import { sendDueMails } from '@/services/mail/send-mails'
import { eraseMailAddresses } from '@/services/retention/erase-mail'
import { expireRows } from '@/services/retention/expire-rows'

import { auditOf, book, mailsOf, reservation } from '../../helpers/bookings'
import { crashAt } from '../../helpers/crash'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  process.env.SMTP_URL = ''
  world = await openWorld()
  await addSlot(world, { start: '09:00', capacity: 50 })
})
afterAll(() => world.close())

const stand = (date: string, time = '02:00') => {
  world.clock.now = toInstant(date, time)
}
const deliver = async () => {
  await drainOutbox(world.ctx())
  await sendDueMails(world.ctx())
}
const noted = (action: string) =>
  findRows<{ summary: string; count: number }>(world.payload, 'audit-logs', {
    action: { equals: action },
  })

describe('retention', () => {
  it('NT-12 the address goes after the service’s days, also from the mails; the statistics stay', async () => {
    const row = await book(world, { start: '09:00', mail: 'erased@example.jp' })
    const bounced = await book(world, { start: '09:00', mail: 'bounced@example.jp' })
    await world.payload.db.updateOne({
      collection: 'reservations',
      where: { id: { equals: bounced.id } },
      data: { mailState: 'bounced' },
    })
    await deliver()
    stand('2027-01-06')
    expect(await eraseMailAddresses(world.ctx())).toBe(0)
    expect((await mailsOf(world, row.id))[0]!.to).not.toBe('')
    stand('2027-01-07')
    expect(
      await eraseMailAddresses(world.ctx('web', crashAt('mail-copies-erased'))).catch(
        () => 'crashed',
      ),
    ).toBe('crashed')
    expect(await eraseMailAddresses(world.ctx())).toBe(2)
    expect(await reservation(world, row.id)).toMatchObject({
      mail: '',
      mailState: 'erased',
      status: 'confirmed',
      date: MONDAY,
      channel: 'web',
    })
    expect((await mailsOf(world, row.id)).map(({ to, kind }) => [to, kind])).toEqual([
      ['', 'confirmation'],
    ])
    expect((await reservation(world, bounced.id)).mail).toBe('')
    expect((await noted('retention.mail'))[0]).toMatchObject({ count: 2 })
    expect(await eraseMailAddresses(world.ctx())).toBe(0)
  })

  it('holds that came to nothing go after a month, bookings after the city’s period with their slots', async () => {
    stand('2026-12-01')
    const hold = await book(world, { start: '09:00', mode: 'hold' })
    const kept = await book(world, { start: '09:00' })
    stand('2026-12-02')
    await expireDue(world.ctx())
    await deliver()
    await expireRows(world.ctx(), [])
    expect(await reservation(world, hold.id)).toBeTruthy()
    stand('2027-02-01')
    const first = await expireRows(world.ctx(), [])
    expect(first).toMatchObject({ unconfirmed: 1, bookings: 0 })
    expect(await reservation(world, hold.id)).toBeNull()
    expect(await reservation(world, kept.id)).toBeTruthy()

    await world.payload.updateGlobal({
      slug: 'city-settings',
      data: { reservationRetentionDays: 365 },
    })
    stand('2027-12-07')
    expect((await expireRows(world.ctx(), [])).bookings).toBe(0)
    stand('2027-12-08')
    expect((await expireRows(world.ctx(), [])).bookings).toBeGreaterThan(0)
    expect(await findRow(world.payload, 'reservations', { id: { equals: kept.id } })).toBeNull()
    expect(await findRows(world.payload, 'slots', {})).toEqual([])
    expect((await reconcile(world.ctx(), '2000-01-01')).corrected).toEqual([])
    expect((await noted('retention.reservations'))[0]?.summary).toContain(
      '保存期間（365日）を過ぎた予約',
    )
    // What happened stays in the operation log for its own period.
    expect(await auditOf(world, `reservations/${kept.id}`)).toHaveLength(1)
  })

  it('a booking with events that were not delivered yet is not deleted', async () => {
    stand('2026-12-01')
    await addSlot(world, { start: '10:00', capacity: 5 })
    const row = await book(world, { start: '10:00' })
    stand('2028-12-01')
    await expireRows(world.ctx(), [])
    expect(await reservation(world, row.id)).toBeTruthy()
    await deliver()
    await expireRows(world.ctx(), [])
    expect(await reservation(world, row.id)).toBeNull()
  })

  it('runs of minute tasks go after a week, failed and nightly ones stay a year', async () => {
    stand('2029-03-01')
    const run = (task: string, scheduledFor: string, status: string) =>
      insertRow(world.payload, 'job-runs', {
        runKey: `${task}|${scheduledFor}|${status}`,
        task,
        scheduledFor,
        status,
        startedAt: scheduledFor,
        owner: 'x',
        attempts: 1,
      })
    await run('drain', '2029-02-20T00:00:00.000Z', 'done')
    await run('drain', '2029-02-20T00:00:00.000Z', 'failed')
    await run('drain', '2029-02-28T00:00:00.000Z', 'done')
    await run('retention', '2029-02-01T00:00:00.000Z', 'done')
    await run('retention', '2028-01-01T00:00:00.000Z', 'done')
    await expireRows(world.ctx(), ['drain'])
    const left = await findRows<{ runKey: string }>(
      world.payload,
      'job-runs',
      {},
      { sort: 'runKey' },
    )
    expect(left.map(({ runKey }) => runKey)).toEqual([
      'drain|2029-02-20T00:00:00.000Z|failed',
      'drain|2029-02-28T00:00:00.000Z|done',
      'retention|2029-02-01T00:00:00.000Z|done',
    ])
  })

  it('counters of tries go when their time is over', async () => {
    await insertRow(world.payload, 'rate-buckets', {
      bucketKey: 'old',
      hits: 3,
      expiresAt: '2029-02-01T00:00:00.000Z',
    })
    await insertRow(world.payload, 'rate-buckets', {
      bucketKey: 'new',
      hits: 3,
      expiresAt: '2029-04-01T00:00:00.000Z',
    })
    await expireRows(world.ctx(), [])
    const left = await findRows<{ bucketKey: string }>(world.payload, 'rate-buckets', {})
    expect(left.map(({ bucketKey }) => bucketKey)).toEqual(['new'])
  })
})
