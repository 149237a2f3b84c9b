import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, diffDays, isCivilDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'
import { readBookingConfig } from '../settings/booking-config'
import { recordCheck } from '../system/record-check'

import type { SlotCounts } from './bring-in-line'
import { bringInLine } from './bring-in-line'
import type { FitCounts } from './mark-fits'
import { markFits } from './mark-fits'
import type { Period } from './plan'
import { rollingPeriod } from './plan'

export type GenerateInput = {
  from: CivilDate
  to: CivilDate
  /** Left out: every office, every service. */
  officeIds?: string[]
  serviceIds?: string[]
}

export type GenerationReport = Period & SlotCounts & FitCounts & { offices: number }

const MAX_DAYS = 400
/** Each round but the first means that somebody else changed something in between. */
const MAX_ROUNDS = 12

/**
 * Brings the stored slots of a period in line with hours, holidays and exceptions, and marks the
 * bookings that no longer fit (BK-01…BK-07, BK-29). Run again, it changes nothing. Runs beside
 * bookings and beside other runs: when settings or slots changed meanwhile, it looks again, so that
 * the run that ends last leaves what the newest settings say.
 * @throws DomainError BAD_PERIOD, BUSY
 */
export async function generateSlots(
  ctx: ServiceContext,
  input: GenerateInput,
): Promise<GenerationReport> {
  checkPeriod(input)
  const period = { from: input.from, to: input.to }
  const total: GenerationReport = {
    ...period,
    offices: 0,
    created: 0,
    changed: 0,
    closed: 0,
    reopened: 0,
    unfit: 0,
    fitAgain: 0,
    unsettled: 0,
  }
  let config = await readBookingConfig(ctx.payload)
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const contested = await runOnce(ctx, config, input, total)
    const after = await readBookingConfig(ctx.payload)
    if (!contested && JSON.stringify(after) === JSON.stringify(config)) return total
    config = after
  }
  throw new DomainError(
    'BUSY',
    '受付時間の設定が続けて変わっています。少し待ってからもう一度お試しください。',
    503,
  )
}

function checkPeriod({ from, to }: GenerateInput): void {
  if (!isCivilDate(from) || !isCivilDate(to) || from > to || diffDays(from, to) > MAX_DAYS) {
    throw new DomainError(
      'BAD_PERIOD',
      `期間は${MAX_DAYS}日以内で、開始日から終了日の順に指定してください。`,
      400,
    )
  }
}

async function runOnce(
  ctx: ServiceContext,
  config: BookingConfig,
  input: GenerateInput,
  total: GenerationReport,
): Promise<boolean> {
  const officeIds = input.officeIds ?? config.offices.map(({ id }) => id)
  let contested = false
  total.offices = officeIds.length
  total.unsettled = 0
  for (const officeId of officeIds) {
    const slots = await bringInLine(ctx, config, officeId, input, input.serviceIds ?? null)
    const fits = await markFits(ctx, officeId, input, slots.hours)
    for (const name of ['created', 'changed', 'closed', 'reopened'] as const)
      total[name] += slots[name]
    for (const name of ['unfit', 'fitAgain', 'unsettled'] as const) total[name] += fits[name]
    contested ||= slots.contested || fits.contested
  }
  return contested
}

/**
 * The days that a change of the settings concerns: from today on, as far as slots are kept or have
 * been generated already.
 */
export async function keptPeriod(ctx: ServiceContext, config: BookingConfig): Promise<Period> {
  const period = rollingPeriod(config, ctx.now())
  const [last] = await findRows<Pick<SlotRow, 'date'>>(
    ctx.payload,
    'slots',
    { date: { greater_than: period.to } },
    { sort: '-date', limit: 1, select: { date: true } },
  )
  // One run covers so many days; what lies beyond comes into reach day by day.
  const limit = addDays(period.from, MAX_DAYS)
  return last ? { ...period, to: last.date < limit ? last.date : limit } : period
}

/** Row of the status page that speaks about the stored slots. */
export const CHECK_NAME = '予約枠の作成'

/**
 * Keeps the calendar filled for all offices and services; for the nightly job (BK-28, BK-29). It
 * also makes good what a failed run after a change left behind.
 */
export async function rollingGeneration(ctx: ServiceContext): Promise<GenerationReport> {
  const period = await keptPeriod(ctx, await readBookingConfig(ctx.payload))
  const report = await generateSlots(ctx, period)
  const { from, to, created, changed, closed, reopened, unfit } = report
  await recordCheck(ctx.payload, {
    name: CHECK_NAME,
    at: ctx.now().toISOString(),
    ok: 'yes',
    summary:
      `${from}から${to}まで: 追加${created}・変更${changed}・休止${closed}・再開${reopened}` +
      (unfit > 0 ? `、連絡が必要になった予約${unfit}件` : ''),
    details: { ...report },
  })
  return report
}
