import type { CollectionSlug, Where } from 'payload'

import type { Capability } from '@/access/capabilities'
import { isCityWide, officeIdsOf, type StaffUser } from '@/access/roles'
import type { Stored } from '@/db/stored'
import type { IsOpen } from '@/domain/deadlines/due'
import type { CivilDate } from '@/domain/time/civil'
import type { DueRule } from '@/kit/case/types'
import type { ExtraField } from '@/kit/case/rules'
import type { Answers, Ask, CaseDefinition, CaseRow, Lacking } from '@/kit/case/types'

import type { ServiceContext } from '../context'

/** A way from a record to where the work on it is done. */
export type RowLink = {
  label: string
  href: string
  /** A document, which opens beside the page; what is over has it, too. */
  isPaper?: true
}
/** `title`: where the record's own number or name leads. */
export type RowLinks = { title?: string; links?: RowLink[] }

/** A column by the name of a field, or of one that the city added; header, kind and width come from the field itself. */
export type ListColumn =
  | string
  | { field: string; width?: number; /** Only in files. */ only?: 'file' }
  | { extra: ExtraField; only?: 'file' }
  /** Reckoned from the record: a time that a step took, a name that other fields give. */
  | {
      name: string
      header: string
      kind?: 'text' | 'number'
      width?: number
      only?: 'file'
      value: (row: CaseRow) => string | number
    }
  /** The same with what only the city's records know; a list of the city (`kindNow`) has it reckoned. */
  | {
      name: string
      header: string
      width?: number
      only?: 'file'
      from: (ctx: ServiceContext) => Promise<(row: CaseRow) => string>
    }
  /** The day up to which a record has to be moved on, by the city's rules. */
  | { due: (row: CaseRow) => CivilDate | null }

/** What a record lacks in others (`lacks` of the kind), in files; on the screen it stands with its button. */
export const LACKS_COLUMN: ListColumn = {
  name: 'lacks',
  header: '足りないもの',
  width: 40,
  only: 'file',
  value: (row: CaseRow & Lacking) => row.lacks?.join('、') ?? '',
}

/** Columns that stand in files alone, by the names of their fields. */
export const inFile = (...fields: string[]): ListColumn[] =>
  fields.map((field) => ({ field, only: 'file' }))

/** What a list is narrowed by: a choice field of the record, or one whose choices are records of the city. */
export type Narrowing =
  | string
  | {
      field: string
      label: string
      choices(ctx: ServiceContext): Promise<{ value: string; label: string }[]>
      /** What a choice finds, where it is no value of one field: 「ラベル未貼付」. */
      where?(ctx: ServiceContext, value: string): Promise<Where>
    }

/** How records of a kind are listed, on the screen and in files. */
export type CaseList<R> = {
  /** Address below /admin. */
  path: string
  title: string
  lead: string
  columns: readonly ListColumn[]
  /** Columns that a narrow screen shows beside the name, besides the day that comes due and the state. */
  ahead?: readonly string[]
  sort: readonly string[]
  /** Its values are shown with their counts; the first question to a list. */
  split?: Narrowing
  /** What else it can be narrowed by. */
  filters?: readonly Narrowing[]
  /** Day by which records are asked for, and how many days back a list begins with. */
  period?: { field: string; label: string; days: number }
  /** What waits of it has its place where it is worked on; 対応待ち would show it to everybody. */
  hasOwnPlace?: true
  /** What is shown before anybody asks for something; what waits when left out. */
  shows?: 'all'
  /** Field with the day since when a record waits, and after how many days that is long. */
  since?: { field: string; longDays: number }
  /** Field with a day that comes due, and how the screen asks for those up to a day. */
  due?: {
    field: string
    label: string
    /** Nobody's work before that day. */ waitsUntilThen?: true
  }
  /** Looks for records by a number that is typed or scanned. @throws DomainError of the number itself */
  find?: { label: string; where(ctx: ServiceContext, text: string): Promise<Where> }
  purposes: readonly string[]
  output: Capability
  links?(ctx: ServiceContext, rows: readonly R[]): Promise<Map<string, RowLinks>>
}

