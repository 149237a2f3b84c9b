import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { clashOf } from '@/domain/people/coverage'
import {
  addDays,
  type CivilDate,
  compare,
  tokyoDateOf,
  tokyoTimeOf,
  weekStart,
} from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { checkAnswers } from '@/kit/case/answers'
import type { Answers, Ask } from '@/kit/case/types'

import { startCase } from '../../cases/start'
import { faultPoint, type ServiceContext } from '../../context'
import { invalid, notFound } from '../../refusals'
import { covers } from '../covering'
import { candidatesOn } from '../shifts/candidates'
import { judgedFor } from '../shifts/judged'
import { lackingTexts } from '../shifts/needs'
import { assertReach, type Places, placesOf } from '../shifts/places'
import { putEntries } from '../shifts/put'
import {
  type Absent,
  absencesOf,
  absentKey,
  assignedOf,
  dutiesOn,
  type Entry,
  isWork,
  type Sheet,
  sheetNow,
  sheetsOf,
} from '../shifts/sheets'

import { awayBetween } from './away'
import { absence } from './case'
import { askedToFill, fillBy, settleAbsence } from './settle'
import { standIn, workOf } from './stand-in'

/** Somebody who could come: first who waits at home for it, then by turn; with the number to call. */
export type Standby = {
  worker: string
  name: string
  roles: string
  phone: string
  why: string
  /** What is asked before this person comes. */
  asks: readonly Ask[]
}

/** Who is put to other work comes only where somebody answers for it, as the plan itself refuses them. */
const WHY_OTHER: Ask = {
  ...{ name: 'note', label: '別の仕事の人に入ってもらう理由', kind: 'lines', required: true },
}
export type AbsenceView = {
  id: string
  state: string
  worker: string
  says: string
  /** What is short while nobody comes. */
  shorts: string
  /** Somebody, or what the telephone is expected to ask, says how many must be there on that day. */
  isJudged: boolean
  /** Of a day that is over: nobody is called for it any more. */
  isPast: boolean
  /** To be sent back with what undoes it. */
  seen: number
  reportedAt: string
  substituteName: string
  minutesToFill: number | null
  /** What else this person misses from that day on, each with whom to find. */
  others: { id: string; says: string }[]
  /** The first day up to which they may stay away. */
  nextDay: CivilDate
  standby: Standby[]
}

export type Wish = { worker: string; date: CivilDate; place: string; from: string }

/**
 * Somebody does not come: recorded once however often it is pressed, what is short is told, and whom to call
 * is answered (ST-10). @throws DomainError INPUT_INVALID
 */
export async function reportAbsence(ctx: ServiceContext, wish: Wish): Promise<AbsenceView> {
  const { id } = await recordAbsence(ctx, wish)
  return absenceView(ctx, id)
}

/**
 * The record with what follows from it.
 * @param span the days for which they said that they stay away, where they did
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function recordAbsence(
  ctx: ServiceContext,
  wish: Wish,
  span?: { since: CivilDate; until: CivilDate },
): Promise<Absent> {
  const { worker, date, place } = wish
  assertReach(ctx, place)
  const [around, places, judged] = await Promise.all([
    aroundDay(ctx, date),
    placesOf(ctx),
    judgedFor(ctx, place, [date]),
  ])
  const entry = around.sheets
    .find((one) => one.worker === worker && one.date === date)
    ?.entries.find((one) => one.place === place && one.from === wish.from && isWork(one))
  if (!entry) throw invalid('この人には、この日の勤務がありません。読み込み直してください。')
  const name =
    around.assigned.find((one) => one.worker === worker)?.name ?? (await nameOf(ctx, worker))
  const gone = { worker, date, place, from: entry.from } as Absent
  const duties = dutiesOn(date, { ...around, absences: [...around.absences, gone] })
  const lacking = judged.lackingOn(date, duties)
  const { row } = await startCase<Absent>(ctx, absence, {
    absenceKey: absentKey(gone),
    ...{ date, place, placeName: places.nameOf(place), worker, workerName: name },
    ...{ from: entry.from, to: entry.to, entry: workOf(entry) as never },
    ...span,
    shorts: lackingTexts(lacking).join('、'),
    reportedAt: ctx.now().toISOString(),
  })
  await faultPoint(ctx, 'absence-started')
  if (row.state === 'open') await missStandIns(ctx, row)
  await settleAbsence(ctx, row)
  return row
}

/** Who has left the roster has a name still. */
const nameOf = async ({ payload }: ServiceContext, worker: string): Promise<string> =>
  (await findRow<Stored<'workers'>>(payload, 'workers', { id: { equals: worker } }))?.name ?? ''

