import { averageSeconds, type Band, percentText, sumOf } from '@/domain/figures/bands'
import { answeredShare, patienceFrom, type Watched } from '@/domain/figures/erlang'
import { seatsInHour } from '@/domain/figures/seats'
import { addDays, type CivilDate, datesBetween, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { assertLine } from './enter'
import { inquiriesOf } from './inquiries'
import { decidedFigures } from './rules'
import { seatsBetween } from './seats-between'
import { type DayStat, daysOf } from './stats'

/** Where nothing is known of how long people wait before they give up. */
const USUAL_PATIENCE = 90
/** What Kawagoe plans for one call (CC-38). */
const USUAL_SECONDS = 300
export const MOST_SEATS = 8
/** Days from today that are looked at for gaps. */
const NEXT_DAYS = 14

const SECONDS = 3600

export type Staffing = {
  /** What the expectations rest on, each with where it comes from. */
  assumed: { label: string; value: string; from: string }[]
  target: number | null
  hours: {
    hour: number
    /** Calls in this hour of a day on average. */
    calls: number
    planned: number | null
    /** Expected answer rate in tenths of a percent, for 1 … seats. */
    rates: number[]
    /** Seats with which the promise is kept; null where even the most do not. */
    needed: number | null
  }[]
  /** Days to come on which fewer are planned than must be (CC-27). */
  gaps: { date: CivilDate; from: string; to: string; seats: number }[]
  minSeats: number | null
  unplanned: CivilDate[]
}

const callsOf = ({ incoming, automatic }: Band): number => incoming - automatic

async function secondsACall(
  ctx: ServiceContext,
  days: readonly DayStat[],
  line: string,
  from: CivilDate,
  to: CivilDate,
) {
  const counted = averageSeconds(sumOf(days.map((day) => day.sum)))
  if (counted !== null) return { seconds: counted, source: '電話の統計の通話と後処理' }
  const told = (await inquiriesOf(ctx, { line, from, to })).flatMap(({ seconds }) => seconds ?? [])
  if (told.length >= 20)
    return {
      seconds: Math.round(told.reduce((sum, one) => sum + one, 0) / told.length),
      source: `問合せの記録 ${told.length}件の平均`,
    }
  return { seconds: USUAL_SECONDS, source: '記録が少ないため、5分と置きました' }
}

/**
 * What share of the calls will be answered in each hour with so many seats, and whether the seats that are
 * planned are enough (CC-17, CC-27): by the chain of Erlang A, because callers who wait give up.
 * @throws DomainError NOT_FOUND
 */
export async function staffingOf(
  ctx: ServiceContext,
  { line, from, to }: { line: string; from: CivilDate; to: CivilDate },
): Promise<Staffing> {
  const decided = await decidedFigures(ctx.payload)
  assertLine(decided.lines, line)
  const today = tokyoDateOf(ctx.now())
  const last = addDays(today, NEXT_DAYS - 1)
  const [past, ahead] = await Promise.all([
    seatsBetween(ctx.payload, decided, { from, to }),
    seatsBetween(ctx.payload, decided, { from: today, to: last }),
  ])
  const rule = decided.ruleOn(line, today)
  const days = (await daysOf(ctx, { line, from, to })).filter(
    ({ date }) => decided.openHours(line, date).length > 0,
  )
  const { seconds, source } = await secondsACall(ctx, days, line, from, to)
  const watched = days.flatMap(({ date, bands }) => {
    const quarters = past(line, date)?.quarters ?? []
    return bands.map((band): Watched => {
      const seats = band.operators ?? Math.round(seatsInHour(quarters, band.hour) ?? 0)
      const calls = callsOf(band)
      return {
        stream: { perSecond: calls / SECONDS, seconds },
        seats,
        calls,
        abandoned: band.abandoned,
      }
    })
  })
  const seen = patienceFrom(watched)
  const patience = seen ?? USUAL_PATIENCE
  const target = rule?.percent ?? null
  const next = datesBetween(today, last).filter((day) => decided.openHours(line, day).length > 0)
  const planned = ahead(line, next[0] ?? today)?.quarters ?? []
  const hours = decided.openHours(line, next[0] ?? today).map((hour) => {
    const own = days.flatMap(({ bands }) => bands.filter((band) => band.hour === hour))
    const calls =
      own.length === 0 ? 0 : own.reduce((sum, band) => sum + callsOf(band), 0) / own.length
    const stream = { perSecond: calls / SECONDS, seconds }
    const rates = Array.from({ length: MOST_SEATS }, (_, at) =>
      Math.floor(answeredShare(stream, at + 1, patience) * 1000),
    )
    const enough = rates.findIndex((rate) => rate >= (target ?? 0) * 10)
    return {
      hour,
      calls: Math.round(calls * 10) / 10,
      planned: seatsInHour(planned, hour),
      rates,
      needed: target === null || enough < 0 ? null : enough + 1,
    }
  })
  return {
    assumed: [
      { label: '1件の対応時間', value: `${seconds}秒`, from: source },
      {
        label: 'かけた人が待つ時間（平均）',
        value: `${patience}秒`,
        from:
          seen === null
            ? '応答前に切れた件数と席数からは推定できないため、90秒と置きました'
            : '応答前に切れた件数と席数からの推定',
      },
      {
        label: '着信',
        value: `${days.length}日の平均`,
        from: `電話の統計 ${from}〜${to}、自動音声を除く`,
      },
    ],
    target,
    hours,
    gaps: next.flatMap((date) => (ahead(line, date)?.gaps ?? []).map((gap) => ({ date, ...gap }))),
    minSeats: rule?.minSeats ?? null,
    unplanned: next.filter((date) => ahead(line, date) === null),
  }
}

/** `95.4%` */
export const rateText = percentText
