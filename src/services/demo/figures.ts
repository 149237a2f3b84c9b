import { insertMany } from '@/db/bulk'
import { type Band, sumOf } from '@/domain/figures/bands'
import { abandonedShare } from '@/domain/figures/erlang'
import {
  addDays,
  type CivilDate,
  datesBetween,
  toIso,
  tokyoTimeOf,
  weekdayOf,
} from '@/domain/time/civil'
import { createRandom } from '@/presets/demo/random'

import type { ServiceContext } from '../context'
import { checkFigures } from '../figures/check'
import { type Decided, decidedFigures } from '../figures/rules'

import type { DemoPart } from './world'

/** Three months of real life. */
const BACK_DAYS = 91
const BAD_DAY = 9
const MISSING_DAY = 5
const USUAL_CALLS = 110
/** Seconds that people wait before they give up. */
const PATIENCE = 75

/** When people call: much in the morning and after lunch. */
const SHAPE: Record<number, number> = {
  8: 5,
  9: 15,
  10: 16,
  11: 13,
  12: 9,
  13: 13,
  14: 12,
  15: 10,
  16: 8,
  17: 3,
}

type Random = ReturnType<typeof createRandom>

function bandOf(hour: number, calls: number, isBad: boolean, random: Random): Band {
  const automatic = random.int(0, Math.max(0, Math.round(calls * 0.03)))
  const human = calls - automatic
  const seats = isBad ? 2 : 3
  const seconds = random.int(230, 330)
  const share = abandonedShare({ perSecond: human / 3600, seconds }, seats, PATIENCE)
  const lost = Math.min(human, Math.max(0, Math.round(human * share) + random.int(-1, 1)))
  const answered = human - lost
  return {
    hour,
    incoming: calls,
    answered,
    abandoned: lost,
    automatic,
    outOfHours: 0,
    overflow: isBad ? random.int(1, 5) : random.int(0, 1),
    transferred: Math.min(answered, random.int(0, 2)),
    complaints: answered > 0 && random.int(0, 40) === 0 ? 1 : 0,
    handlingSeconds: answered * seconds,
    operators: seats,
  }
}

function dayOf(
  decided: Decided,
  line: string,
  date: CivilDate,
  { back, random, until }: { back: number; random: Random; until: number },
): Band[] {
  const open = decided.openHours(line, date)
  const plan = decided.expectedOn(line, date)
  const usual = plan ? plan.calls / plan.over : USUAL_CALLS
  const isBad = back === BAD_DAY || back === BAD_DAY + 1
  const share = (isBad ? 1.5 : 0.85 + random.int(0, 25) / 100) * (weekdayOf(date) === 1 ? 1.15 : 1)
  const all = open.reduce((sum, hour) => sum + (SHAPE[hour] ?? 2), 0)
  return open
    .filter((hour) => hour < until && !(back === MISSING_DAY && hour === 11))
    .map((hour) =>
      bandOf(hour, Math.round((usual * share * (SHAPE[hour] ?? 2)) / all), isBad, random),
    )
}

/** Calls of three months by the hour, with a bad day, a missing hour, and today until now. */
async function createDemoCalls(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const decided = await decidedFigures(ctx.payload)
  const now = Number(tokyoTimeOf(ctx.now()).slice(0, 2))
  const rows = decided.lines.flatMap(({ code }, at) => {
    const random = createRandom(20_261_130 + at)
    return datesBetween(addDays(today, -BACK_DAYS), today).flatMap((date, index) => {
      const back = BACK_DAYS - index
      const bands = dayOf(decided, code, date, { back, random, until: back === 0 ? now : 24 })
      if (bands.length === 0) return []
      const { incoming, answered, abandoned, automatic, outOfHours, overflow } = sumOf(bands)
      const statKey = `${code}|${date}|1`
      const sums = { incoming, answered, abandoned, automatic, outOfHours, overflow }
      const at = toIso(date, '17:40')
      return [
        {
          ...{ statKey, line: code, date, rev: 1, bands, ...sums },
          ...{ source: 'import', fileName: `calls-${date}.csv`, fileHash: '', note: '' },
          ...{ enteredBy: '業務責任者', unlogged: false, createdAt: at, updatedAt: at },
        },
      ]
    })
  })
  await insertMany(ctx.payload, 'call-stats', rows)
  await checkFigures(ctx)
}

/** Kawasaki names no volume and no seats: the vendor's own plan stands there. */
async function planDemo(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const { payload } = ctx
  const decided = await decidedFigures(payload)
  const from = addDays(today, -BACK_DAYS)
  for (const { code, name } of decided.lines) {
    if (!decided.planOn(code, today))
      await payload.create({
        collection: 'call-plans',
        data: {
          name: `${name} 受託者の見込み`,
          line: code,
          calls: USUAL_CALLS,
          per: 'day',
          validFrom: from,
          active: true,
        },
      })
    const { totalDocs } = await payload.count({
      collection: 'call-seats',
      where: { line: { equals: code } },
    })
    const hours = datesBetween(today, addDays(today, 6)).flatMap(
      (date) => decided.hoursOn(code, date) ?? [],
    )[0]
    if (totalDocs > 0 || !hours) continue
    const { opensAt: start, closesAt: end } = hours
    await payload.create({
      collection: 'call-seats',
      data: {
        name: '平日の通常',
        line: code,
        validFrom: from,
        weekdays: ['1', '2', '3', '4', '5'],
        spans: [
          { kind: 'work', start, end, seats: 3 },
          { kind: 'break', start: '12:00', end: '12:45', seats: 1 },
          { kind: 'break', start: '12:45', end: '13:30', seats: 1 },
        ],
        active: true,
      },
    })
  }
}

export const demoFigures: DemoPart = async ({ ctx, today, say }) => {
  if ((await ctx.payload.count({ collection: 'call-stats' })).totalDocs > 0) return
  say('電話の統計の例を作っています（3か月分）')
  await planDemo(ctx, today)
  await createDemoCalls(ctx, today)
}