/**
 * What somebody who does not come has taken over for others on that day, and not begun: an absence of its own each,
 * so that the hole is told again.
 */
async function missStandIns(
  ctx: ServiceContext,
  { worker, date }: Pick<Absent, 'worker' | 'date'>,
): Promise<void> {
  const [sheet, told] = await Promise.all([
    sheetNow(ctx, worker, date),
    // Those taken back, too: they have come.
    findRows<Absent>(ctx.payload, 'absences', {
      and: [{ worker: { equals: worker } }, { date: { equals: date } }],
    }),
  ])
  const known = new Set(told.map(absentKey))
  const now = ctx.now()
  const isAhead = ({ from }: Entry) =>
    date > tokyoDateOf(now) || (date === tokyoDateOf(now) && from > tokyoTimeOf(now))
  for (const { place, from } of (sheet?.entries ?? []).filter((one) => one.absence && isAhead(one)))
    if (!known.has(absentKey({ worker, date, place, from })))
      await recordAbsence({ ...ctx, user: null }, { worker, date, place, from })
}

/** The same for reports whose process died before it looked. @returns how many */
export async function settleStandIns(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Absent>(ctx.payload, 'absences', {
    and: [{ state: { equals: 'open' } }, { alertState: { exists: false } }],
  })
  for (const row of rows) await missStandIns(ctx, row)
  return rows.length
}

async function aroundDay(ctx: ServiceContext, date: CivilDate) {
  const from = weekStart(date)
  const [sheets, absences, assigned] = await Promise.all([
    sheetsOf(ctx, from, addDays(from, 6)),
    absencesOf(ctx, date, date),
    assignedOf(ctx, date, date),
  ])
  return { sheets, absences, assigned }
}

export const absentById = async ({ payload }: ServiceContext, id: string): Promise<Absent> => {
  const row = await findRow<Absent>(payload, 'absences', { id: { equals: id } })
  if (row) return row
  throw notFound('この欠勤の記録が見つかりません。読み込み直してください。')
}

/** @throws DomainError NOT_FOUND */
export async function absenceView(ctx: ServiceContext, id: string): Promise<AbsenceView> {
  const row = await absentById(ctx, id)
  const [around, places, judged, asked, missed] = await Promise.all([
    aroundDay(ctx, row.date),
    placesOf(ctx),
    judgedFor(ctx, row.place, [row.date]),
    askedToFill(ctx, row),
    absencesOf(ctx, row.date, addDays(row.date, MOST_DAYS), [row.worker]),
  ])
  const isPast = row.date < tokyoDateOf(ctx.now())
  return {
    id,
    isPast,
    seen: row.stateSeq ?? 0,
    state: row.state,
    worker: row.worker,
    says: `${formatJa(row.date)} ${row.placeName} ${row.workerName} ${row.from}〜${row.to}`,
    shorts: row.shorts ?? '',
    isJudged: judged.isAsked(row.date),
    reportedAt: row.reportedAt,
    substituteName: row.substituteName ?? '',
    minutesToFill: row.minutesToFill ?? null,
    nextDay: addDays(row.date, 1),
    others: missed
      .filter((one) => one.id !== id)
      .sort((a, b) => compare(a.date, b.date) || compare(a.from, b.from))
      .map((one) => ({
        id: one.id,
        says: `${formatJa(one.date)} ${one.placeName} ${one.from}〜${one.to} ${absence.states[one.state].label}`,
      })),
    standby:
      row.state === 'open' && !isPast ? await standbyOf(ctx, row, around, { places, asked }) : [],
  }
}

/** As far ahead as anybody says that they stay away; whoever stays longer says so again. */
export const MOST_DAYS = 92

type Around = Awaited<ReturnType<typeof aroundDay>>

/** Without what is only waiting: that is what it is for. */
const busyOf = (sheets: readonly Sheet[], worker: string, date: CivilDate): Entry[] =>
  sheets
    .filter((one) => one.worker === worker && one.date === date)
    .flatMap(({ entries }) => entries.filter(isWork))

/** What is asked before somebody comes: what the city wants to know, and why where it is not their work. */
const asksFor = (
  asked: readonly Ask[],
  row: Absent,
  { assigned }: Pick<Around, 'assigned'>,
  worker: string,
): readonly Ask[] => {
  const rolesOf = (who: string) =>
    assigned
      .filter((one) => one.worker === who && covers(one, row.date))
      .filter((one) => who !== row.worker || one.place === row.place)
      .map(({ role }) => role)
  const wanted = rolesOf(row.worker)
  const isTheirs = wanted.length === 0 || rolesOf(worker).some((role) => wanted.includes(role))
  return isTheirs ? asked : [...asked.filter(({ name }) => name !== WHY_OTHER.name), WHY_OTHER]
}

