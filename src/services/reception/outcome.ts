import { findRows } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { ResultVerdict, VisitResult } from '@/domain/booking/visit'
import { mayRecordResult } from '@/domain/booking/visit'
import type { Outcome } from '@/domain/booking/vocabulary'
import { OUTCOME } from '@/domain/booking/vocabulary'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { mustRead } from '@/lib/crypto/personal'
import { DomainError, isDomainError } from '@/lib/errors'

import { changeReservation } from '../booking/engine/change'
import { bookingInTheWay, resolveOccupiedKey } from '../booking/engine/duplicates'
import { liveKeyOf, scopeOf } from '../booking/engine/live-key'
import { advance, tombstone } from '../booking/engine/row'
import { detailsKey } from '../booking/identify'
import { openDetails } from '../booking/open-booking'
import type { ReservationRow } from '../booking/types'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { individualNumberRefused } from '../refusals'

import { visitorRow } from './call'

/**
 * After 未来庁 and 交付できず the person may book again. After 来庁済み the state of the card decides
 * (BK-11); who is known only by what was entered has no card here, and may come again later.
 */
const freesKey = (row: Pick<ReservationRow, 'eligibility'>, outcome: Outcome): boolean =>
  ['no-show', 'refused'].includes(outcome) || (outcome === 'completed' && !row.eligibility)

const REFUSALS: Record<
  Exclude<ResultVerdict, { ok: true }>['code'],
  (row: ReservationRow) => string
> = {
  NOT_LIVE: () => 'この予約は取り消されているため、結果を記録できません。',
  ALREADY_SET: (row) =>
    `すでに「${OUTCOME[row.outcome]}」です。直すときは、先に元に戻してください。`,
  NOT_YET: () => 'まだ予約の時間になっていません。',
  ARRIVED: () => '受付をした方です。「来庁済み」か「交付できず」を選んでください。',
  REASON: () => '理由を入力してください。',
}

/**
 * Records what came of a visit (BK-30). Sent again, it changes nothing.
 * @throws DomainError NOT_LIVE, ALREADY_SET, NOT_YET, ARRIVED, REASON, INDIVIDUAL_NUMBER, BUSY
 */
export async function recordResult(
  ctx: ServiceContext,
  id: string,
  result: VisitResult,
  reason = '',
): Promise<ReservationRow> {
  if (containsIndividualNumber(reason)) throw individualNumberRefused()
  return changeReservation(ctx, {
    find: () => visitorRow(ctx, id),
    decide: (row) => {
      if (row.outcome === result) return null
      const verdict = mayRecordResult(row, result, reason, ctx.now())
      if (!verdict.ok) {
        const status = verdict.code === 'REASON' ? 422 : 409
        throw new DomainError(verdict.code, REFUSALS[verdict.code](row), status)
      }
      return {
        data: {
          outcome: result,
          outcomeReason: reason.trim(),
          ...(freesKey(row, result) ? { liveKey: tombstone(row.id) } : {}),
        },
        event: {
          type: 'outcome',
          from: { outcome: row.outcome },
          to: { outcome: result },
          ...(reason.trim() ? { note: reason.trim() } : {}),
        },
      }
    },
    after: async (done) => {
      if (freesKey(done, result)) await freeMembers(ctx, done)
    },
  })
}

/**
 * Takes back the last step of today: a result, or the check-in before it.
 * @throws DomainError NOTHING_TO_UNDO, UNDO_TOO_LATE, WALK_IN_FINAL, ALREADY_BOOKED, BUSY
 */
