import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { clashOf } from '@/domain/people/coverage'
import type { CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import { changeRow } from '../../change-row'
import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { invalid } from '../../refusals'

import { covers } from '../covering'

import { type Places, placesOf } from './places'
import { type Assigned, assignedOf, type Entry, type Sheet, sheetKey, sheetNow } from './sheets'

type Row = Stored<'shifts'>

/** What a cell of the grid is to hold: kinds of work at one place on one day, by their ids; none clears it. */
export type Cell = {
  worker: string
  date: CivilDate
  types: string[]
  /** `rev` as it was seen. */ seen: number
}

/**
 * Puts cells of one place, each by itself: sent again, or after the process died between two of them, what
 * stands already stays. @throws DomainError INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function putCells(
  ctx: ServiceContext,
  place: string,
  cells: readonly Cell[],
): Promise<void> {
  const dates = cells.map(({ date }) => date).sort()
  const [places, types, assigned] = await Promise.all([
    placesOf(ctx),
    findRows<Stored<'shift-types'>>(ctx.payload, 'shift-types', {}),
    assignedOf(ctx, dates[0]!, dates.at(-1)!),
  ])
  for (const cell of cells) {
    const person = assignedTo(assigned, place, cell)
    const entries = cell.types.map((id): Entry => {
      const type = types.find((one) => one.id === id)
      if (!type) throw invalid('その勤務の種類はありません。読み込み直してください。')
      const { letter, label, from, to, breaks, isStandby, isOff } = type
      return {
        ...{ place, type: id, letter, label, from: from ?? '', to: to ?? '' },
        breaks: (breaks ?? []).map((pause) => ({ from: pause.from, to: pause.to })),
        ...(isStandby ? { isStandby } : {}),
        ...(isOff ? { isOff } : {}),
      }
    })
    await putEntries(ctx, places, { ...cell, name: person.name }, (sheet) => [
      // Other places, and what was taken over for somebody, are not this cell's.
      ...sheet.filter((one) => one.place !== place || one.absence),
      ...entries,
    ])
  }
}

/** @throws DomainError INPUT_INVALID */
function assignedTo(all: readonly Assigned[], place: string, { worker, date }: Cell): Assigned {
  const found = all.find((one) => one.worker === worker && one.place === place && covers(one, date))
  if (found) return found
  const name = all.find((one) => one.worker === worker)?.name ?? 'この人'
  throw invalid(
    `${name}は、${formatJa(date)}にこの場所の割当てがありません。「業務の割当て」で割り当ててください。`,
  )
}

/**
 * The one write of somebody's day, refused where it would have them in two places at once.
 * @param seen undefined: as it is now, whoever was faster
 */
export async function putEntries(
  ctx: ServiceContext,
  places: Places,
  { worker, date, name, seen }: { worker: string; date: CivilDate; name: string; seen?: number },
  change: (entries: readonly Entry[]) => Entry[],
): Promise<void> {
  const shiftKey = sheetKey(worker, date)
  const row = await changeRow<Sheet, Entry[]>({
    find: async () =>
      (await sheetNow(ctx, worker, date)) ?? { id: '', worker, date, rev: 0, entries: [] },
    decide: async (sheet) => {
      const wanted = change(sheet.entries).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
      if (wanted.map(textOf).join() === sheet.entries.map(textOf).join()) return null
      if (seen !== undefined && seen !== sheet.rev) throw await changed(ctx, shiftKey, name, date)
      assertApart(places, name, date, wanted)
      return wanted
    },
    write: async (sheet, wanted) => {
      const rev = sheet.rev + 1
      const data = {
        entries: wanted,
        rev,
        says: wanted.map((entry) => `${places.nameOf(entry.place)} ${saysOf(entry)}`).join('、'),
        changedBy: ctx.actor.name,
        changedAt: ctx.now().toISOString(),
        unlogged: true,
      }
      await faultPoint(ctx, 'shift-before')
      if (sheet.rev === 0) {
        const first = { shiftKey, worker, workerName: name, date, ...data }
        const { isNew } = await insertOnce(ctx, 'shifts', 'shiftKey', first)
        if (!isNew) return null
      } else {
        const same = { shiftKey: { equals: shiftKey }, rev: { equals: sheet.rev } }
        if (!(await updateWhere<Row>(ctx.payload, 'shifts', same, data))) return null
      }
      return { ...sheet, rev, entries: wanted }
    },
  })
  if (row.rev === 0) return
  await faultPoint(ctx, 'shift-stored')
  await logSheet(ctx, shiftKey)
}

const textOf = ({ place, from, type, absence = '' }: Entry): string =>
  [from, place, type, absence].join('|')

export const saysOf = ({ label, from, to }: Pick<Entry, 'label' | 'from' | 'to'>): string =>
  from ? `${label} ${from}〜${to}` : label

async function changed(ctx: ServiceContext, shiftKey: string, name: string, date: CivilDate) {
  const row = await findRow<Row>(ctx.payload, 'shifts', { shiftKey: { equals: shiftKey } })
  return new DomainError(
    'CHANGED_MEANWHILE',
    `${name}の${formatJa(date)}は、${row?.changedBy || 'ほかの人'}が先に「${row?.says || '空き'}」に変えました（第${row?.rev ?? 0}版）。確かめて、もう一度操作してください。`,
    409,
  )
}

/** @throws DomainError INPUT_INVALID */
function assertApart(
  places: Places,
  name: string,
  date: CivilDate,
  entries: readonly Entry[],
): void {
  const clash = clashOf(
    entries.filter(({ isOff }) => !isOff),
    places.minutesBetween,
  )
  if (!clash) return
  const [one, other] = clash
  const way = places.minutesBetween(one.place, other.place)
  throw invalid(
    `${name}は、${formatJa(date)}に${places.nameOf(one.place)} ${saysOf(one)}と${places.nameOf(other.place)} ${saysOf(other)}を続けて行えません${way > 0 ? `（移動に${way}分）` : ''}。`,
  )
}

/** The line of the operation log for how somebody's day is now; the mark goes when it is there. */
async function logSheet(ctx: ServiceContext, shiftKey: string): Promise<void> {
  const row = await findRow<Row>(ctx.payload, 'shifts', { shiftKey: { equals: shiftKey } })
  if (!row?.unlogged) return
  await logAct(ctx, {
    key: `shift|${shiftKey}|${row.rev}`,
    action: 'shifts.put',
    actorName: row.changedBy ?? '',
    at: row.changedAt ?? '',
    summary: `勤務表 ${row.date} 第${row.rev}版: ${row.says || '空き'}`,
    target: `shifts/${row.id}`,
  })
  await faultPoint(ctx, 'shift-logged')
  const same = { id: { equals: row.id }, rev: { equals: row.rev } }
  await updateWhere(ctx.payload, 'shifts', same, { unlogged: false })
}

/** Writes what a process that died has left out of the operation log. @returns how many lines */
export async function logSheets(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Row>(ctx.payload, 'shifts', { unlogged: { equals: true } })
  for (const { shiftKey } of rows) await logSheet(ctx, shiftKey)
  return rows.length
}
