import type { GridSlot, WeekGrid } from '@/services/calendar/week-grid'

export type Cell = GridSlot & { date: string; isPast: boolean }
export type Tone = 'past' | 'closed' | 'conflict' | 'full' | 'few' | 'free'

/** Cells of the grid as rows of seven; undefined where the office has no slot at that time. */
export function cellRows(grid: WeekGrid, now: string): (Cell | undefined)[][] {
  const days = grid.days.map((day) => new Map(day.slots.map((slot) => [slot.start, slot])))
  return grid.times.map((time) =>
    grid.days.map((day, at) => {
      const slot = days[at]?.get(time)
      return slot && { ...slot, date: day.date, isPast: `${day.date} ${time}` <= now }
    }),
  )
}

const FEW = 0.25

/** How full a slot is; every tone has a word or sign of its own in the cell. */
export function toneOf(cell: Cell): Tone {
  if (cell.conflict) return 'conflict'
  if (cell.isPast) return 'past'
  if (!cell.open) return 'closed'
  if (cell.free <= 0) return 'full'
  return cell.free <= Math.max(1, Math.floor(cell.capacity * FEW)) && cell.capacity > 1
    ? 'few'
    : 'free'
}

const SIGN: Record<Tone, string> = {
  past: '済',
  closed: '閉',
  conflict: '！合わない予約',
  full: '満',
  few: 'わずか',
  free: '空き',
}

/** Too many people is one thing; a booking that the hours no longer carry is another. */
export const signOf = (cell: Cell): string => {
  const tone = toneOf(cell)
  return tone === 'conflict' && isOver(cell) ? '！超過' : SIGN[tone]
}

const isOver = ({ booked, capacity, open }: Cell): boolean => open && booked > capacity

/** Lanes that have a limit of their own, as `Web 1/2`. */
export function lanesOf(cell: Cell): string[] {
  const lanes: [string, number, number][] = [
    ['Web', cell.lanes.web, cell.freeLanes.web],
    ['電話', cell.lanes.phone, cell.freeLanes.phone],
    ['窓口', cell.lanes.counter, cell.freeLanes.counter],
  ]
  return lanes
    .filter(([, limit]) => limit < cell.capacity)
    .map(([name, limit, free]) => `${name} ${limit - free}/${limit}`)
}

/** The whole cell in one sentence, for screen readers and as a tooltip. */
export function sentenceOf(cell: Cell, weekday: string): string {
  const day = `${Number(cell.date.slice(5, 7))}月${Number(cell.date.slice(8))}日（${weekday}）`
  return [
    `${day} ${cell.start}から${cell.end}`,
    cell.open
      ? `定員${cell.capacity}人、予約${cell.booked}人、空き${Math.max(0, cell.free)}人`
      : '閉めています',
    cell.held > 0 ? `手続き中${cell.held}人` : '',
    cell.overbooked > 0 ? `定員外${cell.overbooked}人` : '',
    ...lanesOf(cell),
    cell.manual ? '人数を手で変更済み' : '',
    cell.conflict
      ? isOver(cell)
        ? '予約が定員を超えています'
        : '受付時間や枠に合わない予約があります'
      : '',
    cell.isPast ? '過ぎた枠' : '',
  ]
    .filter(Boolean)
    .join('、')
}
