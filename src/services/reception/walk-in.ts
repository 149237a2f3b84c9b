import { findRows, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { asksNumber } from '@/domain/booking/number-group'
import { walkInVerdict } from '@/domain/booking/visit'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Language } from '@/domain/languages'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { DomainError, isDomainError } from '@/lib/errors'

import { assertScope } from '../office-scope'
import { replayOf } from '../booking/engine/duplicates'
import { liveKeyOf } from '../booking/engine/live-key'
import { placeReservation } from '../booking/engine/place'
import { appendEvent } from '../booking/engine/row'
import { settled } from '../booking/engine/change'
import type { Identity } from '../booking/identify'
import { identify } from '../booking/identify'
import { assertBookingModule } from '../booking/module'
import { drawReceiptNumber } from '../booking/secrets'
import type { ReservationRow, SlotRow } from '../booking/types'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import type { OfficeConfig, ServiceConfig } from '../settings/booking-config'

import { markArrived } from './check-in'
import { visitsOf, WALK_IN_KEY, waitingIn } from './day-list'

export type WalkInInput = {
  service: ServiceConfig
  office: OfficeConfig
  /** Number of the notice, where the visitor has it; empty = nobody known. */
  number: string
  partySize: number
  documentsComplete: boolean
  crowded: boolean
  language: Language
  note: string
  idemKey: string
}

/**
 * Receives somebody without a booking (BK-22): only with complete documents and while the window is
 * not too crowded. Takes a counter seat of the running slot, or stands beside its capacity.
 * @throws DomainError WALK_IN_DOCUMENTS, WALK_IN_CROWDED, NO_SLOT_TODAY, ALREADY_BOOKED and those of
 *   `identify`
 */
export async function receiveWalkIn(
  ctx: ServiceContext,
  input: WalkInInput,
): Promise<ReservationRow> {
  assertScope(ctx, input.office.id)
  refuseNumberIn({ note: input.note })
  const waiting = waitingIn(await visitsOf(ctx, input.office.id, tokyoDateOf(ctx.now()))).length
  const verdict = walkInVerdict({ ...input, waiting, limit: input.office.walkInLimit })
  if (verdict === 'documents') {
    throw new DomainError(
      'WALK_IN_DOCUMENTS',
      '書類がそろっていないため受け付けられません。理由を記録するか、あとの日を予約してください。',
    )
  }
  if (verdict === 'crowded') {
    throw new DomainError(
      'WALK_IN_CROWDED',
      `窓口が混んでいるため受け付けられません（待ち ${waiting} 人）。理由を記録するか、あとの時間を予約してください。`,
    )
  }
  await assertBookingModule(ctx)
  const identity = await identityOf(ctx, input)
  const placed = await takePlace(ctx, input, identity)
  return arrive(ctx, placed.id)
}

/**
 * Records that somebody without a booking was sent away, and why (BK-22). Holds no seat and no
 * key: the person may book at once.
 * @throws DomainError REASON, INDIVIDUAL_NUMBER
 */
export async function turnAwayWalkIn(
  ctx: ServiceContext,
  input: Omit<WalkInInput, 'documentsComplete' | 'crowded'> & { reason: string },
): Promise<ReservationRow> {
  assertScope(ctx, input.office.id)
  refuseNumberIn({ note: input.note, reason: input.reason })
  const reason = input.reason.trim()
  if (!reason) throw new DomainError('REASON', '理由を入力してください。', 422)
  await assertBookingModule(ctx)
  const identity = await identityOf(ctx, input)
  const idemKey = keyOf(ctx, input.idemKey)
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertRow<ReservationRow>(
        ctx.payload,
        'reservations',
        await turnedAway(ctx, { ...input, reason, idemKey }, identity),
      )
    } catch (error) {
      if (!isDuplicateKey(error) || attempt === 5) throw error
      const again = await replayOf(ctx, idemKey)
      if (again) return again
    }
  }
}

const keyOf = (ctx: ServiceContext, idemKey: string) => `${WALK_IN_KEY}${ctx.actor.id}|${idemKey}`

/** What is written beside the number; its own words, because the number itself may be right. */
function refuseNumberIn(texts: Record<string, string>): void {
  const bad = Object.keys(texts).filter((name) => containsIndividualNumber(texts[name] ?? ''))
  if (bad.length === 0) return
  const message = 'マイナンバー（個人番号）は書かないでください。番号を消してください。'
  throw new DomainError('INDIVIDUAL_NUMBER', message, 422, {
    fields: Object.fromEntries(bad.map((name) => [name, message])),
  })
}

