import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { seatsByBand } from '@/domain/people/coverage'
import { addDays, type CivilDate, datesBetween } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { checkReason, invalid } from '../../refusals'

import { lackingLines, needsOf } from './needs'
import { placesOf } from './places'
import { absencesOf, assignedOf, dutiesOn, type Entry, sheetsOf } from './sheets'

export type WeekRow = Stored<'shift-weeks'>
/** What was told to one person for one day. */
export type Told = Entry & { worker: string; date: CivilDate }

export const weekKey = (place: string, from: CivilDate): string => `${place}|${from}`

export const weekNow = (
  { payload }: Pick<ServiceContext, 'payload'>,
  place: string,
  from: CivilDate,
): Promise<WeekRow | null> =>
  findRow<WeekRow>(payload, 'shift-weeks', { weekKey: { equals: weekKey(place, from) } })

/** All that a place plans for a week, and the version of it, which grows with every change of a cell. */
export async function draftOf(ctx: ServiceContext, place: string, from: CivilDate) {
  const to = addDays(from, 6)
  const [sheets, absences, assigned, needs] = await Promise.all([
    sheetsOf(ctx, from, to),
    absencesOf(ctx, from, to),
    assignedOf(ctx, from, to),
    needsOf(ctx),
  ])
  const dates = datesBetween(from, to)
  const own = new Set(assigned.filter((one) => one.place === place).map(({ worker }) => worker))
  const people = { sheets, absences, assigned }
  // A plan is judged as it is planned: who falls ill afterwards is a matter of the day.
  const planned = { ...people, absences: [] }
  return {
    ...people,
    dates,
    needs,
    version: sheets.reduce((sum, { worker, rev }) => sum + (own.has(worker) ? rev : 0), 0),
    plan: sheets.flatMap(({ worker, date, entries }): Told[] =>
      entries
        .filter((entry) => entry.place === place && !entry.absence)
        .map((entry) => ({ ...entry, worker, date })),
    ),
    lacking: dates.map((date) => needs.lackingOn(date, place, dutiesOn(date, people))),
    lackingAsPlanned: dates.map((date) => needs.lackingOn(date, place, dutiesOn(date, planned))),
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
 * @throws DomainError INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function publishWeek(
  ctx: ServiceContext,
  wish: { place: string; from: CivilDate; version: number; reason: string },
): Promise<void> {
  const { place, from } = wish
  const reason = checkReason(wish.reason)
  const [draft, places] = await Promise.all([draftOf(ctx, place, from), placesOf(ctx)])
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
  await faultPoint(ctx, 'shift-week-there')
  const { rev, state, version } = before.row
  // Sent again: told already as it is.
  if (state !== 'published' || version !== draft.version || before.row.reason !== reason) {
    const same = { weekKey: { equals: key }, rev: { equals: rev } }
    const written = await updateWhere<WeekRow>(ctx.payload, 'shift-weeks', same, {
      ...{ state: 'published', rev: rev + 1, version: draft.version, placeName },
      ...{ plan: draft.plan, seats: draft.seats, shorts: lines.join('\n'), reason },
      ...{ publishedAt: ctx.now().toISOString(), publishedBy: ctx.actor.name, unlogged: true },
    })
    if (!written)
      throw new DomainError(
        'CHANGED_MEANWHILE',
        'この週は、ほかの人が先に公開しました。読み込み直して、確かめてください。',
        409,
      )
    await faultPoint(ctx, 'shift-week-stored')
  }
  await logWeek(ctx, key)
}

async function logWeek(ctx: ServiceContext, key: string): Promise<void> {
  const row = await findRow<WeekRow>(ctx.payload, 'shift-weeks', { weekKey: { equals: key } })
  if (!row?.unlogged) return
  await logAct(ctx, {
    key: `shift-week|${key}|${row.rev}`,
    action: 'shifts.publish',
    actorName: row.publishedBy ?? '',
    at: row.publishedAt ?? '',
    summary: `勤務表の公開 ${row.placeName} ${formatJa(row.from)}の週 ${row.rev}回目${row.shorts ? `（足りない時間のまま: ${row.reason}）` : ''}`,
    target: `shift-weeks/${row.id}`,
  })
  await faultPoint(ctx, 'shift-week-logged')
  const same = { weekKey: { equals: key }, rev: { equals: row.rev } }
  await updateWhere(ctx.payload, 'shift-weeks', same, { unlogged: false })
}

/** Writes what a process that died has left out of the operation log. @returns how many lines */
export async function logWeeks(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<WeekRow>(ctx.payload, 'shift-weeks', { unlogged: { equals: true } })
  for (const row of rows) await logWeek(ctx, row.weekKey)
  return rows.length
}
