import type { CivilDate } from '@/domain/time/civil'
import { compare, daysInMonth, isCivilDate, partsOf } from '@/domain/time/civil'

export type Month = {
  /** `2026-12` */
  name: string
  from: CivilDate
  to: CivilDate
  previous: string | null
  next: string | null
}

const monthOf = (date: CivilDate): string => date.slice(0, 7)

function stepMonth(month: string, by: number): string {
  const { year, month: number } = partsOf(`${month}-01`)
  const index = year * 12 + (number - 1) + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The part of a month that lies within the bookable window; a strange wish gives the nearest month. */
export function monthIn(window: { from: CivilDate; to: CivilDate }, wish: string | null): Month {
  const asked = isCivilDate(`${wish}-01`) ? String(wish) : monthOf(window.from)
  const name = [monthOf(window.from), asked, monthOf(window.to)].sort(compare)[1] ?? asked
  const { year, month } = partsOf(`${name}-01`)
  const first = `${name}-01`
  const last = `${name}-${String(daysInMonth(year, month)).padStart(2, '0')}`
  return {
    name,
    from: first < window.from ? window.from : first,
    to: last > window.to ? window.to : last,
    previous: name > monthOf(window.from) ? stepMonth(name, -1) : null,
    next: name < monthOf(window.to) ? stepMonth(name, 1) : null,
  }
}
