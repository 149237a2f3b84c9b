import { at, type FieldProblem } from '@/domain/field-problem'
import { type CivilDate, type CivilTime, diffDays, minutesOf } from '@/domain/time/civil'
import { WEEKDAYS_JA } from '@/domain/time/format'

/** What a weekly band or an exception must satisfy before it is saved, in the words of the form. */

type Seats = {
  capacity?: number | null
  capWeb?: number | null
  capPhone?: number | null
  capCounter?: number | null
}

const LANES = [
  ['capWeb', 'うちWeb'],
  ['capPhone', 'うち電話'],
  ['capCounter', 'うち窓口'],
] as const

const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0

/** Headcounts are whole numbers, and no lane is larger than the whole. Empty lanes have no limit. */
export function seatsProblem(seats: Seats): FieldProblem | null {
  const capacity = seats.capacity ?? 0
  if (!isWhole(capacity)) return at('capacity', '1枠の人数は0以上の整数にしてください。')
  for (const [name, label] of LANES) {
    const limit = seats[name]
    if (limit === null || limit === undefined) continue
    if (!isWhole(limit)) return at(name, `「${label}」は0以上の整数にしてください。`)
    if (limit > capacity) {
      return at(name, `「${label}」は1枠の人数（${capacity}人）以下にしてください。`)
    }
  }
  return null
}

/** Hours run forward and hold at least one whole slot. */
export function hoursProblem(
  start: CivilTime,
  end: CivilTime,
  slotMinutes: number,
): FieldProblem | null {
  const minutes = minutesOf(end) - minutesOf(start)
  if (minutes <= 0) return at('end', '終了時刻は開始時刻より後にしてください。')
  if (minutes < slotMinutes) {
    return at(
      'end',
      `受付時間が${minutes}分しかないため、${slotMinutes}分の枠が1つも作れません。枠の単位か時間を見直してください。`,
    )
  }
  return null
}

export type BandForm = Seats & {
  start: CivilTime
  end: CivilTime
  slotMinutes: number
  validFrom: CivilDate
  validTo: CivilDate | null
  /** Index 0 = Sunday. */
  weekdays: readonly boolean[]
}

/** Why a weekly band cannot be saved, or null (BK-02, BK-03). */
export function bandProblem(band: BandForm): FieldProblem | null {
  if (!band.weekdays.includes(true)) return at('mon', '曜日を1つ以上選んでください。')
  if (band.validTo !== null && band.validTo < band.validFrom) {
    return at('validTo', '適用終了日は適用開始日と同じか、後の日にしてください。')
  }
  return hoursProblem(band.start, band.end, band.slotMinutes) ?? seatsProblem(band)
}

export type ExceptionForm = Seats & {
  kind: 'closed' | 'open' | 'outage'
  from: CivilDate
  to: CivilDate
  start: CivilTime | null
  end: CivilTime | null
  slotMinutes: number | null
}

/** Longer than a year is a change of the weekly hours, and most likely a slip of the year. */
const MAX_DAYS = 366

/** Why an exception cannot be saved, or null (BK-05, BK-06). */
export function exceptionProblem(exception: ExceptionForm): FieldProblem | null {
  const { kind, from, to, start, end, slotMinutes } = exception
  if (to < from) return at('to', '終了日は開始日と同じか、後の日にしてください。')
  if (diffDays(from, to) > MAX_DAYS) {
    return at('to', '期間は1年以内にしてください。ずっと続く変更は「定期の受付時間」で設定します。')
  }
  if (kind === 'open') {
    if (start === null || end === null) {
      const empty = start === null ? 'start' : 'end'
      return at(empty, '開けるときは、開始時刻と終了時刻を入力してください。')
    }
    if (slotMinutes === null) return at('slotMinutes', '開けるときは、枠の単位を選んでください。')
    if (exception.capacity === null || exception.capacity === undefined) {
      return at('capacity', '開けるときは、1枠の人数を入力してください。')
    }
    return hoursProblem(start, end, slotMinutes) ?? seatsProblem(exception)
  }
  if (start !== null && end !== null && end <= start) {
    return at('end', '終了時刻は開始時刻より後にしてください。')
  }
  return null
}

/** The week as people say it, from Monday: 月〜金, 月・水・金, 毎日. */
export function weekdaysText(weekdays: readonly boolean[]): string {
  const order = [1, 2, 3, 4, 5, 6, 0]
  const open = order.filter((day) => weekdays[day])
  if (open.length === 7) return '毎日'
  const first = order.indexOf(open[0] ?? -1)
  const isRun = open.length > 2 && open.every((day, index) => day === order[first + index])
  const name = (day: number | undefined) => WEEKDAYS_JA[day ?? 0] ?? ''
  return isRun ? `${name(open[0])}〜${name(open.at(-1))}` : open.map(name).join('・')
}

/** `9:00〜17:00` */
export const hoursText = (start: CivilTime, end: CivilTime): string =>
  [start, end].map((time) => time.replace(/^0/, '')).join('〜')