/** How people make a record by hand, with the form that the kit shows for it. */
export type CaseBegin<R> = {
  /** The button, such as 「要望を出す」. */
  label: string
  by: Capability
  asks: readonly Ask[]
  /** Choices that are records of the city, by the name of what is asked; `office` comes by itself. */
  choices?: Record<string, (ctx: ServiceContext) => Promise<{ value: string; label: string }[]>>
  /** What follows when the record stands; again when the request is sent again: each effect has its key. */
  after?(ctx: ServiceContext, row: R): Promise<void>
  /** Fields of the new record, its key and state apart. @throws DomainError of its own checks */
  fields(ctx: ServiceContext, answers: Answers): Partial<R> | Promise<Partial<R>>
}

/** What a case kind is, as the product carries it: its definition and its list. */
export type CaseKind<R = CaseRow, C extends CollectionSlug = CollectionSlug> = {
  case: CaseDefinition<R, C>
  /** Left out where records come out of other work. */
  begin?: CaseBegin<R>
  list: CaseList<R>
  /**
   * What stands in other records and is still missing, in words that say what to do, by the record's id;
   * reckoned whenever records are shown or moved by people, and never stored.
   */
  lacks?(ctx: ServiceContext, rows: readonly R[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Choices that are records of the city, by the name of what a move asks. */
  choices?: Record<string, (ctx: ServiceContext) => Promise<{ value: string; label: string }[]>>
  /**
   * What else a move does when a person makes it, by the name of the move: before and after `go`, which makes
   * the move itself. Each effect has its key, because a request may be sent again; not for moves of many.
   */
  around?: Record<
    string,
    (ctx: ServiceContext, row: R, go: () => Promise<R>, op: string) => Promise<unknown>
  >
  /** Finishes beginnings that a process left when it died (`settleNoted`). @returns how many */
  settle?(ctx: ServiceContext): Promise<number>
}

/**
 * A kind as the city has it at this moment, which only `kindNow` makes. Whatever people see or press goes
 * by it: what shows, finds or moves records for them takes nothing else.
 */
export type LiveKind<R = CaseRow, C extends CollectionSlug = CollectionSlug> = CaseKind<R, C> & {
  /** Fields that the city has added. */
  extra: readonly ExtraField[]
  /** How long a record may stay in its states; null where the city says nothing of it. */
  due: { rules: readonly DueRule[]; isOpen: IsOpen } | null
}

/** What of it a move needs (`movesNow`). */
export type LiveMoves<R = CaseRow> = Pick<LiveKind<R>, 'case' | 'lacks' | 'extra'>

/** A kind as the product has it: the city's rules are not laid over a kind twice. */
export type PlainKind<R = CaseRow> = CaseKind<R> & { extra?: never }

/**
 * A kind among all the others. Its functions know the rows of their own collection, and the product
 * gives them no others, which the compiler cannot see in a list of many kinds.
 * @throws Error for a move of many that has an `around`
 */
export const caseKind = <C extends CollectionSlug>(kind: CaseKind<Stored<C>, C>): CaseKind => {
  const plain = kind as unknown as CaseKind
  const lost = Object.keys(plain.around ?? {}).filter((move) => plain.case.moves[move]?.many)
  // Records that are ticked are moved one by one without what stands around the move.
  if (lost.length > 0)
    throw new Error(`${kind.case.slug}: ${lost.join()} is for many and has around`)
  return plain
}

/** Documents of records: what they are called and where they are made, for those that have one. */
export const paperLinks = <R extends { id: string }>(
  rows: readonly R[],
  paperOf: (row: R) => readonly [label: string, href: string] | null,
): Map<string, RowLinks> =>
  new Map(
    rows.flatMap((row) => {
      const [label, href] = paperOf(row) ?? []
      return label && href
        ? [[String(row.id), { links: [{ label, href, isPaper: true }] }] as const]
        : []
    }),
  )

/** The rows that this person may see; null for all (AC-07). */
export function scopeOf(
  { scope }: Pick<CaseDefinition, 'scope'>,
  user: StaffUser | null | undefined,
): Where | null {
  if (!scope || !user || isCityWide(user)) return null
  return { [scope]: { in: officeIdsOf(user) } }
}

/** The same for a row that was read another way, such as by the run that it belongs to. */
export function isInScope<R>(
  { scope }: Pick<CaseDefinition, 'scope'>,
  row: R,
  user: StaffUser | null | undefined,
): boolean {
  if (!scope || !user || isCityWide(user)) return true
  const own = [(row as Record<string, unknown>)[scope]].flat()
  return officeIdsOf(user).some((office) => own.includes(office))
}
