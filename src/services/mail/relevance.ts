import { findRow } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import { isReduction } from '../booking/describe-event'

import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { wishesOf } from '../waitlist/subject'

import { hasMail } from './queue-event-mail'
import type { MailRow } from './queue-mail'

/** A free time is gone by then; a mail that the mail server held back would only annoy. */
const OFFER_MAX_AGE_MS = 60 * 60_000

/** Who waits without a booking; only what matters for sending. */
type WaitingRow = { id: string; status: string; mail?: string | null }

/**
 * Should this mail still go out? Asked in the moment of sending, because minutes or hours may lie
 * between (NT-05): no reminder after a move, a cancellation or the visit, no confirmation of what has
 * been changed since, nothing to an address that was withdrawn.
 * @returns null to send, else the reason in Japanese for not sending
 */
export async function whyDropped(ctx: ServiceContext, mail: MailRow): Promise<string | null> {
  if (mail.kind === 'wish') {
    const wishes = await wishesOf(ctx, mail.mailKey.split('|')[1] ?? '')
    return wishes.length > 0 ? null : 'キャンセル待ちが終わりました'
  }
  if (mail.kind === 'waitlist') {
    const reason = await waitingReason(ctx, mail)
    if (reason || !mail.reservation) return reason
  }
  const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    id: { equals: mail.reservation },
  })
  if (!row) return '予約がありません'
  if (mail.kind !== 'waitlist' && !hasMail(row))
    return 'メールアドレスが消されたか、届かない状態です'
  // Whoever was on the way knows by now; on a later day it would only be taken for another booking.
  if (mail.kind === 'cancellation')
    return row.date < tokyoDateOf(ctx.now()) ? '来庁の日を過ぎました' : null
  if (row.status !== 'confirmed') return '予約が取り消されました'
  if (mail.kind === 'defect') {
    // Also after the visit: papers are looked through when people have gone.
    if (row.defectState !== 'open') return '不備の連絡が終わりました'
    return isOutdated(row, mail) ? '予約が変更されました' : null
  }
  if (row.startsAt <= ctx.now().toISOString()) return '来庁の時刻を過ぎました'
  if (row.outcome !== 'none') return '受付が済みました'
  if (mail.kind === 'reminder') {
    return reminderPlace(mail.mailKey) === `${row.date}|${row.start}`
      ? null
      : '予約が変更されました'
  }
  if (mail.kind === 'waitlist') return null
  return isOutdated(row, mail) ? '予約が変更されました' : null
}

export const reminderKey = (row: Pick<ReservationRow, 'id' | 'date' | 'start'>): string =>
  `reminder|${row.id}|${row.date}|${row.start}`

const reminderPlace = (mailKey: string): string => mailKey.split('|').slice(2, 4).join('|')

/** True when the booking was moved, or its people became fewer, after the event that this mail tells of. */
function isOutdated(row: ReservationRow, mail: MailRow): boolean {
  const seq = Number(mail.mailKey.split('|')[2])
  return (
    row.history?.some(
      (event) => (event.type === 'moved' || isReduction(event)) && event.seq > seq,
    ) ?? false
  )
}

async function waitingReason(ctx: ServiceContext, mail: MailRow): Promise<string | null> {
  const id = mail.mailKey.split('|')[1] ?? ''
  const entry = await findRow<WaitingRow>(ctx.payload, 'waitlist-entries', { id: { equals: id } })
  const age = ctx.now().getTime() - new Date(mail.createdAt ?? 0).getTime()
  if (age > OFFER_MAX_AGE_MS) return '案内が古くなりました'
  if (!entry || entry.status !== 'waiting' || !entry.mail) return 'キャンセル待ちが終わりました'
  return null
}
