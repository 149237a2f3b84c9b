import { noteText } from '@/domain/booking/contact'
import { stepText } from '@/domain/booking/defects'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { partsOf } from '@/domain/time/civil'

import type { HistoryEvent, Place, ReservationRow } from './types'

const VERBS: Record<HistoryEvent['type'], string> = {
  held: '仮押さえ',
  confirmed: '予約',
  moved: '予約を変更',
  cancelled: '予約を取消し',
  expired: '仮押さえが期限切れ',
  extended: '仮押さえを延長',
  changed: '予約の内容を変更',
  'checked-in': '受付',
  called: '呼び出し',
  outcome: '来庁結果を記録',
  undone: '受付・来庁結果を元に戻した',
  contact: '連絡を記録',
  defect: '不備の連絡',
  resent: 'メールを再送',
  reconciled: '途中で止まった処理を整理',
}

export const isPlace = (value: unknown): value is Place => {
  const place = value as Partial<Place> | undefined
  return (
    typeof place?.office === 'string' &&
    typeof place.date === 'string' &&
    typeof place.start === 'string'
  )
}

type Sized = { partySize: number }
const isSized = (value: unknown): value is Sized =>
  typeof (value as Partial<Sized> | undefined)?.partySize === 'number'

/** Fewer people come to the same time and place. */
export const isReduction = <E extends Pick<HistoryEvent, 'type' | 'from' | 'to'>>(
  event: E,
): event is E & { from: Sized; to: Sized } =>
  event.type === 'changed' && isSized(event.from) && isSized(event.to)

/** 「川崎区役所 12月7日 9:00」 */
export function placeText(place: Place, officeName: string): string {
  const { month, day } = partsOf(place.date)
  return `${officeName} ${month}月${day}日 ${place.start.replace(/^0/, '')}`
}

/**
 * One line of the operation log for one event of a booking (AU-01), for example
 * 「受付番号 123-456-789 の予約を変更（川崎区役所 12月7日 9:00 → 川崎区役所 12月8日 10:00）」.
 */
export function describeEvent(
  row: Pick<ReservationRow, 'number'>,
  event: HistoryEvent,
  officeName: (id: string) => string,
): string {
  const places = [event.from, event.to].filter(isPlace)
  const where = places.map((place) => placeText(place, officeName(place.office))).join(' → ')
  const step = event.type === 'defect' ? stepText(event.to) : ''
  const size = isReduction(event) ? `${event.from.partySize}人 → ${event.to.partySize}人` : ''
  const service =
    typeof event.to?.service === 'string'
      ? `${String(event.from?.service ?? '')} → ${event.to.service}`
      : ''
  const notes = [where, service, step, size, noteText(event.note)]
    .filter((part) => part !== '')
    .join('、')
  return `受付番号 ${formatReceiptNumber(row.number)} の${VERBS[event.type]}${notes ? `（${notes}）` : ''}`
}

/** Field → [old, new] for the log's details; offices by name, because ids say nothing to people. */
export function eventChanges(
  event: HistoryEvent,
  officeName: (id: string) => string,
): Record<string, [unknown, unknown]> | undefined {
  // A step of the contact about a defect changes no field; the line itself says all.
  if (event.type === 'defect') return undefined
  const before = event.from ?? {}
  const after = event.to ?? {}
  const readable = (name: string, value: unknown) =>
    name === 'office' && typeof value === 'string' ? officeName(value) : (value ?? null)
  const changes: Record<string, [unknown, unknown]> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // Ids of rows say nothing to people; how many they are is said.
    if (name === 'left') continue
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue
    changes[name] = [readable(name, before[name]), readable(name, after[name])]
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}
