import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import { faultPoint, type ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { type Absent, absentKey, isWork, sheetsOf } from '../shifts/sheets'

import { awayBetween, sinceOf } from './away'
import {
  absentById,
  absenceView,
  type AbsenceView,
  MOST_DAYS,
  recordAbsence,
  type Wish,
} from './report'

/**
 * Somebody who does not come stays away up to a day: each of their shifts until then is reported as the first
 * was, at whatever place, so that each has its own alert and its own substitute. Pressed again, or after the
 * process died between two of them, what is missing is added (ST-10).
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function stayAway(
  ctx: ServiceContext,
  { id, until }: { id: string; until: CivilDate },
): Promise<AbsenceView> {
  const row = await absentById(ctx, id)
  const refuse = (says: string) => invalid(says, { until: says })
  if (row.state === 'cancelled')
    throw invalid('この欠勤は取り消されています。休む日の勤務から、登録し直してください。')
  if (until <= row.date) throw refuse(`${formatJa(row.date)}より後の日を選んでください。`)
  if (until > addDays(row.date, MOST_DAYS))
    throw refuse(`${formatJa(addDays(row.date, MOST_DAYS))}までの日を選んでください。`)
  const { left, isTold } = await shiftsUntil(ctx, row, until)
  // The record of a later shift says how long it is; without one nothing would keep it.
  if (left.length === 0 && !isTold)
    throw refuse(
      'この日までに、まだ欠勤にしていない勤務がありません。勤務を入れた後で、その日から欠勤にしてください。',
    )
  await spread(ctx, left, { since: row.date, until })
  return absenceView(ctx, id)
}

type Left = Wish & { changedAt: string }

/** Shifts after an absence up to a day that are not reported, and whether one that is says how long it is. */
async function shiftsUntil(
  ctx: ServiceContext,
  { worker, date }: Pick<Absent, 'worker' | 'date'>,
  until: CivilDate,
): Promise<{ left: Left[]; isTold: boolean }> {
  const [sheets, told] = await Promise.all([
    sheetsOf(ctx, date, until, [worker]),
    // Those taken back, too: whoever came on that day is not reported again by what was said before.
    findRows<Absent>(ctx.payload, 'absences', {
      and: [
        { worker: { equals: worker } },
        { date: { greater_than_equal: date } },
        { date: { less_than_equal: until } },
      ],
    }),
  ])
  const known = new Set(told.map(absentKey))
  const holds = told.filter(({ state }) => state !== 'cancelled')
  // Whoever went home at noon worked in the morning.
  const first = holds.flatMap((one) => (one.date === date ? [one.from] : [])).sort()[0]
  const left = sheets
    .flatMap(({ date: day, entries, changedAt }) =>
      entries
        .filter(isWork)
        .map(({ place, from }) => ({ worker, date: day, place, from, changedAt })),
    )
    .filter((one) => one.date > date || (first !== undefined && one.from > first))
    .filter((one) => !known.has(absentKey(one)))
  const isTold = holds.some((one) => (one.until ?? '') >= until)
  return { left, isTold }
}

async function spread(
  ctx: ServiceContext,
  shifts: readonly Wish[],
  span: { since: CivilDate; until: CivilDate },
): Promise<void> {
  for (const shift of shifts) {
    await recordAbsence(ctx, shift, span)
    await faultPoint(ctx, 'absence-spread')
  }
}

/**
 * Shifts of days for which somebody said that they stay away, and which a process that died left. What was put in
 * afterwards was put in by somebody who knew. @returns how many
 */
export async function settleAway(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const rows = await findRows<Absent>(ctx.payload, 'absences', {
    and: [{ until: { greater_than_equal: today } }, { state: { not_equals: 'cancelled' } }],
  })
  let done = 0
  for (const row of rows) {
    const [since, until] = [sinceOf(row), row.until ?? row.date]
    const away = await awayBetween(ctx, since, until)
    const { left } = await shiftsUntil(ctx, { worker: row.worker, date: since }, until)
    const lost = left.filter(
      ({ date, changedAt }) => away(row.worker, date) && changedAt <= row.reportedAt,
    )
    await spread(ctx, lost, { since, until })
    done += lost.length
  }
  return done
}
