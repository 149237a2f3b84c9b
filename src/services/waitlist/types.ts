import type { Language } from '@/domain/languages'

/** `unconfirmed`: nobody has said yet that the address is the asker's own; gets no offer. */
export type WaitlistStatus = 'unconfirmed' | 'waiting' | 'booked' | 'stopped' | 'ended'

/** A stored wish (relations are ids). */
export type WaitlistRow = {
  id: string
  number?: string | null
  service: string
  offices?: string[] | null
  dateFrom: string
  dateTo: string
  timeFrom?: string | null
  timeTo?: string | null
  partySize: number
  language: Language
  /** Encrypted. */
  mail?: string | null
  note?: string | null
  /** Id of the booking whose holder wants to come earlier; empty: somebody without a booking. */
  reservation?: string | null
  entryKey: string
  status: WaitlistStatus
  sentCount: number
  lastSentAt?: string | null
  /** Slot keys offered so far, as JSON. */
  offered?: string | null
  createdAt?: string
}

export const offeredKeys = (row: Pick<WaitlistRow, 'offered'>): string[] =>
  row.offered ? (JSON.parse(row.offered) as string[]) : []