async function standbyOf(
  ctx: ServiceContext,
  row: Absent,
  around: Around,
  { places, asked }: { places: Places; asked: readonly Ask[] },
): Promise<Standby[]> {
  const { sheets, assigned, absences } = around
  const { date, place, from, to } = row
  const today = assigned.filter((one) => covers(one, date) && one.worker !== row.worker)
  const away = await awayBetween(ctx, date, date)
  const ill = new Set(absences.map(({ worker }) => worker))
  const entriesOf = (worker: string) =>
    sheets.find((one) => one.worker === worker && one.date === date)?.entries ?? []
  const waits = today.filter(({ worker }) => entriesOf(worker).some(({ isStandby }) => isStandby))
  const here = today.filter((one) => one.place === place)
  const week = weekStart(date)
  const order = candidatesOn(sheets, here, date, week)
  const all = new Map(
    [...waits, ...order]
      .filter(({ worker }) => !ill.has(worker) && !away(worker, date))
      .filter(
        ({ worker }) =>
          !clashOf([...busyOf(sheets, worker, date), { place, from, to }], places.minutesBetween),
      )
      .map((one) => [one.worker, one]),
  )
  const people = await findRows<Stored<'workers'>>(
    ctx.payload,
    'workers',
    { id: { in: [...all.keys()] } },
    { select: { phone: true } },
  )
  const phones = new Map(people.map(({ id, phone }) => [id, phone ?? '']))
  const isOther = ({ asks }: Standby) => Number(asks.includes(WHY_OTHER))
  const told = [...all.values()].map(({ worker, name }): Standby => ({
    worker,
    name,
    asks: asksFor(asked, row, around, worker),
    roles: [
      ...new Set(today.filter((one) => one.worker === worker).map(({ roleTitle }) => roleTitle)),
    ].join('、'),
    phone: phones.get(worker) ?? '',
    why: waits.some((one) => one.worker === worker) ? '待機' : 'この日の勤務なし',
  }))
  // Sorted once: the order among themselves stays.
  return told.sort((a, b) => isOther(a) - isOther(b))
}

/** Why somebody comes for nobody on a day: they do not come themselves. Null for whoever does. */
async function whyAway(
  ctx: ServiceContext,
  worker: string,
  date: CivilDate,
  name: string,
): Promise<string | null> {
  const [own, away] = await Promise.all([
    absencesOf(ctx, date, date, [worker]),
    awayBetween(ctx, date, date),
  ])
  if (own.length === 0 && !away(worker, date)) return null
  return `${name}は、${formatJa(date)}に欠勤としています。ほかの人を選んでください。`
}

/**
 * Somebody comes instead: first into their day, which no two can take at once, then into the record with the
 * minutes that it took. Of two who choose at once one wins; the other's choice leaves the sheet again.
 * @throws DomainError INPUT_INVALID, NOT_FOUND, NOT_NOW
 */
export async function fillAbsence(
  ctx: ServiceContext,
  { id, worker, answers = {} }: { id: string; worker: string; answers?: Answers },
): Promise<AbsenceView> {
  const row = await absentById(ctx, id)
  const [around, places] = await Promise.all([aroundDay(ctx, row.date), placesOf(ctx)])
  const person = around.assigned.find((one) => one.worker === worker)
  if (!person || worker === row.worker)
    throw invalid('この人は、この日に従事していません。待機の一覧から選んでください。')
  const says = await whyAway(ctx, worker, row.date, person.name)
  if (row.state === 'open' && says) throw invalid(says)
  if (row.state === 'open') {
    const asks = asksFor(await askedToFill(ctx, row), row, around, worker)
    const { problems } = checkAnswers(asks, answers)
    const says = Object.values(problems)
    if (says.length > 0) throw invalid(says.join(' '), problems)
    await putEntries(ctx, places, { worker, date: row.date, name: person.name }, (entries) =>
      standIn(entries, row),
    )
    await faultPoint(ctx, 'absence-in-sheet')
  }
  try {
    await fillBy(ctx, id, { worker, name: person.name }, answers)
  } finally {
    await settleAbsence(ctx, await absentById(ctx, id))
  }
  // Reported between the look and the sheet.
  if (await whyAway(ctx, worker, row.date, person.name))
    await missStandIns(ctx, { worker, date: row.date })
  return absenceView(ctx, id)
}
