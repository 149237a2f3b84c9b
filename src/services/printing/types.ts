import type { PrintKind } from '@/domain/printing/kinds'
import type { PrintProblem } from '@/documents/printing/compose'
import type { PrintValues } from '@/domain/printing/placeholders'

/** What to print: ids, or typed and scanned numbers, or everything of a status and office. */
export type Selection = {
  ids?: string[]
  numbers?: string[]
  filter?: { status: string; office?: string }
  /** Of things that are not anybody's: so many of the same. */
  copies?: number
}

/** How to print it. */
export type PrintOptions = {
  kind: PrintKind
  template?: string
  sheet?: string
  printer?: string
  /** First free label of the first sheet, from 1 (PR-19). */
  start: number
  /** 受取期限 or 回答期限; `YYYY-MM-DD`. */
  deadline?: string
  /** Date on the letter; today when empty. */
  issuedOn?: string
  /** Print 〓 for characters that no font has, instead of leaving the record out. */
  geta: boolean
  /** Print also without a name, or with a sign (〓, ?) where a character was lost; else left out. */
  unnamed?: boolean
}

/** One label or letter. `number` names it in lists: never a name, never an address. */
export type PrintItem = {
  id: string
  number: string
  values: PrintValues
  /** Why this must not be printed of this record, whatever its text; empty = it may. */
  bar?: string
  /** Values that are stored and cannot be read: with one of them nothing is printed. */
  unreadable?: string[]
}

/** Why a record was left out, as it is stored and shown. */
export type LeftOut = { number: string; problems: PrintProblem[] }

/** Enough to print the same again. */
export type PrintOrder = {
  options: PrintOptions
  ids: string[]
  copies: number
  /**
   * Id of the act that gives each card a new reservation number; empty: numbers stay (ID-13). A
   * reprint carries it on, so that the same letter printed twice has the same number.
   */
  renumber?: string
}

export type PrintJobRow = {
  id: string
  requestKey: string
  kind: PrintKind
  title: string
  status: 'running' | 'done' | 'failed'
  total: number
  done: number
  printed: number
  left: number
  sheets: number
  start: number
  sheet?: string | null
  printer?: string | null
  purpose: string
  by: string
  byName: string
  error?: string | null
  problems?: LeftOut[] | null
  reprintOf?: string | null
  fileUntil?: string | null
  order: PrintOrder
  leftIds?: string[] | null
  heartbeatAt: string
  owner: string
  createdAt: string
}
