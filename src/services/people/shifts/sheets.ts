import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type Duty, type Interval, minutesOfWork } from '@/domain/people/coverage'
import { addDays, type CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { covers, coveringBetween } from '../covering'

import { placeOf } from './places'

/** One time of work of a day, as its kind was when it was planned. */
/** A week of one place, as it was told. */
export type WeekRow = Stored<'shift-weeks'>
export type Entry = Interval & {
  place: string
  type: string
  letter: string
  label: string
  breaks: Interval[]
  isStandby?: boolean
  isOff?: boolean
  /** The absence for which somebody came in; such a time is not part of the plan. */
  absence?: string
  /** What they waited for at home before that: theirs again when another comes. */
  instead?: Entry[]
}
/** What is at work: neither off nor waiting at home. */
export const isWork = ({ isOff, isStandby }: Entry): boolean => !isOff && !isStandby

/** A day as it was planned: who waited at home waits, whatever they came in for. */
export const plannedOf = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap((one) => (one.absence ? (one.instead ?? []) : [one]))

export type Sheet = {
  id: string
  worker: string
  date: CivilDate
  rev: number
  entries: Entry[]
  changedAt: string
  unlogged: boolean
  /** What the operation log has not copied yet. */
  lines: unknown
}

const sheetOf = (row: Stored<'shifts'>): Sheet => ({
  id: row.id,
  worker: row.worker,
  date: row.date,
  rev: row.rev,
  entries: (row.entries as Entry[] | null) ?? [],
  changedAt: row.changedAt ?? '',
  unlogged: row.unlogged === true,
  lines: row.lines,
})

/** Two times of work with the same text are the same in all that people see of them. Sorts by the hour. */
export const entryText = ({
  from,
  to,
  place,
  type,
  letter,
  label,
  breaks,
  ...more
}: Entry): string =>
  [
    ...[from, to, place, type, letter, label, ...breaks.flatMap((pause) => [pause.from, pause.to])],
    ...[more.isStandby ? 'standby' : '', more.isOff ? 'off' : '', more.absence ?? ''],
  ].join('|')

const between = (from: CivilDate, to: CivilDate) => [
  { date: { greater_than_equal: from } },
  { date: { less_than_equal: to } },
]

/** Of these people, or of all. */
const of = (workers?: readonly string[]) => (workers ? [{ worker: { in: [...workers] } }] : [])

export const sheetsOf = async (
  { payload }: Pick<ServiceContext, 'payload'>,
  from: CivilDate,
  to: CivilDate,
  workers?: readonly string[],
): Promise<Sheet[]> =>
  (
    await findRows<Stored<'shifts'>>(
      payload,
      'shifts',
      { and: [...between(from, to), ...of(workers)] },
      { sort: ['date', 'worker'] },
    )
  ).map(sheetOf)

export const sheetKey = (worker: string, date: CivilDate): string => `${worker}|${date}`

export async function sheetNow(
  { payload }: Pick<ServiceContext, 'payload'>,
  worker: string,
  date: CivilDate,
): Promise<Sheet | null> {
  const row = await findRow<Stored<'shifts'>>(payload, 'shifts', {
    shiftKey: { equals: sheetKey(worker, date) },
  })
  return row && sheetOf(row)
}

export type Absent = Stored<'absences'>

/** Absences that hold: those that were taken back do not. */
export const absencesOf = (
  { payload }: Pick<ServiceContext, 'payload'>,
  from: CivilDate,
  to: CivilDate,
  workers?: readonly string[],
): Promise<Absent[]> =>
  findRows<Absent>(payload, 'absences', {
    and: [...between(from, to), ...of(workers), { state: { not_equals: 'cancelled' } }],
  })

/** Whose absence from which time it is. */
export const absentKey = (one: { worker: string; date: CivilDate; place: string; from: string }) =>
  [one.worker, one.date, one.place, one.from].join('|')

export type Assigned = {
  worker: string
  name: string
  kana: string
  place: string
  role: string
  roleTitle: string
  from: CivilDate
  until: CivilDate
}
const LAST = '9999-12-31'

/** Who is assigned between two days, as the roster has it: assignments that have begun (ST-01). */
export async function assignedOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  from: CivilDate,
  to: CivilDate,
  workers?: readonly string[],
): Promise<Assigned[]> {
  const rows = await findRows<Stored<'assignments'>>(
    payload,
    'assignments',
    { and: [...of(workers), coveringBetween(from, to)] },
    { sort: ['kana', 'worker', 'id'] },
  )
  return rows.map((row) => ({
    worker: row.worker,
    name: row.workerName,
    kana: row.kana ?? '',
    place: placeOf(row),
    role: row.role,
    roleTitle: row.roleTitle,
    from: row.from,
    until: row.until || LAST,
  }))
}

/** Who is at work on a day with their roles of that day; without those who are absent. */
export function dutiesOn(
  date: CivilDate,
  people: { sheets: readonly Sheet[]; absences: readonly Absent[]; assigned: readonly Assigned[] },
): Duty[] {
  const absent = new Set(people.absences.map(absentKey))
  const roles = new Map<string, string[]>()
  for (const one of people.assigned)
    if (covers(one, date)) roles.set(one.worker, [...(roles.get(one.worker) ?? []), one.role])
  return people.sheets
    .filter((sheet) => sheet.date === date && roles.has(sheet.worker))
    .flatMap(({ worker, entries }) =>
      entries
        .filter((entry) => isWork(entry) && !absent.has(absentKey({ ...entry, worker, date })))
        .map(({ place, from, to, breaks }) => ({
          ...{ worker, place, from, to, breaks },
          roles: roles.get(worker) ?? [],
        })),
    )
}

/** Minutes that somebody works, and the days on which they do, in these sheets. */
export function loadOf(sheets: readonly Sheet[], worker: string) {
  const own = sheets.filter((sheet) => sheet.worker === worker)
  const work = (sheet: Sheet) => sheet.entries.filter(isWork)
  return {
    days: own.filter((sheet) => work(sheet).length > 0).map(({ date }) => date),
    minutesFrom: (first: CivilDate) =>
      own
        .filter(({ date }) => date >= first && date <= addDays(first, 6))
        .flatMap(work)
        .reduce((sum, entry) => sum + minutesOfWork(entry), 0),
  }
}
