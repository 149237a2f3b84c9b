import { findRow, updateWhere } from '@/db/atomic'
import { seatsByBand } from '@/domain/people/coverage'
import { addDays, type CivilDate, datesBetween, weekStart } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { checkReason, invalid } from '../../refusals'

import { judgedFor } from './judged'
import { logLeft, logLines, withLine } from './lines'
import { lackingLines } from './needs'
import { assertPlace, placesOf } from './places'
import {
  absencesOf,
  assignedOf,
  dutiesOn,
  type Entry,
  type Sheet,
  sheetsOf,
  type WeekRow,
  plannedOf,
} from './sheets'

const WEEKS = { slug: 'shift-weeks', action: 'shifts.publish' } as const
/** What was told to one person for one day. */
export type Told = Entry & { worker: string; date: CivilDate }

export const weekKey = (place: string, from: CivilDate): string => `${place}|${from}`

export const weekNow = (
  { payload }: Pick<ServiceContext, 'payload'>,
  place: string,
  from: CivilDate,
): Promise<WeekRow | null> =>
  findRow<WeekRow>(payload, 'shift-weeks', { weekKey: { equals: weekKey(place, from) } })

const asPlanned = (sheet: Sheet): Sheet => ({
  ...sheet,
  entries: plannedOf(sheet.entries),
})

/** All that a place plans for a week, and the version of it, which grows with every change of a cell. */
export async function draftOf(ctx: ServiceContext, place: string, from: CivilDate) {
  const to = addDays(from, 6)
  const dates = datesBetween(from, to)
  const [sheets, absences, assigned, judged] = await Promise.all([
    sheetsOf(ctx, from, to),
    absencesOf(ctx, from, to),
    assignedOf(ctx, from, to),
    judgedFor(ctx, place, dates),
  ])
  const { lackingOn } = judged
  const own = new Set(assigned.filter((one) => one.place === place).map(({ worker }) => worker))
  const people = { sheets, absences, assigned }
  // A plan is judged as it is planned: who falls ill afterwards, and who comes instead, is a matter of the day.
  const planned = { assigned, absences: [], sheets: sheets.map(asPlanned) }
  return {
    ...people,
    dates,
    ...judged,
    version: sheets.reduce((sum, { worker, rev }) => sum + (own.has(worker) ? rev : 0), 0),
    plan: sheets.flatMap(({ worker, date, entries }): Told[] =>
      plannedOf(entries)
        .filter((entry) => entry.place === place)
        .map((entry) => ({ ...entry, worker, date })),
    ),
    lacking: dates.map((date) => lackingOn(date, dutiesOn(date, people))),
    lackingAsPlanned: dates.map((date) => lackingOn(date, dutiesOn(date, planned))),
    seats: Object.fromEntries(
      dates.map((date) => [
        date,
        seatsByBand(dutiesOn(date, planned).filter((duty) => duty.place === place)),
      ]),
    ),
  }
}

/**
 * Tells the plan of a week: refused with every band that is short unless a reason says why it is so (CC-27,
 * SC-12). The whole plan is one write, so that nobody ever sees half of it.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function publishWeek(
  ctx: ServiceContext,
  wish: { place: string; from: CivilDate; version: number; reason: string },
): Promise<void> {
  const { place, from } = wish
  const reason = checkReason(wish.reason)
  if (from !== weekStart(from)) throw invalid('週の初めの月曜日を選んでください。')
  const [draft, places] = await Promise.all([draftOf(ctx, place, from), placesOf(ctx)])
  assertPlace(ctx, places, place)
  if (draft.version !== wish.version)
    throw new DomainError(
      'CHANGED_MEANWHILE',
      `勤務表は、ほかの人が先に変えました（第${wish.version}版→第${draft.version}版）。読み込み直して、確かめてください。`,
      409,
    )
  const lines = lackingLines(draft.lackingAsPlanned)
  if (lines.length > 0 && !reason)
    throw invalid(
      `人が足りない時間があります。勤務を直すか、足りないまま公開する理由を入力してください。${lines.join('、')}`,
      { reason: '足りないまま公開する理由を入力してください。' },
    )
  const key = weekKey(place, from)
  const placeName = places.nameOf(place)
  const before = await insertOnce(ctx, 'shift-weeks', 'weekKey', {
    ...{ weekKey: key, place, placeName, from, rev: 0, version: 0 },
    ...{ state: 'draft', plan: [], seats: {} },
  })
  const { id } = before.row
  await faultPoint(ctx, 'shift-week-there')
  const { rev, state, version } = before.row
  // Sent again: told already as it is.
  if (state !== 'published' || version !== draft.version || before.row.reason !== reason) {
    const same = { weekKey: { equals: key }, rev: { equals: rev } }
    const written = await updateWhere<WeekRow>(ctx.payload, 'shift-weeks', same, {
      ...{ state: 'published', rev: rev + 1, version: draft.version, placeName },
      ...{ plan: draft.plan, seats: draft.seats, shorts: lines.join('\n'), reason },
      ...{ publishedAt: ctx.now().toISOString(), publishedBy: ctx.actor.name },
      ...withLine(ctx, before.row, {
        rev: rev + 1,
        says: `勤務表の公開 ${placeName} ${formatJa(from)}の週 ${rev + 1}回目${lines.length > 0 ? `（足りない時間のまま: ${reason}）` : ''}`,
      }),
    })
    if (!written)
      throw new DomainError(
        'CHANGED_MEANWHILE',
        'この週は、ほかの人が先に公開しました。読み込み直して、確かめてください。',
        409,
      )
    await faultPoint(ctx, 'shift-week-stored')
  }
  await logLines(ctx, WEEKS, id)
}

/** Writes what a process that died has left out of the operation log. @returns how many rows */
export const logWeeks = (ctx: ServiceContext): Promise<number> => logLeft(ctx, WEEKS)
