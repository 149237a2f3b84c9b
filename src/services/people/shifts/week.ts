import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { lastOfPhone, toldApart } from '@/domain/people/same-name'
import { addDays, type CivilDate, tokyoDateOf, weekdayOf, weekStart } from '@/domain/time/civil'
import { WEEKDAYS_JA } from '@/domain/time/format'

import type { ServiceContext } from '../../context'

import { type Away, awayBetween } from '../absences/away'

import { covers } from '../covering'

import { candidatesOn, type Proposal, proposalsOf } from './candidates'
import type { DayForecast } from './forecast'
import { lackingLines, lackingTexts } from './needs'
import { assertPlace, placesOf } from './places'
import { draftOf, type Told, weekNow } from './publish'
import { saysOf } from './put'
import {
  type Absent,
  absentKey,
  type Assigned,
  type Entry,
  entryText,
  isWork,
  loadOf,
  sheetsOf,
} from './sheets'

export type ShiftType = {
  id: string
  letter: string
  label: string
  says: string
  isStandby: boolean
  isOff: boolean
}
export type CellView = {
  date: CivilDate
  rev: number
  /** Assigned here on this day, so that work can be put in. */
  isOpen: boolean
  here: HereView[]
  /** The last day for which they said that they stay away, where nothing here says so yet. */
  away: CivilDate | null
  /** 「川崎区役所 早番 08:30〜17:00」. */
  elsewhere: string[]
}
export type HereView = {
  type: string
  letter: string
  label: string
  from: string
  to: string
  /** Neither off nor waiting at home: what somebody can be absent from. */
  isWork: boolean
  /** In the place of somebody who is absent. */
  standsIn: boolean
  /** 「欠勤（代わりを手配中）」 with the record. */
  absence: { id: string; says: string } | null
}
export type PersonView = {
  worker: string
  name: string
  roles: string[]
  hours: number
  cells: CellView[]
}
export type WeekView = {
  place: string
  placeName: string
  places: { place: string; name: string }[]
  from: CivilDate
  version: number
  /** What the plan is short of, line by line: told only with a reason. */
  short: string[]
  published: { at: string; by: string; reason: string; isChanged: boolean } | null
  types: ShiftType[]
  days: ({
    date: CivilDate
    weekday: string
    holiday: string | null
    lacking: string[]
    /** Whether anybody has said how many must be there: on this day, only on others, or not at all. */
    asked: 'yes' | 'other days' | 'never'
  } & DayForecast)[]
  people: PersonView[]
  proposals: Proposal[]
}

const TURN_DAYS = 14

export const shiftTypesOf = async ({ payload }: Pick<ServiceContext, 'payload'>) =>
  findRows<Stored<'shift-types'>>(
    payload,
    'shift-types',
    { active: { not_equals: false } },
    { sort: ['order', 'letter'] },
  )

/** A week of one place: people by days, what lacks, and what is expected beside it. @throws DomainError NOT_FOUND */
export async function weekOf(
  ctx: ServiceContext,
  wish: { place: string; from: CivilDate },
): Promise<WeekView> {
  const places = await placesOf(ctx)
  const place = wish.place || places.all[0]?.place || ''
  assertPlace(ctx, places, place)
  const from = weekStart(wish.from)
  const [draft, away, week, types] = await Promise.all([
    draftOf(ctx, place, from),
    awayBetween(ctx, from, addDays(from, 6)),
    weekNow(ctx, place, from),
    shiftTypesOf(ctx),
  ])
  const { dates, sheets, assigned } = draft
  const here = assigned.filter((one) => one.place === place)
  const absences = new Map(draft.absences.map((one) => [absentKey(one), one]))
  const absenceOf = (entry: Entry, worker: string, date: CivilDate) => {
    const row = absences.get(absentKey({ ...entry, worker, date }))
    return row ? { id: row.id, says: absentText(row) } : null
  }
  const cellOf = (worker: string, date: CivilDate): CellView => {
    const sheet = sheets.find((one) => one.worker === worker && one.date === date)
    const entries = sheet?.entries ?? []
    return {
      date,
      rev: sheet?.rev ?? 0,
      isOpen: here.some((one) => one.worker === worker && covers(one, date)),
      away: entries.some((entry) => absenceOf(entry, worker, date)) ? null : away(worker, date),
      here: entries
        .filter((one) => one.place === place)
        .map((entry) => ({
          ...{ type: entry.type, letter: entry.letter, label: entry.label },
          ...{ from: entry.from, to: entry.to, isWork: isWork(entry), standsIn: !!entry.absence },
          absence: absenceOf(entry, worker, date),
        })),
      elsewhere: entries
        .filter((one) => one.place !== place)
        .map((entry) =>
          [places.nameOf(entry.place), saysOf(entry), absenceOf(entry, worker, date)?.says ?? '']
            .filter(Boolean)
            .join(' '),
        ),
    }
  }
  // Whoever comes in for somebody stands in the plan of the place, wherever they belong.
  const comesIn = sheets.filter(({ entries }) => entries.some((one) => one.place === place))
  const ids = [...new Set([...here, ...comesIn].map(({ worker }) => worker))].filter((worker) =>
    assigned.some((one) => one.worker === worker),
  )
  const names = await namesOf(ctx, assigned, ids)
  const { forecast, needs, isAsked } = draft
  const askedOn = (date: CivilDate) => {
    if (isAsked(date)) return 'yes'
    // A day on which the line or the counter is shut needs nobody.
    return needs.isSaid(place) || dates.some(isAsked) ? 'other days' : 'never'
  }
  return {
    place,
    placeName: places.nameOf(place),
    places: places.all,
    from,
    version: draft.version,
    short: lackingLines(draft.lackingAsPlanned),
    published:
      week?.state === 'published'
        ? {
            at: week.publishedAt ?? '',
            by: week.publishedBy ?? '',
            reason: week.reason ?? '',
            isChanged: planText(week.plan as Told[]) !== planText(draft.plan),
          }
        : null,
    types: types.map(({ id, letter, label, from: start, to, isStandby, isOff }) => ({
      ...{ id, letter, label, isStandby: isStandby === true, isOff: isOff === true },
      says: start ? `${start}〜${to}` : '',
    })),
    days: dates.map((date, at) => ({
      date,
      weekday: WEEKDAYS_JA[weekdayOf(date)] ?? '',
      holiday: draft.needs.holidayOn(date),
      lacking: lackingTexts(draft.lacking[at]!),
      asked: askedOn(date),
      ...forecast.day(date),
    })),
    people: ids.map((worker) => {
      const placed = here.filter((one) => one.worker === worker)
      const own = placed.length > 0 ? placed : assigned.filter((one) => one.worker === worker)
      return {
        worker,
        name: names.get(worker) ?? own[0]!.name,
        roles: [...new Set(own.map(({ roleTitle }) => roleTitle))],
        hours: Math.round(loadOf(sheets, worker).minutesFrom(from) / 6) / 10,
        cells: dates.map((date) => cellOf(worker, date)),
      }
    }),
    proposals: await proposedFor(ctx, { place, from, types, here, draft, away }),
  }
}