export async function undoVisit(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  return changeRow<ReservationRow, { before: Outcome; key?: string }>({
    find: () => visitorRow(ctx, id),
    decide: async (row) => {
      const before = outcomeBefore(ctx, row)
      const key = hasLetGo(row) ? await liveKeyAgain(ctx, row) : undefined
      if (key && (await hasBookedAgain(ctx, row))) throw bookedAgain()
      return { before, key }
    },
    write: async (row, { before, key }) => {
      try {
        const done = await advance(
          ctx,
          row,
          {
            outcome: before,
            outcomeReason: '',
            ...(before === 'none' ? { checkedInAt: '', servedBy: '' } : {}),
            ...(key ? { liveKey: key } : {}),
          },
          { type: 'undone', from: { outcome: row.outcome }, to: { outcome: before } },
        )
        if (done && key) await restoreMembers(ctx, done)
        return done
      } catch (error) {
        if (!key || !isDuplicateKey(error)) throw error
        if (!(await isFreed(ctx, key))) throw bookedAgain()
        return null
      }
    },
  })
}

function outcomeBefore(ctx: ServiceContext, row: ReservationRow): Outcome {
  if (row.outcome === 'none') {
    throw new DomainError('NOTHING_TO_UNDO', '元に戻すものがありません。')
  }
  const step = row.history?.findLast(
    (event) => ['checked-in', 'outcome'].includes(event.type) && event.to?.outcome === row.outcome,
  )
  const isToday = !!step && tokyoDateOf(new Date(step.at)) === tokyoDateOf(ctx.now())
  if (!isToday) {
    throw new DomainError('UNDO_TOO_LATE', '元に戻せるのは、記録したその日のうちだけです。')
  }
  const before = step.from?.outcome
  if (before === undefined) {
    throw new DomainError(
      'WALK_IN_FINAL',
      'お断りした記録は元に戻せません。受け付けるときは、もう一度「予約なし来庁」から入力してください。',
    )
  }
  return before as Outcome
}

const bookedAgain = () =>
  new DomainError('ALREADY_BOOKED', 'この方はもう新しい予約を取っているため、元に戻せません。')

/** A visit that is over has let go of its key, or keeps its own service only. */
const hasLetGo = (row: ReservationRow): boolean =>
  freesKey(row, row.outcome) || row.outcome === 'completed'

/** Who it is: by the number of the notice, or by what the applicant entered. */
function personOf(row: ReservationRow): { key: string; eligibility: string } {
  const eligibility = row.eligibility ?? ''
  const details = mustRead(openDetails(row), '申込者情報')
  const key =
    eligibility || (details ? detailsKey(JSON.parse(details) as Record<string, string>) : '')
  return { key, eligibility }
}

const liveKeyAgain = async (ctx: ServiceContext, row: ReservationRow): Promise<string> =>
  liveKeyOf(await scopeOf(ctx, row.service), personOf(row))

const hasBookedAgain = async (ctx: ServiceContext, row: ReservationRow): Promise<boolean> =>
  (await bookingInTheWay(ctx, row.service, [personOf(row)], [row.id, row.group])) !== null

/** What has ended may still have the key, as an earlier visit that nobody recorded. */
async function isFreed(ctx: ServiceContext, key: string): Promise<boolean> {
  try {
    await resolveOccupiedKey(ctx, key, { mode: 'hold' })
    return true
  } catch (error) {
    if (isDomainError(error) && /^ALREADY_(BOOKED|HELD)$/.test(error.code)) return false
    throw error
  }
}

const membersOf = (ctx: ServiceContext, row: ReservationRow): Promise<ReservationRow[]> =>
  row.partySize > 1
    ? findRows<ReservationRow>(ctx.payload, 'reservations', { group: { equals: row.id } })
    : Promise.resolve([])

async function freeMembers(ctx: ServiceContext, row: ReservationRow): Promise<void> {
  for (const member of await membersOf(ctx, row)) {
    await advance(ctx, member, { liveKey: tombstone(member.id) })
  }
}

/** A member who has booked anew keeps the new booking. */
async function restoreMembers(ctx: ServiceContext, row: ReservationRow): Promise<void> {
  for (const member of await membersOf(ctx, row)) {
    if (await hasBookedAgain(ctx, member)) continue
    try {
      await advance(ctx, member, { liveKey: await liveKeyAgain(ctx, member) })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
}
