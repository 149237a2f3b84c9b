import type { Role } from '@/access/roles'
import type { RuleForm } from '@/domain/deadlines/due'
import type { DaySource, DeadlineKind, SubmissionState } from '@/domain/deadlines/vocabulary'
import type { CivilDate } from '@/domain/time/civil'

/** A 提出期限のきまり with every default resolved. */
export type SubmissionRule = RuleForm & {
  id: string
  name: string
  kind: DeadlineKind
  active: boolean
  days: DaySource
  /** `weekdayOf` values. */
  weekdays: number[]
  onHolidays: boolean
  /** Booking service whose bookings make a working day; '' = none chosen. */
  service: string
  /** Empty = everybody who may record submissions. */
  roles: Role[]
  remindDays: number[]
  remindOverdue: boolean
  addresses: string[]
}

/**
 * A reminder mail. `sending` is written before the mail goes out and stays when the process dies then:
 * nobody can know whether it went, and it is not sent twice. `retry` comes again from `nextAt` on.
 */
export type ReminderNote = {
  /** Of `reminderOn`: a reminder is sent once under it. */
  key: string
  state: 'sending' | 'sent' | 'retry' | 'failed'
  /** UTC ISO instants. */
  at: string
  nextAt?: string
  tries: number
  /** Number of addresses. */
  count: number
  /** Of them, addresses that the mail server refused while it took the others. */
  refused?: number
  error?: string
}

export type SubmissionAct = 'submitted' | 'waived' | 'reopened'

export type SubmissionLine = {
  what: SubmissionAct
  at: string
  by: string
  byName: string
  on?: CivilDate
  note?: string
}

export type SubmissionRow = {
  id: string
  submissionKey: string
  rule: string
  title: string
  kind: DeadlineKind
  period: string
  periodFrom: CivilDate
  periodTo: CivilDate
  dueOn: CivilDate
  state: SubmissionState
  submittedOn?: CivilDate | null
  submittedBy?: string | null
  note?: string | null
  rev: number
  remindRev: number
  reminders?: ReminderNote[] | null
  history?: SubmissionLine[] | null
  logPending?: boolean | null
}
