import { type CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { type Absent, absencesOf, absentKey, isWork, sheetsOf } from '../shifts/sheets'

import { awayBetween } from './away'

/** Why somebody cannot be reached at work on a day, in words, and the absences that say so. */
export type NotThere = { says: string; absences: Absent[]; isWhole: boolean }

/**
 * Who of these people does not come on a day, or only later: asked wherever somebody is named as the one to ring
 * up (ST-10, ST-11). Of whom no plan says anything, nothing is said.
 */
export async function notThereOn(
  ctx: Pick<ServiceContext, 'payload'>,
  on: CivilDate,
  workers: readonly string[],
): Promise<(worker: string) => NotThere | null> {
  const own = [...new Set(workers)]
  const [sheets, absences, away] = await Promise.all([
    sheetsOf(ctx, on, on, own),
    absencesOf(ctx, on, on, own),
    awayBetween(ctx, on, on),
  ])
  return (worker) => {
    const entries = sheets.filter((one) => one.worker === worker).flatMap((one) => one.entries)
    const missed = absences.filter((one) => one.worker === worker)
    const keys = new Set(missed.map(absentKey))
    const comes = entries.some(
      (entry) => isWork(entry) && !keys.has(absentKey({ ...entry, worker, date: on })),
    )
    const told = (says: string, isWhole: boolean) => ({ says, isWhole, absences: missed })
    if (missed.length > 0 && comes)
      return told(`${missed.map(({ from, to }) => `${from}〜${to}`).join('、')} 欠勤`, false)
    if (missed.length > 0 || (away(worker, on) && !comes)) return told('欠勤', true)
    if (entries.length > 0 && entries.every(({ isOff }) => isOff)) return told('休み', true)
    return null
  }
}