/** Without a number the visit is still counted; who it was, nobody needs to know. */
async function identityOf(
  ctx: ServiceContext,
  { service, number }: Pick<WalkInInput, 'service' | 'number'>,
): Promise<Identity> {
  if (asksNumber(service) && number.trim()) return identify(ctx, service, { number }, '')
  return { service: service.id, key: '', identifier: '', eligibility: '', office: '', details: '' }
}

async function takePlace(
  ctx: ServiceContext,
  input: WalkInInput,
  identity: Identity,
): Promise<ReservationRow> {
  const slot = await currentSlot(ctx, input)
  const place = (overbook: boolean) =>
    placeReservation(ctx, {
      service: { ...input.service, partyMode: 'same' },
      office: input.office.id,
      date: slot.date,
      start: slot.start,
      partySize: input.partySize,
      people: [identity],
      mode: 'book',
      idemKey: keyOf(ctx, input.idemKey),
      language: input.language,
      overbook,
      overbookReason: overbook ? '予約なし来庁' : undefined,
      note: input.note,
    })
  try {
    return await place(false)
  } catch (error) {
    const isFull = isDomainError(error) && ['SLOT_FULL', 'SLOT_CLOSED'].includes(error.code)
    if (!isFull) throw error
    // The clerk has just judged that there is room at the window; the seat is counted apart.
    return place(true)
  }
}

/** The slot that is running; else the next one today; else the last; null where there is none. */
export async function slotOfToday(
  ctx: ServiceContext,
  { service, office }: { service: { id: string }; office: { id: string } },
): Promise<SlotRow | null> {
  const now = tokyoTimeOf(ctx.now())
  const slots = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: office.id } },
        { service: { equals: service.id } },
        { date: { equals: tokyoDateOf(ctx.now()) } },
      ],
    },
    { sort: 'start' },
  )
  return (
    slots.find((one) => one.start <= now && now < one.end) ??
    slots.find((one) => one.start > now) ??
    slots.at(-1) ??
    null
  )
}

async function currentSlot(ctx: ServiceContext, input: WalkInInput): Promise<SlotRow> {
  const slot = await slotOfToday(ctx, input)
  if (slot) return slot
  throw new DomainError(
    'NO_SLOT_TODAY',
    '今日この手続きの受付はありません。あとの日を予約してください。',
  )
}

/** Sent again: the visitor is already in the queue, or further. */
const arrive = (ctx: ServiceContext, id: string): Promise<ReservationRow> =>
  changeRow<ReservationRow, true>({
    find: () => settled(ctx, id),
    decide: (row) => (row.outcome === 'none' ? true : null),
    write: (row) => markArrived(ctx, row, '予約なし来庁'),
  })

async function turnedAway(
  ctx: ServiceContext,
  input: Omit<WalkInInput, 'documentsComplete' | 'crowded'> & { reason: string },
  identity: Identity,
) {
  const now = ctx.now()
  const [date, start] = [tokyoDateOf(now), tokyoTimeOf(now)]
  return {
    number: await drawReceiptNumber(ctx),
    status: 'confirmed',
    service: input.service.id,
    office: input.office.id,
    date,
    start,
    end: start,
    startsAt: now.toISOString(),
    partySize: input.partySize,
    channel: ctx.channel,
    lane: 'counter',
    language: input.language,
    outcome: 'refused',
    outcomeReason: input.reason,
    checkedInAt: '',
    servedBy: '',
    identifier: identity.identifier,
    eligibility: identity.eligibility,
    mail: '',
    mailState: 'none',
    details: '',
    note: input.note,
    fits: true,
    contactState: '',
    group: '',
    liveKey: liveKeyOf(input.service.id, undefined),
    idemKey: input.idemKey,
    claims: [],
    seated: false,
    pending: null,
    pendingAt: '',
    releaseAt: '',
    extensions: 0,
    rev: 0,
    drainedSeq: 0,
    outboxAt: now.toISOString(),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    history: appendEvent(ctx, [], {
      type: 'outcome',
      to: { outcome: 'refused' },
      note: `予約なし来庁：${input.reason}`,
    }),
  }
}
