import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { dutyIcs } from '@/documents/duty-ics'
import { addDays, type CivilDate, compare, toInstant, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { placesOf } from './places'
import type { Told } from './publish'
import { absencesOf, absentKey, assignedOf, type Entry, sheetsOf, type WeekRow } from './sheets'

export type OwnShift = {
  key: string
  date: CivilDate
  place: string
  label: string
  from: string
  to: string
  breaks: string
  isOff: boolean
}
export type OwnShifts = { name: string; shifts: OwnShift[] }

const AHEAD_DAYS = 62
const BACK_DAYS = 7

/** What was told to the person of this account, and what they took over since; null without a person. */
export async function ownShifts(ctx: ServiceContext): Promise<OwnShifts | null> {
  const me = await findRow<Stored<'workers'>>(ctx.payload, 'workers', {
    account: { equals: ctx.actor.id },
  })
  if (!me) return null
  const today = tokyoDateOf(ctx.now())
  const [from, to] = [addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS)]
  const assigned = await assignedOf(ctx, from, to, [me.id])
  const [weeks, sheets, absences, places] = await Promise.all([
    findRows<WeekRow>(
      ctx.payload,
      'shift-weeks',
      {
        and: [
          { place: { in: [...new Set(assigned.map(({ place }) => place))] } },
          { state: { equals: 'published' } },
          { from: { greater_than_equal: addDays(from, -6) } },
          { from: { less_than_equal: to } },
        ],
      },
      { select: { plan: true } },
    ),
    sheetsOf(ctx, from, to, [me.id]),
    absencesOf(ctx, from, to, [me.id]),
    placesOf(ctx),
  ])
  const absent = new Set(absences.map(absentKey))
  const told = weeks
    .flatMap(({ plan }) => (plan as Told[] | null) ?? [])
    .filter((one) => one.worker === me.id && !absent.has(absentKey(one)))
  const tookOver = sheets.flatMap(({ date, entries }) =>
    entries
      .filter(({ absence }) => absence)
      .map((entry): Told => ({ ...entry, worker: me.id, date }))
      .filter((one) => !absent.has(absentKey(one))),
  )
  const viewOf = (entry: Entry & { date: CivilDate }): OwnShift => ({
    key: [me.id, entry.date, entry.place, entry.from].join('-'),
    date: entry.date,
    place: places.nameOf(entry.place),
    label: entry.absence ? `${entry.label}（交代）` : entry.label,
    ...{ from: entry.from, to: entry.to, isOff: entry.isOff === true },
    breaks: entry.breaks.map((pause) => `${pause.from}〜${pause.to}`).join('、'),
  })
  return {
    name: me.name,
    shifts: [...told, ...tookOver]
      .filter(({ date }) => date >= from && date <= to)
      .map(viewOf)
      .sort((a, b) => compare(a.date, b.date) || compare(a.from, b.from)),
  }
}

/** The same as a calendar file for the own phone. */
export async function ownIcs(ctx: ServiceContext): Promise<string> {
  const own = await ownShifts(ctx)
  return dutyIcs(
    (own?.shifts ?? [])
      .filter(({ isOff }) => !isOff)
      .map(({ key, date, place, label, from, to, breaks }) => ({
        id: key,
        start: toInstant(date, from),
        end: toInstant(date, to),
        summary: `${label}（${place}）`,
        location: place,
        description: breaks ? `休憩 ${breaks}` : '',
      })),
    ctx.now(),
  )
}
