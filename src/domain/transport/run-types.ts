import type { DifferenceKind, MissingOutcome, PaperKind, RunKind, RunState } from './vocabulary'

/** Papers of one kind at a stop: as sent, and as counted when they arrived. */
export type Paper = { kind: PaperKind; count: number; arrived?: number }

/** Two people sign every handover. */
export type Signed = { at: string; by: string; with: string }

export type Departure = Signed & {
  caseId: string
  caseNumber: string
  device: string
  lockChecked: true
  seal: string
  /** Counted by hand; equals the scans, or the run does not leave. */
  cards: number
}

export type Arrival = Signed & {
  /** Counted by hand when the case was opened. */
  cards: number
  lockOk: boolean
  sealOk: boolean
  /** Measures against theft of vehicle and cards while parked were taken (TR-04). */
  theftChecked: true
  note: string
}

export type Difference = {
  /** Names the difference, so that a second look finds it again: `missing|<card>`. */
  key: string
  kind: DifferenceKind
  /** What is wrong, in words, with the number of the card. */
  what: string
  card?: string
  explanation?: string
  outcome?: MissingOutcome
  explainedAt?: string
  explainedBy?: string
}

/** One place where the run stops. Venues of visits have no office. */
export type Stop = {
  key: string
  office: string | null
  name: string
  papers: Paper[]
  departure: Departure | null
  arrival: Arrival | null
  differences: Difference[]
  /** The scan of the arrived cards was ended and compared. */
  checkedAt: string
  /** Everything arrived, or every difference is explained; or nothing was to be carried there. */
  closedAt: string
}

/** Documents that came back from the venue (TR-09). */
export type ReturnRecord = Signed & {
  caseNumber: string
  papers: { kind: PaperKind; out: number; back: number }[]
  passengers: string
  note: string
}

export type RunEvent = {
  seq: number
  at: string
  by: { kind: string; id: string; name: string }
  what: string
  op?: string
}

/** A stored run as the services see it. */
export type RunRow = {
  id: string
  number: string
  runKey: string
  kind: RunKind
  date: string
  state: RunState
  route?: string | null
  routeName?: string | null
  from: string
  stops: Stop[]
  carrier?: string | null
  carrierName?: string | null
  driver?: string | null
  driverName?: string | null
  vehicle?: string | null
  vehiclePlate?: string | null
  visit?: string | null
  note?: string | null
  returned?: ReturnRecord | null
  departedAt?: string | null
  completedAt?: string | null
  /** Set from the start of the departure check until it ends: nothing is packed meanwhile. */
  sealing?: string | null
  /** Something about the run's cards is still to be written. */
  pending?: boolean | null
  rev: number
  history: RunEvent[] | null
}
