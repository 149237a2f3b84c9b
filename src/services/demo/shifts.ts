import { insertMany } from '@/db/bulk'
import { addDays, type CivilDate, datesBetween, weekdayOf, weekStart } from '@/domain/time/civil'
import { createRandom } from '@/presets/demo/random'

import type { ServiceContext } from '../context'
import { fillAbsence, reportAbsence } from '../people/absences/report'
import { covers } from '../people/covering'
import { placesOf } from '../people/shifts/places'
import { draftOf, publishWeek } from '../people/shifts/publish'
import { saysOf } from '../people/shifts/put'
import { assignedOf, type Entry, sheetKey, sheetsOf } from '../people/shifts/sheets'
import { shiftTypesOf } from '../people/shifts/week'

import type { DemoPart } from './world'

const BACK_WEEKS = 8
const AHEAD_WEEKS = 4
const REASON = '採用の手続き中のため。業務責任者が応援に入る'

/** Twelve weeks for whoever is in the roster, with gaps; the last two weeks are not told yet. */
async function planWeeks(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const first = addDays(weekStart(today), -7 * BACK_WEEKS)
  const last = addDays(first, 7 * (BACK_WEEKS + AHEAD_WEEKS) - 1)
  const [assigned, types, places, there] = await Promise.all([
    assignedOf(ctx, first, last),
    shiftTypesOf(ctx),
    placesOf(ctx),
    sheetsOf(ctx, first, last),
  ])
  const known = new Set(there.map(({ worker, date }) => sheetKey(worker, date)))
  const work = types.filter(({ isOff, isStandby }) => !isOff && !isStandby)
  const standby = types.find(({ isStandby }) => isStandby)
  const random = createRandom(20_261_130)
  const people = [...new Map(assigned.map((one) => [one.worker, one])).values()].filter(
    ({ place }) => place,
  )
  const rows = datesBetween(first, last)
    .filter((date) => weekdayOf(date) % 6 !== 0)
    .flatMap((date) =>
      people.flatMap((person, at) => {
        const isGap = random.int(0, 11) === 0
        const waits = standby && (at + weekdayOf(date)) % 7 === 0
        const type = waits ? standby : work[(at + weekdayOf(date)) % Math.max(1, work.length)]
        const shiftKey = sheetKey(person.worker, date)
        if (!type || isGap || !covers(person, date) || known.has(shiftKey)) return []
        const entry: Entry = {
          ...{ place: person.place, type: type.id, letter: type.letter, label: type.label },
          ...{ from: type.from ?? '', to: type.to ?? '' },
          breaks: (type.breaks ?? []).map(({ from, to }) => ({ from, to })),
          ...(type.isStandby ? { isStandby: true } : {}),
        }
        return [
          {
            ...{ shiftKey, worker: person.worker, workerName: person.name, date, rev: 1 },
            entries: [entry],
            says: `${places.nameOf(person.place)} ${saysOf(entry)}`,
            ...{ changedBy: '業務責任者', changedAt: ctx.now().toISOString(), unlogged: false },
          },
        ]
      }),
    )
  await insertMany(ctx.payload, 'shifts', rows)
  for (let from = first; from < addDays(weekStart(today), 14); from = addDays(from, 7))
    for (const place of new Set(people.map((one) => one.place))) {
      const { version } = await draftOf(ctx, place, from)
      if (version > 0) await publishWeek(ctx, { place, from, version, reason: REASON })
    }
}

/** Two absences of today: one that somebody fills, and one for which somebody is looked for. */
async function reportTwo(ctx: ServiceContext, today: CivilDate): Promise<void> {
  const working = (await sheetsOf(ctx, today, today)).flatMap(({ worker, date, entries }) =>
    entries
      .filter(({ isOff, isStandby }) => !isOff && !isStandby)
      .map(({ place, from }) => ({ worker, date, place, from })),
  )
  const [one, other] = working
  if (!one || !other) return
  const { id, standby } = await reportAbsence(ctx, one)
  const comes = standby.find(({ worker, asks }) => worker !== other.worker && asks.length === 0)
  if (comes) await fillAbsence(ctx, { id, worker: comes.worker })
  await reportAbsence(ctx, other)
}

export const demoShifts: DemoPart = async ({ ctx, today, say }) => {
  const { totalDocs } = await ctx.payload.count({ collection: 'shifts' })
  if (totalDocs > 0 || (await assignedOf(ctx, today, today)).length === 0) return
  say('勤務表の例を作っています（12週間）')
  await planWeeks(ctx, today)
  await reportTwo(ctx, today)
}
