import type { CollectionSlug } from 'payload'

import type { Capability } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import type { CivilDate } from '@/domain/time/civil'

/** Who moves a record, and when. */
export type Mover = {
  actor: { kind: 'citizen' | 'staff' | 'job'; id: string; name: string }
  /** Null for the product's own work, which no role bounds. */
  user: StaffUser | null
  /** The day in Japan, `YYYY-MM-DD`. */
  today: CivilDate
  /** UTC ISO instant. */
  at: string
}

/** One line of a record's history; written together with the move itself. */
export type CaseLine = {
  seq: number
  at: string
  by: Mover['actor']
  move: string
  from: string
  to: string
  note?: string
  /** Id of the request, so that one that is sent again is known. */
  op?: string
  /** Where it came from, only where the city has the log keep addresses (AU-02). */
  ip?: string
}

/** What every record of a case kind has beside its own fields. */
export type CaseRow = {
  id: string
  state: string
  /** Grows by one with each move; 0 for a record that nobody has moved. */
  stateSeq?: number | null
  history?: unknown
  unlogged?: boolean | null
  /** The day in Japan on which it came into its state, `YYYY-MM-DD`. */
  stateOn?: string | null
  createdAt?: string
  /** Answers to the fields that the city has added, by their ids. */
  extra?: unknown
}

/** What stands in other records is still missing; undefined where nobody has looked (`CaseKind.lacks`). */
export type Lacking = { lacks?: readonly string[] }

export type CaseState = {
  label: string
  /** Who has to act next; left out for what is over. */
  turn?: Capability
  /** It stays so for a long time and waits for nobody, though much may be done with it. */
  rests?: true
  /** Nothing leads out of it, and nothing in the record changes any more. */
  final?: true
}

/** 期限: how long a record may stay in a state, and who hears of it. */
export type DueRule = {
  state: string
  /** Days after the one on which it came into the state; 0: that day itself. */
  days: number
  /** Counted in days on which the administration is open; a due day is then always one. */
  isOpenDays: boolean
  /** So many days before the due day: 3, 1, 0. */
  remindDays: readonly number[]
  /** Goes on after it, each open day. */
  overdue: boolean
  /** To those who have the turn, as far as they have an address. */
  toTurn: boolean
  addresses: readonly string[]
}

/** Something that is asked for when a record is moved. */
export type Ask = {
  name: string
  label: string
  hint?: string
  /** `true`, or what to do when it is missing in words of its own; without it the answer may stay empty. */
  required?: string | true
  /** `moment`: a day and a minute in Japan, `YYYY-MM-DDTHH:mm`. */
  kind?: 'line' | 'lines' | 'date' | 'number' | 'moment'
  /** A day or moment of something that has happened: none that lies ahead. */
  isPast?: true
  /** A day or moment that is agreed upon: none that is over, unless it stands there already. */
  isAhead?: true
  /**
   * What it answers, by the fields of the record: none before the day or moment in them. The last of them that
   * holds one counts.
   */
  since?: readonly string[]
  /** A choice; values with their labels. */
  options?: readonly { value: string; label: string }[]
  /** Values that are offered no more; a record that has one may keep it. */
  ended?: readonly { value: string; label: string }[]
  /** What the form begins with. */
  value?: string
}

export type Answers = Record<string, string>

/** `R`: a stored row of the kind. `S`: its states. */
export type CaseMove<R, S extends string = string> = {
  /** The button; also how the history names what was done. */
  label: string | ((row: R) => string)
  /** How settings name a move whose label hangs on the record. */
  title?: string
  from: readonly S[]
  /** Null: the record stays in its state. */
  to: S | null
  by: Capability
  /** The move that usually comes next. */
  main?: true
  danger?: true
  /** Also for many at once, from the list. */
  many?: true
  asks?: readonly Ask[]
  /**
   * What its form begins with, by the name of what is asked: what stands in the record. An answer that is emptied
   * takes the value away; one that is not sent at all leaves it. Not for moves of many.
   */
  begins?(row: R): Record<string, string | null | undefined>
  /** Adds words to what is over and changes nothing of it. */
  addendum?: true
  /** Has a place of its own on the record's page instead of a button: a line of a checklist. */
  isInList?: true
  /** A button on the record's own page alone, where a list would have too many; with `many` also for those ticked. */
  onRecord?: true
  /** Made by an act of its own alone, which looks up what was chosen and asks for what the city demands. */
  isApart?: true
  /** Left out for records that this move has nothing to do with. */
  isFor?(row: R): boolean
  /** Why it cannot be done now, in words that say what to do; null when it can. */
  bar?(row: R & Lacking, mover: Mover): string | null
  /** What is amiss with the answers, by name, where their form alone does not show it; `{}` when nothing is. */
  refuse?(answers: Answers, row: R, mover: Mover): Record<string, string>
  /** Fields that change with it. */
  set?(answers: Answers, mover: Mover, row: R): Partial<R>
}

/** A record with states (design §4): what it is, who moves it where, and nothing about how it is stored. */
export type CaseDefinition<
  R = CaseRow,
  C extends CollectionSlug = CollectionSlug,
  S extends string = string,
  M extends string = string,
> = {
  slug: C
  /** Which record it is, in the operation log: a number or a title, never a person's name. */
  name(row: R): string
  /**
   * The same for lists that are given to others: the number and what it is about, never a bare id. Left out where
   * the name says so already.
   */
  title?(row: R): string
  /** How one record is called: 「この…が見つかりません」. */
  label: string
  read: Capability
  /** Field with the office (or offices) whose staff see it; null: whoever may read sees all. */
  scope: string | null
  /** Field that makes a record that is started twice one. */
  key: string
  /** Records have a number that people say (`number`), which begins with this letter. */
  letter?: string
  /** A choice of the record for each of which the city may have steps of their own, beside those of all. */
  checksBy?: { field: string; options: readonly { value: string; label: string }[] }
  /**
   * Files may be put beside a record, by these people and under these names; left out, none may. `lead`: who
   * may take away what others of the same employer put there.
   */
  attach?: { by: Capability; lead: Capability; whats: readonly string[] }
  start: NoInfer<S>
  states: Record<S, CaseState>
  moves: Record<M, CaseMove<R, NoInfer<S>>>
}
