import { atOnce } from '@/db/at-once'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import { busy } from '../../refusals'
import type { ReservationRow } from '../types'

import { orUndone, Undone, writesAtOnce } from './at-once'
import { atRest } from './change'
import { claimPeople, peopleAmong, unmark } from './claim-people'
import { configFor } from './live-key'
import { placeOf, syncMembers } from './members'
import { occupantsAtOnce } from './occupants'
import { advance, advanceAtOnce, type EventDraft } from './row'
import type { Seen } from './seen'
import { assertSeen } from './seen'
import { settle } from './settle'

export type ConfirmInput = {
  mail?: string
  details?: string
  note?: string
  language?: string
  /** What was seen of it; a hold that has been moved since is not booked. */
  seen?: Seen
  /** The row as the same request has just read it. */
  inHand?: ReservationRow
}

/** More than elsewhere: whoever has to wait for others' marks begins anew each time. */
const TRIES = 8

/**
 * Turns a hold into a booking, unless its people have got another one since: a hold may be from
 * before the city changed what counts together (BK-11). Sent again, it gives the same booking.
 * @throws DomainError HOLD_EXPIRED, HOLD_UNKNOWN, CHANGED_MEANWHILE, ALREADY_BOOKED, BUSY
 */
export async function confirmHold(
  ctx: ServiceContext,
  id: string,
  input: ConfirmInput,
): Promise<ReservationRow> {
  return changeRow<ReservationRow, true>({
    tries: TRIES,
    inHand: atRest(input.inHand),
    find: async () => {
      const row = await settle(ctx, id)
      if (row) return row
      throw new DomainError(
        'HOLD_UNKNOWN',
        '仮押さえが見つかりません。日時を選び直してください。',
        404,
      )
    },
    decide: (row) => {
      assertSeen(row, input.seen)
      if (row.status === 'confirmed') return null
      if (isOver(ctx, row)) throw holdExpired()
      return true
    },
    write: async (row) => {
      const event = { type: 'confirmed' as const, to: placeOf(row) }
      const alone = writesAtOnce() ? await confirmAlone(ctx, row, booked(row, input), event) : null
      if (alone) return alone
      const marked = await claimPeople(ctx, row)
      if (!marked) return null
      const done = await advance(ctx, marked, booked(row, input), event)
      await faultPoint(ctx, 'hold-confirmed')
      if (done) await syncMembers(ctx, done)
      else await unmark(ctx, marked)
      return done
    },
  })
}

/** What a hold becomes. */
const booked = (row: ReservationRow, input: ConfirmInput): Partial<ReservationRow> => ({
  status: 'confirmed',
  pending: null,
  pendingAt: '',
  releaseAt: '',
  counted: '',
  ...(input.language ? { language: input.language as ReservationRow['language'] } : {}),
  ...(input.mail
    ? { mail: encryptField(input.mail, at('reservations', 'mail', row.id)), mailState: 'ok' }
    : {}),
  ...(input.details
    ? { details: encryptField(input.details, at('reservations', 'details', row.id)) }
    : {}),
  ...(input.note ? { note: input.note } : {}),
})

/**
 * Confirms in one write where nobody of the same people is in the way or on it. Others are looked for
 * in that write, so that no mark has to stand before.
 * @returns null when there is somebody, or the row has changed: to be done in steps
 */
async function confirmAlone(
  ctx: ServiceContext,
  row: ReservationRow,
  data: Partial<ReservationRow>,
  event: EventDraft,
): Promise<ReservationRow | null> {
  const config = await configFor(ctx, row.service)
  const done = await orUndone(
    atOnce(
      ctx.payload,
      (now) => {
        const next = advanceAtOnce(ctx, now, row, data, event)
        if (!next) return null
        const members =
          row.partySize > 1 ? now.find<ReservationRow>('reservations', { group: row.id }) : []
        const people = peopleAmong([row, ...members])
        const others = occupantsAtOnce(ctx, now, config, {
          service: row.service,
          people,
          own: [row.id],
        })
        const isInTheWay = ({ booking }: { booking: ReservationRow }) =>
          booking.status === 'confirmed' || booking.pending !== null
        if (!others || others.some(isInTheWay)) throw new Undone('others')
        faultPointAtOnce(ctx, 'hold-written')
        return next
      },
      { isFirst: ctx.actor.kind === 'staff' },
    ),
  )
  if (!done || done instanceof Undone) return null
  await faultPoint(ctx, 'hold-confirmed')
  await syncMembers(ctx, done)
  return done
}

/** No hold any more, or one whose time is over. */
const isOver = (ctx: ServiceContext, row: ReservationRow): boolean =>
  row.status !== 'held' || (row.releaseAt ?? '') <= ctx.now().toISOString()

const holdExpired = (): DomainError =>
  new DomainError('HOLD_EXPIRED', '仮押さえの時間が過ぎました。もう一度日時を選んでください。', 410)

/**
 * Gives a hold more time, a limited number of times (WCAG 2.2.1).
 * @throws DomainError HOLD_EXPIRED, EXTENSION_LIMIT
 */
export async function extendHold(
  ctx: ServiceContext,
  id: string,
  limits: { holdMinutes: number; holdExtensions: number },
): Promise<ReservationRow> {
  const row = await settle(ctx, id)
  const now = ctx.now()
  if (!row || isOver(ctx, row)) throw holdExpired()
  if (row.extensions >= limits.holdExtensions) {
    throw new DomainError(
      'EXTENSION_LIMIT',
      'これ以上は延長できません。時間内に予約を完了してください。',
    )
  }
  const releaseAt = new Date(now.getTime() + limits.holdMinutes * 60_000).toISOString()
  const done = await advance(ctx, row, { releaseAt, extensions: row.extensions + 1 }, undefined)
  if (!done) throw busy()
  return done
}
