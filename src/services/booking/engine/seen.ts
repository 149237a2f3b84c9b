import { DomainError } from '@/lib/errors'

import type { ReservationRow } from '../types'

/** What somebody who acts on a reservation has seen of it and relies on. */
export type Seen = Pick<ReservationRow, 'office' | 'date' | 'start' | 'partySize' | 'service'>

/** The same as one text, for comparing. */
export const placeSeen = ({ office, date, start, partySize, service }: Seen): string =>
  [office, date, start, partySize, service].join('|')

/** What `placeSeen` wrote, read again. @returns undefined for anything else */
export function seenOf(text: string): Seen | undefined {
  const [office = '', date = '', start = '', people = '', service = ''] = text.split('|')
  const partySize = Number(people)
  return office && date && start && service && Number.isInteger(partySize)
    ? { office, date, start, partySize, service }
    : undefined
}

/**
 * Nobody acts on a reservation that has become another one since it was shown: it was moved
 * elsewhere meanwhile or given to another service, or people were added. Called inside the engine's loop, before its conditional
 * write, so that no change slips in between.
 * @throws DomainError CHANGED_MEANWHILE
 */
export function assertSeen(row: Seen, seen: Seen | undefined): void {
  if (seen && placeSeen(row) !== placeSeen(seen)) throw changedMeanwhile()
}

export const changedMeanwhile = () =>
  new DomainError(
    'CHANGED_MEANWHILE',
    '表示していた内容が、別の画面で変わりました。いまの内容を確かめて、もう一度操作してください。',
    409,
  )
