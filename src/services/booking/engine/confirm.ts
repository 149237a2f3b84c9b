import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { busy } from '../../refusals'
import type { ReservationRow } from '../types'

import { claimPeople, unmark } from './claim-people'
import { placeOf, syncMembers } from './members'
import { advance } from './row'
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
      const alone = await claimPeople(ctx, row)
      if (!alone) return null
      const done = await advance(
        ctx,
        alone,
        {
          status: 'confirmed',
          pending: null,
          pendingAt: '',
          releaseAt: '',
          counted: '',
          ...(input.language ? { language: input.language } : {}),
          ...(input.mail
            ? {
                mail: encryptField(input.mail, at('reservations', 'mail', row.id)),
                mailState: 'ok',
              }
            : {}),
          ...(input.details
            ? { details: encryptField(input.details, at('reservations', 'details', row.id)) }
            : {}),
          ...(input.note ? { note: input.note } : {}),
        },
        { type: 'confirmed', to: placeOf(row) },
      )
      await faultPoint(ctx, 'hold-confirmed')
      if (done) await syncMembers(ctx, done)
      else await unmark(ctx, alone)
      return done
    },
  })
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
