import type { Stored } from '@/db/stored'
import { BAND, type Duty, type Short } from '@/domain/people/coverage'
import { byTurn, type Candidate } from '@/domain/people/turns'
import { type CivilDate, type CivilTime, minutesOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import { covers } from '../covering'

import { lackingTexts, type Lacking } from './needs'
import { type Absent, type Assigned, dutiesOn, loadOf, type Sheet } from './sheets'

/** Somebody in a kind of work on a day, for what is short then; a person takes it or leaves it. */
export type Proposal = {
  date: CivilDate
  worker: string
  name: string
  type: string
  rev: number
  /** 「12月7日（月） 佐藤 → A 早番（10:15〜10:45 あと1人）」. */
  says: string
}

/** Who is assigned on a day and has nothing on it yet, by turn. */
export function candidatesOn(
  sheets: readonly Sheet[],
  assigned: readonly Assigned[],
  date: CivilDate,
  week: CivilDate,
): Assigned[] {
  const busy = new Set(
    sheets.filter((one) => one.date === date && one.entries.length > 0).map(({ worker }) => worker),
  )
  const free = assigned.filter((one) => covers(one, date) && !busy.has(one.worker))
  const order = byTurn(date)
  const loaded = [...new Map(free.map((one) => [one.worker, one])).values()].map((one) => {
    const { days, minutesFrom } = loadOf(sheets, one.worker)
    const load: Candidate = { worker: one.worker, days, minutes: minutesFrom(week) }
    return { one, load }
  })
  return loaded.sort((a, b) => order(a.load, b.load)).map(({ one }) => one)
}

/** Missing people, summed over what is short. */
const sizeOf = (shorts: readonly Short[]): number =>
  shorts.reduce((sum, { from, to, short }) => sum + short * (bandAt(to) - bandAt(from)), 0)
/** The last minute of a day ends its last band. */
const bandAt = (time: CivilTime): number => Math.ceil(minutesOf(time) / BAND)

type Planned = {
  sheets: readonly Sheet[]
  absences: readonly Absent[]
  assigned: readonly Assigned[]
  lackingOn: (date: CivilDate, duties: readonly Duty[]) => Lacking
}

/**
 * One person for each day on which somebody is missing: the kind of work that closes most, and whose turn it
 * is among those whom it helps. Greedy, and never done by itself.
 */
export function proposalsOf({
  place,
  types,
  dates,
  candidatesOn: turnOn,
  draft,
}: {
  place: string
  types: readonly Stored<'shift-types'>[]
  dates: readonly CivilDate[]
  candidatesOn: (date: CivilDate) => Assigned[]
  draft: Planned
}): Proposal[] {
  const kinds = types.filter(({ isOff, isStandby, from }) => !isOff && !isStandby && from)
  return dates.flatMap((date) => {
    const duties = dutiesOn(date, draft)
    const before = draft.lackingOn(date, duties)
    if (before.shorts.length === 0) return []
    let best: { gain: number; person: Assigned; type: Stored<'shift-types'> } | null = null
    for (const person of turnOn(date))
      for (const type of kinds) {
        const roles = draft.assigned
          .filter((one) => one.worker === person.worker && covers(one, date))
          .map(({ role }) => role)
        const duty: Duty = {
          ...{ worker: person.worker, place, roles, from: type.from ?? '', to: type.to ?? '' },
          breaks: (type.breaks ?? []).map((pause) => ({ from: pause.from, to: pause.to })),
        }
        const after = draft.lackingOn(date, [...duties, duty])
        const gain = sizeOf(before.shorts) - sizeOf(after.shorts)
        // The turn decides among those who close as much.
        if (gain > (best?.gain ?? 0)) best = { gain, person, type }
      }
    if (!best) return []
    const { person, type } = best
    return [
      {
        date,
        worker: person.worker,
        name: person.name,
        type: type.id,
        rev:
          draft.sheets.find((one) => one.worker === person.worker && one.date === date)?.rev ?? 0,
        says: `${formatJa(date)} ${person.name} → ${type.letter} ${type.label}（${lackingTexts({ shorts: before.shorts, absentRoles: [] }).join('、')}）`,
      },
    ]
  })
}