type Draft = Awaited<ReturnType<typeof draftOf>>

/** What could be put in on days that are short; nothing is read for it where nobody asks (ST-09). */
async function proposedFor(
  ctx: ServiceContext,
  {
    place,
    from,
    types,
    here,
    draft,
    away,
  }: Pick<WeekView, 'place' | 'from'> & {
    types: readonly Stored<'shift-types'>[]
    here: readonly Assigned[]
    draft: Draft
    away: Away
  },
): Promise<Proposal[]> {
  const today = tokyoDateOf(ctx.now())
  const dates = draft.lacking
    .filter(({ date, shorts }) => date >= today && shorts.length > 0)
    .map(({ date }) => date)
  if (dates.length === 0 || !can(ctx.user, 'shifts.plan')) return []
  const [first, last] = [addDays(from, -TURN_DAYS), addDays(from, 6 + TURN_DAYS)]
  const around = await sheetsOf(ctx, first, last, [...new Set(here.map(({ worker }) => worker))])
  return proposalsOf({
    ...{ place, types, dates, draft },
    candidatesOn: (date) =>
      candidatesOn(around, here, date, from).filter(({ worker }) => !away(worker, date)),
  })
}

/** With the name of who comes: nobody should have to look for it elsewhere. */
const absentText = ({ state, substituteName }: Absent): string => {
  const says = ABSENT[state as keyof typeof ABSENT]
  return state === 'filled' && substituteName ? `欠勤（代わり: ${substituteName}）` : says
}

const ABSENT = {
  open: '欠勤（代わりを手配中）',
  filled: '欠勤（代わりあり）',
  unfilled: '欠勤（代わりなし）',
} as const

/** The same plan is the same text, in whatever order its rows come. */
const planText = (plan: readonly Told[]): string =>
  plan
    .map(({ worker, date, ...entry }) => [worker, date, entryText(entry)].join('|'))
    .sort()
    .join('\n')

/** As they are called in a plan: of two of one name, with what they differ by. */
async function namesOf(
  { payload }: ServiceContext,
  assigned: readonly Assigned[],
  workers: readonly string[],
): Promise<Map<string, string>> {
  const own = workers.flatMap((id) => {
    const one = assigned.find(({ worker }) => worker === id)
    return one ? [{ id, name: one.name, kana: one.kana, phone: '' }] : []
  })
  const same = [...toldApart(own, []).keys()]
  const known =
    same.length === 0
      ? []
      : await findRows<Stored<'workers'>>(
          payload,
          'workers',
          { id: { in: same } },
          { select: { phone: true } },
        )
  const phones = new Map(known.map(({ id, phone }) => [id, phone ?? '']))
  const apart = toldApart(
    own.map((one) => ({ ...one, phone: phones.get(one.id) ?? '' })),
    [({ kana }) => kana, lastOfPhone],
  )
  return new Map(
    own.map(({ id, name }) => [id, apart.has(id) ? `${name}（${apart.get(id)}）` : name]),
  )
}
