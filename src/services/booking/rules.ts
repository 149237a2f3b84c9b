import { bookableWindow, canCancel, canChange, canRegister } from '@/domain/booking/deadlines'
import type { Lane } from '@/domain/booking/vocabulary'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { ServiceConfig } from '../settings/booking-config'

import type { ReservationRow } from './types'

type Visit = { date: string; start: string }

const REFUSALS = {
  PAST: 'その時間は過ぎています。別の時間を選んでください。',
  DEADLINE_PASSED: '受付の締切を過ぎました。別の日を選ぶか、コールセンターにお電話ください。',
  TOO_EARLY: 'その日はまだ予約できません。もっと近い日を選んでください。',
} as const

const refusal = (code: keyof typeof REFUSALS, until: Date) =>
  new DomainError(code, REFUSALS[code], 409, { until: until.toISOString() })

/** Staff may book up to the start; deadlines and the window bind citizens (BK-08, BK-28). */
const isCitizen = (ctx: ServiceContext) => ctx.actor.kind === 'citizen'

/** @throws DomainError PAST, DEADLINE_PASSED, TOO_EARLY */
export function assertMayRegister(ctx: ServiceContext, service: ServiceConfig, visit: Visit): void {
  const verdict = registerVerdict(ctx, service, visit)
  if (!verdict.ok) throw refusal(verdict.code, verdict.until)
}

export function registerVerdict(ctx: ServiceContext, service: ServiceConfig, visit: Visit) {
  const now = ctx.now()
  return canRegister({
    now,
    ...visit,
    rule: isCitizen(ctx) ? service.register : null,
    window: isCitizen(ctx) ? windowOf(service, now) : null,
  })
}

export const windowOf = (
  service: Pick<ServiceConfig, 'firstDayOffset' | 'lastDayOffset'>,
  now: Date,
) =>
  bookableWindow({
    now,
    firstDayOffset: service.firstDayOffset,
    lastDayOffset: service.lastDayOffset,
  })

export function changeVerdict(ctx: ServiceContext, service: ServiceConfig, row: Visit) {
  const citizen = isCitizen(ctx)
  return canChange({
    now: ctx.now(),
    date: row.date,
    start: row.start,
    rule: citizen ? service.change : null,
    lock: citizen ? service.changeLock : null,
  })
}

export function cancelVerdict(ctx: ServiceContext, service: ServiceConfig, row: Visit) {
  return canCancel({
    now: ctx.now(),
    date: row.date,
    start: row.start,
    rule: isCitizen(ctx) ? service.cancel : null,
  })
}

/** @throws DomainError PAST, DEADLINE_PASSED (with the call centre's number shown, BK-09) */
export function assertMayChange(
  ctx: ServiceContext,
  service: ServiceConfig,
  row: Pick<ReservationRow, 'date' | 'start' | 'status'>,
): void {
  // A hold may change its time freely: nothing has been booked yet.
  if (row.status === 'held') return
  const verdict = changeVerdict(ctx, service, row)
  if (!verdict.ok) throw refusal(verdict.code, verdict.until)
}

/** @throws DomainError PAST, DEADLINE_PASSED */
export function assertMayCancel(
  ctx: ServiceContext,
  service: ServiceConfig,
  row: Pick<ReservationRow, 'date' | 'start' | 'status'>,
): void {
  if (row.status === 'held') return
  const verdict = cancelVerdict(ctx, service, row)
  // Staff record a cancellation also after the visit's time, when somebody calls late.
  if (!verdict.ok && isCitizen(ctx)) throw refusal(verdict.code, verdict.until)
}

/** @throws DomainError CHANNEL_CLOSED when the service does not take bookings this way */
export function assertChannelOpen(service: ServiceConfig, lane: Lane): void {
  const open = { web: service.webOpen, phone: service.phoneOpen, counter: service.counterOpen }[
    lane
  ]
  if (!service.active || !open) {
    throw new DomainError(
      'CHANNEL_CLOSED',
      'このサービスは、この方法では予約を受け付けていません。',
      403,
    )
  }
}
