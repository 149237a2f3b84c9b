import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays, type CivilDate, tokyoDateOf, weekdayOf, weekStart } from '@/domain/time/civil'
import { WEEKDAYS_JA } from '@/domain/time/format'

import type { ServiceContext } from '../../context'
import { notFound } from '../../refusals'

import { covers } from '../covering'

import { candidatesOn, type Proposal, proposalsOf } from './candidates'
import { type DayForecast, forecastOf } from './forecast'
import { lackingTexts } from './needs'
import { placesOf } from './places'
import { draftOf, type Told, weekNow } from './publish'
import { absentKey, loadOf, sheetsOf, type Entry } from './sheets'

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
  here: { type: string; letter: string; label: string; from: string; to: string; isWork: boolean }[]
  /** 「川崎区役所 早番 08:30〜17:00」. */
  elsewhere: string[]
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
  published: { at: string; by: string; reason: string; isChanged: boolean } | null
  types: ShiftType[]
  days: ({
    date: CivilDate
    weekday: string
    holiday: string | null
    lacking: string[]
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
  if (!places.all.some((one) => one.place === place))
    throw notFound('この場所には、必要な人数も割当てもありません。場所を選び直してください。')
  const from = weekStart(wish.from)
  const [draft, week, types, around] = await Promise.all([
    draftOf(ctx, place, from),
    weekNow(ctx, place, from),
    shiftTypesOf(ctx),
    sheetsOf(ctx, addDays(from, -TURN_DAYS), addDays(from, 6 + TURN_DAYS)),
  ])
  const { dates, sheets, assigned } = draft
  const here = assigned.filter((one) => one.place === place)
  const absences = new Map(draft.absences.map((one) => [absentKey(one), one]))
  const lettered = (entry: Entry) => ({
    ...{ type: entry.type, letter: entry.letter, label: entry.label },
    ...{ from: entry.from, to: entry.to, isWork: !entry.isOff },
  })
  const cellOf = (worker: string, date: CivilDate): CellView => {
    const sheet = sheets.find((one) => one.worker === worker && one.date === date)
    const entries = sheet?.entries ?? []
    const absent = entries.flatMap(
      (entry) => absences.get(absentKey({ ...entry, worker, date })) ?? [],
    )[0]
    return {
      date,
      rev: sheet?.rev ?? 0,
      isOpen: here.some((one) => one.worker === worker && covers(one, date)),
      here: entries.filter((one) => one.place === place).map(lettered),
      elsewhere: entries
        .filter((one) => one.place !== place)
        .map(
          ({ place: other, label, from: start, to }) =>
            `${places.nameOf(other)} ${label} ${start}〜${to}`,
        ),
      absence: absent ? { id: absent.id, says: ABSENT[absent.state as keyof typeof ABSENT] } : null,
    }
  }
  const ids = [...new Set(here.map(({ worker }) => worker))]
  const forecast = await forecastOf(ctx, { place, line: places.lineOf(place), dates })
  return {
    place,
    placeName: places.nameOf(place),
    places: places.all,
    from,
    version: draft.version,
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
      ...forecast(date),
    })),
    people: ids.map((worker) => {
      const own = here.filter((one) => one.worker === worker)
      return {
        worker,
        name: own[0]!.name,
        roles: [...new Set(own.map(({ roleTitle }) => roleTitle))],
        hours: Math.round(loadOf(sheets, worker).minutesFrom(from) / 6) / 10,
        cells: dates.map((date) => cellOf(worker, date)),
      }
    }),
    proposals: proposalsOf({
      place,
      types,
      candidatesOn: (date) => candidatesOn(around, here, date, from),
      dates: dates.filter((date) => date >= tokyoDateOf(ctx.now())),
      draft,
    }),
  }
}

const ABSENT = {
  open: '欠勤（代わりを手配中）',
  filled: '欠勤（代わりあり）',
  unfilled: '欠勤（代わりなし）',
} as const

/** The same plan is the same text, in whatever order its rows come. */
const planText = (plan: readonly Told[]): string =>
  plan
    .map(({ worker, date, from, to, type, label }) =>
      [worker, date, from, to, type, label].join('|'),
    )
    .sort()
    .join('\n')
