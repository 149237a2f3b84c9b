import type {
  Channel,
  HistoryEventType,
  Lane,
  Outcome,
  ReservationStatus,
} from '@/domain/booking/vocabulary'
import type { DefectState } from '@/domain/booking/defects'
import type { Language } from '@/domain/languages'

/** Where and when a visit takes place; the civil minute in Japan. */
export type Place = { office: string; date: string; start: string }

/** Seats that a reservation holds on one slot. `over` seats lie beyond capacity, by staff's decision. */
export type Claim = { slotKey: string; seats: number; lane: Lane; over?: true }

/**
 * A counter step under way. `epochs` fences a release: once the reconciler has corrected a slot, a
 * process that slept through it can no longer change the counter. `confirm` moves no counter: it says
 * to others of the same person that a hold is about to become a booking.
 */
export type Pending = {
  op: 'take' | 'move' | 'release' | 'confirm'
  claims: Claim[]
  epochs?: Record<string, number>
}

export type HistoryEvent = {
  seq: number
  at: string
  type: HistoryEventType
  actor: { kind: string; id: string; name: string }
  channel: Channel
  /** Only where the city has the log keep addresses (AU-02). */
  ip?: string
  from?: Record<string, unknown>
  to?: Record<string, unknown>
  note?: string
}

/** A stored reservation as the services see it (relations are ids). */
export type ReservationRow = {
  id: string
  number: string
  status: ReservationStatus
  service: string
  office: string
  date: string
  start: string
  end: string
  startsAt: string
  partySize: number
  channel: Channel
  lane: Lane
  language: Language
  outcome: Outcome
  outcomeReason?: string | null
  checkedInAt?: string | null
  servedBy?: string | null
  identifier?: string | null
  mail?: string | null
  mailState: 'none' | 'ok' | 'bounced' | 'erased'
  details?: string | null
  note?: string | null
  fits?: boolean | null
  contactState?: string | null
  /** How far the contact about a defect has come (NT-08); its steps are in the history. */
  defectState?: DefectState | null
  eligibility?: string | null
  group?: string | null
  liveKey: string
  idemKey: string
  tokenHash?: string | null
  pinHash?: string | null
  claims: Claim[] | null
  seated?: boolean | null
  pending: Pending | null
  pendingAt?: string | null
  releaseAt?: string | null
  /** Stored names of what a hold was counted under (`limits/attempts.ts`), apart by blanks. */
  counted?: string | null
  extensions: number
  rev: number
  history: HistoryEvent[] | null
  drainedSeq: number
  outboxAt?: string | null
  createdAt?: string
  updatedAt?: string
}

export type SlotRow = {
  id: string
  slotKey: string
  office: string
  service: string
  date: string
  start: string
  end: string
  startsAt: string
  minutes: number
  capacity: number
  capWeb: number
  capPhone: number
  capCounter: number
  free: number
  freeWeb: number
  freePhone: number
  freeCounter: number
  overbooked: number
  open?: boolean | null
  manual?: boolean | null
  source?: string | null
  rev: number
  epoch: number
  /** Set while the slot waits to be counted anew. */
  recountMark?: string | null
}
