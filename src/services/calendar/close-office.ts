import { findRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { hoursText } from '@/domain/booking/calendar-rules'
import { CLOSURE_CALL_NOTE, CLOSURE_NOTE } from '@/domain/booking/contact'
import type { CivilDate, CivilTime } from '@/domain/time/civil'
import { tokyoDateOf } from '@/domain/time/civil'
import { asRefusal, DomainError } from '@/lib/errors'
import type { CalendarException } from '@/payload-types'

import { logAct } from '../audit/log-act'
import { advance } from '../booking/engine/row'
import { settle } from '../booking/engine/settle'
import type { ReservationRow } from '../booking/types'
import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { hasMail } from '../mail/queue-event-mail'
import { loadBookingConfig } from '../settings/booking-config'

import { generateSlots } from './generate-slots'
import type { Impact } from './impact'
import { previewImpact } from './impact'
import type { LiveBooking } from './mark-fits'
import { liveBookings } from './mark-fits'
import { requireSlotsEdit } from './permission'
import { SKIP_GENERATION } from './regenerate'
import type { ExceptionData } from './with-changes'

export type Closure = {
  /** Empty: every office, every service. */
  officeIds: string[]
  serviceIds: string[]
  from: CivilDate
  to: CivilDate
  /** null = the whole day. */
  start: CivilTime | null
  end: CivilTime | null
  /** Citizens read it in the mail. */
  reason: string
  /** `outage`: the national system stands still. */
  kind: 'closed' | 'outage'
}

export type CloseInput = Closure & {
  /** Mail to those who gave an address; everybody else is left for a call. */
  tell: boolean
  /** One per submission: sent again, it closes nothing twice and tells nobody twice. */
  idemKey: string
}

export type CloseResult = {
  /** Id of the calendar exception. */
  exception: string
  /** Bookings inside the closure: all of them, those mailed, those to be called (未連絡). */
  bookings: number
  mailed: number
  toCall: number
}

/** What closing would do (BK-04). @throws DomainError FORBIDDEN, PAST */
export async function previewClosure(ctx: ServiceContext, closure: Closure): Promise<Impact> {
  checkDates(ctx, closure)
  return previewImpact(ctx, { collection: 'calendar-exceptions', data: exceptionData(closure) })
}

/**
 * Closes offices for a time and sees to everybody who is booked in it (BK-04, BK-05): the exception
 * and the slots first, so that nobody books any more, then one contact event per booking, which the
 * drain turns into a mail. Bookings are neither moved nor cancelled. Cut off at any point, the same
 * call sent again goes on where it stopped.
 * @throws DomainError FORBIDDEN, PAST, CALENDAR_INVALID, CALENDAR_DUPLICATE, INPUT_INVALID, BUSY
 */
export async function closeOffice(ctx: ServiceContext, input: CloseInput): Promise<CloseResult> {
  requireSlotsEdit(ctx, input.officeIds.length > 0 ? input.officeIds : null)
  const requestKey = `close|${ctx.actor.id}|${input.idemKey}`
  const exception =
    (await closureOf(ctx, requestKey)) ?? (await createClosure(ctx, input, requestKey))
  await faultPoint(ctx, 'closure-stored')
  const today = tokyoDateOf(ctx.now())
  if (input.to >= today) {
    await generateSlots(ctx, {
      from: input.from > today ? input.from : today,
      to: input.to,
      ...(input.officeIds.length > 0 ? { officeIds: input.officeIds } : {}),
      ...(input.serviceIds.length > 0 ? { serviceIds: input.serviceIds } : {}),
    })
  }
  await faultPoint(ctx, 'closure-generated')
  const result: CloseResult = { exception: exception.id, bookings: 0, mailed: 0, toCall: 0 }
  for (const booking of await bookingsInside(ctx, input)) {
    const told = await tell(ctx, booking.id, exception.id, input)
    if (told === null) continue
    result.bookings++
    if (told) result.mailed++
    else result.toCall++
    await faultPoint(ctx, 'closure-told')
  }
  await audit(ctx, input, requestKey, result)
  return result
}

function checkDates(ctx: ServiceContext, { to }: Closure): void {
  if (to < tokyoDateOf(ctx.now())) {
    throw new DomainError('PAST', '過ぎた日は閉められません。今日以降の日を選んでください。', 400)
  }
}

const closureOf = (ctx: ServiceContext, requestKey: string) =>
  findRow<CalendarException>(ctx.payload, 'calendar-exceptions', {
    requestKey: { equals: requestKey },
  })

const exceptionData = (closure: Closure): ExceptionData => ({
  kind: closure.kind,
  reason: closure.reason,
  from: closure.from,
  to: closure.to,
  start: closure.start,
  end: closure.end,
  offices: closure.officeIds,
  services: closure.serviceIds,
  active: true,
})

/** Through the form's own checks and with the operation log's entry of a saved setting. */
async function createClosure(
  ctx: ServiceContext,
  input: CloseInput,
  requestKey: string,
): Promise<{ id: string }> {
  checkDates(ctx, input)
  try {
    return await ctx.payload.create({
      collection: 'calendar-exceptions',
      data: { ...exceptionData(input), requestKey },
      depth: 0,
      user: ctx.user,
      // Run below, where a failure is told to the person instead of being noted.
      context: { [SKIP_GENERATION]: true },
    })
  } catch (error) {
    const first = isDuplicateKey(error) ? await closureOf(ctx, requestKey) : null
    if (first) return first
    throw asRefusal(error)
  }
}

/** Confirmed bookings that begin or go on while the office is closed. */
async function bookingsInside(ctx: ServiceContext, closure: Closure): Promise<LiveBooking[]> {
  const { offices } = await loadBookingConfig(ctx.payload)
  const officeIds = closure.officeIds.length > 0 ? closure.officeIds : offices.map(({ id }) => id)
  const services = closure.serviceIds.length > 0 ? closure.serviceIds : null
  const inside: LiveBooking[] = []
  for (const officeId of officeIds) {
    const bookings = await liveBookings(ctx, officeId, closure, services)
    inside.push(...bookings.filter((row) => row.status === 'confirmed' && isInside(row, closure)))
  }
  return inside
}

const isInside = ({ start, end }: LiveBooking, closure: Closure): boolean =>
  (closure.end === null || start < closure.end) && (closure.start === null || end > closure.start)

/**
 * Writes the contact event of one booking, once for each closure.
 * @returns true when it is mailed, false when it waits for a call, null when there is nothing to do
 */
async function tell(
  ctx: ServiceContext,
  id: string,
  exception: string,
  closure: CloseInput,
): Promise<boolean | null> {
  const row = await changeRow<ReservationRow | null, { isMailed: boolean }>({
    find: () => settle(ctx, id),
    decide: (found) =>
      !isConcerned(found) || toldOf(found, exception)
        ? null
        : { isMailed: closure.tell && hasMail(found) },
    write: (found, { isMailed }) =>
      found === null
        ? Promise.resolve(null)
        : advance(
            ctx,
            found,
            { contactState: isMailed ? 'メール済み' : '未連絡' },
            {
              type: 'contact',
              to: { ...placeOf(found), exception, reason: closure.reason },
              note: isMailed ? CLOSURE_NOTE : CLOSURE_CALL_NOTE,
            },
          ),
  })
  return isConcerned(row) ? toldOf(row, exception)?.note === CLOSURE_NOTE : null
}

const isConcerned = (row: ReservationRow | null): row is ReservationRow =>
  row?.status === 'confirmed' && row.fits === false

const toldOf = (row: ReservationRow, exception: string) =>
  row.history?.find((event) => event.type === 'contact' && event.to?.exception === exception)

/** The place the mail speaks of, also when the booking has been moved before it goes out. */
const placeOf = ({ office, date, start }: ReservationRow) => ({ office, date, start })

async function audit(ctx: ServiceContext, input: CloseInput, key: string, result: CloseResult) {
  const { from, to, start, end } = input
  const days = from === to ? from : `${from}〜${to}`
  const hours = start !== null && end !== null ? ` ${hoursText(start, end)}` : ''
  await logAct(ctx, {
    key,
    action: 'calendar.close',
    channel: ctx.channel,
    target: `calendar-exceptions/${result.exception}`,
    ...(input.officeIds.length === 1 ? { office: input.officeIds[0] } : {}),
    count: result.bookings,
    summary: `窓口を臨時に閉めた（${days}${hours}、${input.reason}）: 予約${result.bookings}件、メール${result.mailed}件、電話が必要${result.toCall}件`,
  })
}
