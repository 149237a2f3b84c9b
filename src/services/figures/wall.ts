import { type Counts, percentText, perMille, sumOf } from '@/domain/figures/bands'
import { daysOfMonth, hoursOver, monthOf } from '@/domain/figures/hours'
import { expectedCalls } from '@/domain/figures/plan'
import { asked, canBeSaved, marginOf } from '@/domain/figures/target'
import { minutesOf, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { inquiriesOf } from './inquiries'
import { type Decided, decidedFigures, type LineRule } from './rules'
import { seatsBetween, type SeatsOn } from './seats-between'
import { daysOf } from './stats'

export type WallState = 'none' | 'safe' | 'near' | 'below' | 'lost'

/** How near the promise is to being missed, while it can still be kept. */
export type WallMargin = {
  per: 'day' | 'month'
  target: number
  rate: string
  state: WallState
  /** In words: `あと7件取りこぼすと下回ります`. */
  says: string
}

export type WallLine = {
  line: string
  name: string
  isOpen: boolean
  /** `14時台まで`, or that nothing is told of today. */
  until: string
  incoming: number
  answered: number
  abandoned: number
  overflow: number | null
  rate: string
  expected: number | null
  margin: WallMargin | null
  /** Records of today, which are there before the phone system tells. */
  records: number
  seats: { now: number | null; minimum: number | null; operators: number | null }
  hours: { hour: number; incoming: number | null; answered: number | null; rate: string }[]
  missing: number[]
}

export type Wall = { at: string; date: string; lines: WallLine[] }

/** So few calls more, in percent of those expected, and somebody should look. */
const NEAR_PERCENT = 3

function marginFor(
  rule: LineRule,
  per: 'day' | 'month',
  sum: Counts,
  expected: number | null,
): WallMargin | null {
  const margin = marginOf(sum, rule)
  if (margin === null || rule.percent === null) return null
  const whole = asked(sum, rule)
  const toCome = Math.max(0, (expected ?? 0) - whole)
  const when = per === 'day' ? '今日' : '今月'
  const base = {
    per,
    target: rule.percent,
    rate: percentText(perMille(sum.answered, whole)),
  }
  if (whole === 0) return { ...base, state: 'none', says: `${when}の着信はまだありません` }
  if (margin.needed > 0) {
    const isLost = expected !== null && !canBeSaved(sum, rule, toCome)
    return isLost
      ? {
          ...base,
          state: 'lost',
          says: `下回っています。見込みの残り ${toCome}件すべてに応答しても、${when}は戻りません`,
        }
      : {
          ...base,
          state: 'below',
          says: `下回っています。続けて ${margin.needed}件に応答すると戻ります`,
        }
  }
  const near = Math.max(1, Math.round(((expected ?? whole) * NEAR_PERCENT) / 100))
  return {
    ...base,
    state: margin.spare < near ? 'near' : 'safe',
    says: `あと${margin.spare + 1}件取りこぼすと、${when}の基準を下回ります`,
  }
}

async function lineOf(
  ctx: ServiceContext,
  decided: Decided,
  seatsOn: SeatsOn,
  { code, name }: { code: string; name: string },
): Promise<WallLine> {
  const date = tokyoDateOf(ctx.now())
  const time = tokyoTimeOf(ctx.now())
  const rule = decided.ruleOn(code, date)
  const [day] = await daysOf(ctx, { line: code, from: date, to: date })
  const sum = day?.sum ?? sumOf([])
  const hours = decided.hoursOn(code, date)
  const open = hours?.hours ?? []
  const plan = decided.expectedOn(code, date)
  const expected = plan && expectedCalls(plan)
  const bands = day?.bands ?? []
  const lastHour = bands.at(-1)?.hour
  const quarters = seatsOn(code, date)?.quarters ?? []
  const records = await inquiriesOf(ctx, { line: code, from: date, to: date })
  return {
    line: code,
    name,
    isOpen: !!hours && hours.opensAt <= time && time < hours.closesAt,
    until:
      open.length === 0
        ? '今日は受付をしない日です'
        : lastHour === undefined
          ? '今日の統計はまだありません'
          : `${lastHour}時台までの統計`,
    ...{ incoming: sum.incoming, answered: sum.answered, abandoned: sum.abandoned },
    overflow: day ? sum.overflow : null,
    rate: rule ? percentText(perMille(sum.answered, asked(sum, rule))) : '—',
    expected,
    margin: rule ? await promiseOf(ctx, decided, rule, sum, expected) : null,
    records: records.length,
    seats: {
      now: quarters.filter(({ at }) => at <= time).at(-1)?.seats ?? null,
      minimum: rule?.minSeats ?? null,
      operators: bands.at(-1)?.operators ?? null,
    },
    hours: open.map((hour) => {
      const band = bands.find((one) => one.hour === hour)
      return {
        hour,
        incoming: band?.incoming ?? null,
        answered: band?.answered ?? null,
        rate: band && rule ? percentText(perMille(band.answered, asked(band, rule))) : '—',
      }
    }),
    // The phone system tells of an hour some time after it.
    missing: hoursOver(open, minutesOf(time) - 60).filter(
      (hour) => !bands.some((band) => band.hour === hour),
    ),
  }
}

async function promiseOf(
  ctx: ServiceContext,
  decided: Decided,
  rule: LineRule,
  today: Counts,
  expected: number | null,
): Promise<WallMargin | null> {
  if (rule.per === 'day') return marginFor(rule, 'day', today, expected)
  const date = tokyoDateOf(ctx.now())
  const { from } = daysOfMonth(monthOf(date))
  const days = await daysOf(ctx, { line: rule.line, from, to: date })
  const sum = sumOf(days.map((day) => day.sum))
  const whole = decided.expectedIn(rule.line, monthOf(date))
  return marginFor(rule, 'month', sum, whole)
}

/** The contact centre at this moment, line by line (CC-14, CC-15, CC-16). */
export async function wallOf(ctx: ServiceContext): Promise<Wall> {
  const decided = await decidedFigures(ctx.payload)
  const date = tokyoDateOf(ctx.now())
  const seatsOn = await seatsBetween(ctx.payload, decided, { from: date, to: date })
  const lines = decided.lines.filter(({ code }) => decided.ruleOn(code, date))
  return {
    at: ctx.now().toISOString(),
    date,
    lines: await Promise.all(lines.map((line) => lineOf(ctx, decided, seatsOn, line))),
  }
}
