import { findRows } from '@/db/atomic'
import type { ExternalKind } from '@/domain/booking/vocabulary'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { ExternalBooking } from '@/payload-types'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { individualNumberRefused, invalid } from '../refusals'

const NUMBER = /^[A-Z0-9]{3,30}$/

/**
 * Records what was done in the city's own booking system (OP-09): its receipt number and how many.
 * Sent twice, it is one record.
 * @throws DomainError INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function recordExternal(
  ctx: ServiceContext,
  input: { kind: ExternalKind; number: string; count: number; idemKey: string },
): Promise<void> {
  if (isIndividualNumber(input.number)) throw individualNumberRefused()
  const number = normaliseCode(input.number)
  if (!NUMBER.test(number)) {
    throw invalid('受付番号は英数字3～30文字で入力してください。氏名などは入れないでください。', {
      number: 'NUMBER_INVALID',
    })
  }
  const now = ctx.now()
  await insertOnce(ctx, 'external-bookings', 'recordKey', {
    date: tokyoDateOf(now),
    time: tokyoTimeOf(now),
    kind: input.kind,
    externalNumber: number,
    count: input.count,
    channel: ctx.channel,
    by: ctx.actor.name,
    actor: ctx.actor.id,
    recordKey: `${ctx.actor.id}|${input.idemKey}`,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  })
}

export type ExternalLine = {
  id: string
  time: string
  kind: ExternalKind
  number: string
  count: number
}

/** What this account recorded today, newest first, to see that nothing was forgotten. */
export async function externalOfToday(ctx: ServiceContext): Promise<ExternalLine[]> {
  const rows = await findRows<ExternalBooking>(
    ctx.payload,
    'external-bookings',
    {
      and: [{ date: { equals: tokyoDateOf(ctx.now()) } }, { actor: { equals: ctx.actor.id } }],
    },
    { sort: '-createdAt', limit: 50 },
  )
  return rows.map((row) => ({
    id: String(row.id),
    time: row.time,
    kind: row.kind,
    number: row.externalNumber,
    count: row.count,
  }))
}
