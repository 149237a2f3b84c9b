import type { Where } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { addDays, MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'
import type { Service } from '@/payload-types'

import { logAct } from '../audit/log-act'
import { advance } from '../booking/engine/row'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

const BATCH = 300

/**
 * Erases mail addresses when the service's period after the visit is over (NT-12): in the bookings, in
 * the mails sent about them and in the waiting list. Everything that statistics need stays.
 * @returns how many bookings lost their address
 */
export async function eraseMailAddresses(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const services = await findRows<Service>(ctx.payload, 'services', {})
  let erased = 0
  for (const service of services) {
    // Kept through the last day of the period, erased on the day after it.
    const before = addDays(today, -service.mailRetentionDays)
    erased += await eraseInBookings(ctx, service.id, before)
  }
  await eraseInWaitlist(ctx, Math.max(0, ...services.map((one) => one.mailRetentionDays)))
  if (erased > 0) {
    await logAct(ctx, {
      key: `retention.mail|${today}`,
      action: 'retention.mail',
      summary: `保存期間を過ぎたメールアドレスを消去（予約 ${erased} 件）`,
      count: erased,
    })
  }
  return erased
}

async function eraseInBookings(
  ctx: ServiceContext,
  service: string,
  before: string,
): Promise<number> {
  for (let erased = 0; ;) {
    const rows = await findRows<ReservationRow>(
      ctx.payload,
      'reservations',
      {
        and: [
          { service: { equals: service } },
          { date: { less_than: before } },
          { mailState: { in: ['ok', 'bounced'] } },
        ],
      },
      { limit: BATCH, sort: 'id' },
    )
    let done = 0
    for (const row of rows) {
      // The copies first: once the booking says "erased", nobody comes back to them.
      await eraseWhere(ctx, 'mails', 'to', { reservation: { equals: row.id } })
      await faultPoint(ctx, 'mail-copies-erased')
      if (await advance(ctx, row, { mail: '', mailState: 'erased' })) done++
    }
    erased += done
    if (rows.length < BATCH || done === 0) return erased
  }
}

/** Waiting ends with the last day wished for, which also ends the entry; its mails are older still. */
async function eraseInWaitlist(ctx: ServiceContext, days: number): Promise<void> {
  const sentBefore = new Date(ctx.now().getTime() - days * MS_PER_DAY).toISOString()
  const mails: Where[] = [
    { kind: { in: ['waitlist', 'wish'] } },
    { createdAt: { less_than: sentBefore } },
  ]
  await eraseWhere(ctx, 'mails', 'to', { and: mails })
  const today = tokyoDateOf(ctx.now())
  await eraseWhere(ctx, 'waitlist-entries', 'mail', { dateTo: { less_than: today } })
}

async function eraseWhere(
  ctx: ServiceContext,
  collection: 'mails' | 'waitlist-entries',
  field: 'to' | 'mail',
  where: Where,
): Promise<void> {
  const rows = await findRows<{ id: string }>(ctx.payload, collection, {
    and: [where, { [field]: { greater_than: '' } }],
  })
  for (const { id } of rows) {
    await updateWhere(ctx.payload, collection, { id: { equals: id } }, { [field]: '' })
  }
}
