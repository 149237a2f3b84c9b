import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { clashOf } from '@/domain/people/coverage'
import { type CivilDate, compare } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import { faultPoint, type ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { invalid } from '../../refusals'

import { covers } from '../covering'

import { logLeft, logLines, withLine } from './lines'
import { assertReach, type Places, placesOf } from './places'
import {
  absencesOf,
  absentKey,
  type Assigned,
  assignedOf,
  type Entry,
  entryText,
  type Sheet,
  sheetKey,
  sheetNow,
} from './sheets'

type Row = Stored<'shifts'>
const SHEETS = { slug: 'shifts', action: 'shifts.put' } as const

/** What a cell of the grid is to hold: kinds of work at one place on one day, by their ids; none clears it. */
export type Cell = {
  worker: string
  date: CivilDate
  types: string[]
  /** `rev` as it was seen. */ seen: number
}

/**
 * Puts cells of one place, each by itself: sent again, or after the process died between two of them, what
 * stands already stays. @returns the version that each has now
 * @throws DomainError INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function putCells(
  ctx: ServiceContext,
  place: string,
  cells: readonly Cell[],
): Promise<number[]> {
  const dates = cells.map(({ date }) => date).sort()
  const put = await putterOf(ctx, place, dates[0]!, dates.at(-1)!)
  const revs: number[] = []
  for (const cell of cells) revs.push(await put(cell))
  return revs
}

/** Puts one cell after the other, with what they share between two days read once. */
export async function putterOf(
  ctx: ServiceContext,
  place: string,
  from: CivilDate,
  to: CivilDate,
): Promise<(cell: Cell) => Promise<number>> {
  assertReach(ctx, place)
  const [places, types, assigned, absences] = await Promise.all([
    placesOf(ctx),
    findRows<Stored<'shift-types'>>(ctx.payload, 'shift-types', {}),
    assignedOf(ctx, from, to),
    absencesOf(ctx, from, to),
  ])
  const absent = new Set(absences.map(absentKey))
  return (cell) => {
    const { worker, date } = cell
    const { name } = assignedTo(assigned, place, cell)
    const entries = cell.types.map((id) => entryOf(types, place, id))
    return putEntries(ctx, places, { worker, date, name, seen: cell.seen }, (sheet) => {
      const missed = sheet.filter(
        (one) =>
          one.place === place && !one.absence && absent.has(absentKey({ ...one, worker, date })),
      )
      const lost = missed.find(({ type }) => !cell.types.includes(type))
      if (lost)
        throw invalid(
          `${name}は、${formatJa(date)}の${saysOf(lost)}を欠勤としています。この勤務は変えられません。出勤したときは、「急な欠勤」の記録で取り消してください。`,
        )
      return [
        // Other places, and what was taken over for somebody, are not this cell's.
        ...sheet.filter((one) => one.place !== place || one.absence || missed.includes(one)),
        // What somebody was absent from stays as it was told.
        ...entries.filter(({ type }) => !missed.some((one) => one.type === type)),
      ]
    })
  }
}

/** @throws DomainError INPUT_INVALID */
function entryOf(types: readonly Stored<'shift-types'>[], place: string, id: string): Entry {
  const type = types.find((one) => one.id === id)
  if (!type) throw invalid('その勤務の種類はありません。読み込み直してください。')
  const { letter, label, from, to, breaks, isStandby, isOff } = type
  return {
    ...{ place, type: id, letter, label, from: from ?? '', to: to ?? '' },
    breaks: (breaks ?? []).map((pause) => ({ from: pause.from, to: pause.to })),
    ...(isStandby ? { isStandby } : {}),
    ...(isOff ? { isOff } : {}),
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
 * @returns the version that stands afterwards
 */
export async function putEntries(
  ctx: ServiceContext,
  places: Places,
  { worker, date, name, seen }: { worker: string; date: CivilDate; name: string; seen?: number },
  change: (entries: readonly Entry[]) => Entry[],
): Promise<number> {
  const shiftKey = sheetKey(worker, date)
  const nothing = {
    ...{ id: '', worker, date, rev: 0, entries: [] },
    changedAt: '',
    unlogged: false,
    lines: [],
  }
  const row = await changeRow<Sheet, Entry[]>({
    find: async () => (await sheetNow(ctx, worker, date)) ?? nothing,
    decide: async (sheet) => {
      const wanted = change(sheet.entries).sort((a, b) => compare(entryText(a), entryText(b)))
      if (wanted.map(entryText).join() === sheet.entries.map(entryText).join()) return null
      if (seen !== undefined && seen !== sheet.rev) throw await changedBy(ctx, shiftKey, name, date)
      // Who only loses a time of work is in no two places.
      if (wanted.some((entry) => !sheet.entries.includes(entry)))
        assertApart(places, name, date, wanted)
      return wanted
    },
    write: async (sheet, wanted) => {
      const rev = sheet.rev + 1
      const says = wanted
        .map((entry) => `${places.nameOf(entry.place)} ${wholeOf(entry)}`)
        .join('、')
      const data = {
        entries: wanted,
        ...{ rev, says, changedBy: ctx.actor.name, changedAt: ctx.now().toISOString() },
        unsettled: wanted.some(({ absence }) => absence),
        ...withLine(ctx, sheet, { rev, says: `勤務表 ${date} 第${rev}版: ${says || '空き'}` }),
      }
      await faultPoint(ctx, 'shift-before')
      if (sheet.rev === 0) {
        const first = { shiftKey, worker, workerName: name, date, ...data }
        const made = await insertOnce(ctx, 'shifts', 'shiftKey', first)
        return made.isNew ? { ...sheet, id: made.row.id, rev, entries: wanted } : null
      }
      const same = { shiftKey: { equals: shiftKey }, rev: { equals: sheet.rev } }
      const changed = await updateWhere<Row>(ctx.payload, 'shifts', same, data)
      return changed && { ...sheet, rev, entries: wanted }
    },
  })
  if (row.rev === 0) return 0
  await faultPoint(ctx, 'shift-stored')
  await logLines(ctx, SHEETS, row.id)
  return row.rev
}

export const saysOf = ({ label, from, to }: Pick<Entry, 'label' | 'from' | 'to'>): string =>
  from ? `${label} ${from}〜${to}` : label

/** The same with its breaks: what somebody changed stands in the operation log whole. */
const wholeOf = (entry: Entry): string =>
  `${saysOf(entry)}${entry.breaks.length > 0 ? `（休憩 ${entry.breaks.map(({ from, to }) => `${from}〜${to}`).join('、')}）` : ''}`

async function changedBy(ctx: ServiceContext, shiftKey: string, name: string, date: CivilDate) {
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

/** Writes what a process that died has left out of the operation log. @returns how many rows */
export const logSheets = (ctx: ServiceContext): Promise<number> => logLeft(ctx, SHEETS)
