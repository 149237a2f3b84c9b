import type { Where } from 'payload'

import { type AtomicData, findRow, updateCase } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { tokyoDateOf } from '@/domain/time/civil'
import { decide, type Decision, linesOf, whoMovedIt } from '@/kit/case/decide'
import type { Answers, CaseDefinition, CaseLine, CaseRow, Mover } from '@/kit/case/types'
import { DomainError, isDomainError } from '@/lib/errors'

import { changeRow } from '../change-row'
import { faultPoint, type ServiceContext } from '../context'
import { notFound } from '../refusals'

import { type CaseKind, type LiveMoves, scopeOf } from './kind'
import { withLacks } from './lacks'
import { labelOfLine, logCase } from './log'

/** Lines that a row keeps; the operation log keeps all. */
const KEPT_LINES = 100

export const moverOf = (ctx: ServiceContext): Mover => ({
  actor: ctx.actor,
  user: ctx.user ?? null,
  today: tokyoDateOf(ctx.now()),
  at: ctx.now().toISOString(),
})

/**
 * @returns the record when it exists and the user may see it
 * @throws DomainError NOT_FOUND, also for records of other offices: their existence is not told
 */
export async function caseById<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  id: string,
): Promise<R> {
  const scope = scopeOf(kind, ctx.user)
  const row = await findRow<R>(ctx.payload, kind.slug, {
    and: [{ id: { equals: id } }, ...(scope ? [scope] : [])],
  })
  if (row) return row
  throw notFound(`この${kind.label}が見つかりません。一覧を読み込み直してください。`)
}

export type MoveWish = {
  move: string
  answers?: Answers
  /** Id of the request: one that is sent again changes nothing. */
  op: string
  /** `stateSeq` of the record as the person saw it. */
  seen?: number
}

type Looking<R extends CaseRow> = Pick<CaseKind<R>, 'lacks'>

/**
 * Moves a record on for a person, by the kind as the city has it. A screen of its own that makes a move takes
 * this, too: what the city demands is demanded there.
 * @throws DomainError as `moveByProduct`
 */
export const moveCase = <R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveMoves<R>,
  id: string,
  wish: MoveWish,
): Promise<R> => move(ctx, kind.case, id, wish, kind)

/**
 * The product's own work, which neither the city's rules bound nor roles: nobody is there to answer what a rule
 * asks. Which files may do so stands in `tests/unit/architecture.spec.ts`.
 * @param looking the kind's own look into other records, where a move needs it
 * @throws DomainError NOT_FOUND, CHANGED_MEANWHILE, CASE_OVER, NOT_NOW, INPUT_INVALID (with `fields`),
 *   UNKNOWN_MOVE, FORBIDDEN (of a person), BUSY
 */
export const moveByProduct = <R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  id: string,
  wish: MoveWish,
  looking: Looking<R> = {},
): Promise<R> => move({ ...ctx, user: null }, kind, id, wish, looking)

/**
 * Read, decided, and written with its history line and the mark for the log in one conditional write
 * (design §4), so that of two people one wins and the other is told who.
 */
async function move<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  id: string,
  wish: MoveWish,
  looking: Looking<R>,
): Promise<R> {
  const mover = moverOf(ctx)
  let lines = Infinity
  const row = await changeRow<R, Moved<R>>({
    find: async () => (await withLacks(ctx, looking, [await caseById(ctx, kind, id)]))[0]!,
    decide: (now) => {
      if (linesOf(now).some(({ op, move }) => op === wish.op && move === wish.move)) return null
      const decision = decide(kind, now, wish, mover)
      const isStale = wish.seen !== undefined && isMovedSince(now, wish.seen)
      // Why it cannot be done now says little to whoever has not seen what was done.
      if ('refused' in decision && !(isStale && NOT_ANY_MORE.includes(decision.refused.code)))
        throw refusalOf(decision.refused)
      if (isStale || 'refused' in decision) throw changedMeanwhile(kind, now)
      return decision
    },
    write: (now, moved) => {
      // What was copied before is not copied again.
      lines = now.unlogged ? Infinity : 1
      return writeMove(ctx, kind, now, { ...wish, ...moved }, mover)
    },
  })
  if (row.unlogged) await logCase(ctx, kind, row, lines)
  return row
}

export type Moved<R> = Exclude<Decision<R>, { refused: unknown }>

export const seqOf = ({ stateSeq }: Pick<CaseRow, 'stateSeq'>): number => stateSeq ?? 0

/** Somebody has moved it since; what was written beside the moves is judged by the move itself. */
const isMovedSince = (row: CaseRow, seen: number): boolean =>
  seen > seqOf(row) || linesOf(row).some(({ seq }) => seq > seen)

/** Refusals that may come of what somebody else did meanwhile. */
const NOT_ANY_MORE: readonly string[] = ['NOT_NOW', 'UNKNOWN_MOVE']

const STATUS: Partial<Record<string, number>> = { FORBIDDEN: 403, INPUT_INVALID: 422 }

const refusalOf = ({
  code,
  message,
  fields,
}: Extract<Decision<never>, { refused: unknown }>['refused']) =>
  new DomainError(code, message, STATUS[code] ?? 409, fields ? { fields } : {})

export const changedMeanwhile = <R extends CaseRow>(kind: CaseDefinition<R>, row: R): DomainError =>
  new DomainError(
    'CHANGED_MEANWHILE',
    `${whatWasDone(kind, row)}内容を確かめて、もう一度操作してください。`,
    409,
  )

/** The act itself: of one that changes no state, the state says nothing. */
function whatWasDone<R extends CaseRow>(kind: CaseDefinition<R>, row: R): string {
  const state = kind.states[row.state]?.label ?? row.state
  const last = linesOf(row).at(-1)
  if (!last) return `もう「${state}」です。`
  const act = `${whoMovedIt(row)}「${labelOfLine(kind, row, last)}」`
  return last.from === last.to
    ? `${act}を記録しました（状態は「${state}」のままです）。`
    : `${act}をして、「${state}」にしました。`
}

/**
 * The one conditional write of a record of the kit: what changes, its history line and the mark for the log,
 * if the record is still as it was read. @returns null when somebody was faster
 */
export async function writeMove<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  row: R,
  moved: Moved<R> & { move: string; op: string },
  mover: Mover,
): Promise<R | null> {
  await faultPoint(ctx, 'case-before')
  const line: CaseLine = {
    seq: seqOf(row) + 1,
    at: mover.at,
    by: mover.actor,
    move: moved.move,
    from: row.state,
    to: moved.to,
    ...(moved.note ? { note: moved.note } : {}),
    op: moved.op,
    ...(ctx.ip ? { ip: ctx.ip } : {}),
  }
  const changed = await inWords(() =>
    updateCase<R>(
      ctx.payload,
      kind.slug,
      { and: asRead(row) },
      {
        ...(moved.set as AtomicData),
        state: moved.to,
        stateSeq: line.seq,
        ...(moved.to === row.state ? {} : { stateOn: mover.today }),
        // What the log has not copied yet is not cut.
        history: row.unlogged
          ? [...linesOf(row), line]
          : [...linesOf(row), line].slice(-KEPT_LINES),
        unlogged: true,
        updatedAt: mover.at,
      },
    ),
  )
  if (!changed) return null
  await faultPoint(ctx, 'case-moved')
  return { ...changed, ...officesOf(kind, row, moved.set) }
}

/** A number that only one record may have is another's already. @throws DomainError TAKEN */
export async function inWords<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new DomainError(
      'TAKEN',
      '同じ番号の記録が、ほかにあります。一覧で探し、番号を確かめてください。',
      409,
    )
  }
}

/** SQLite answers a write without the relations that stand in tables of their own. */
function officesOf<R extends CaseRow>(
  { scope }: CaseDefinition<R>,
  row: R,
  set: Partial<R>,
): Partial<R> {
  const name = scope as keyof R | null
  if (!name) return {}
  return { [name]: Object.hasOwn(set, name) ? set[name] : row[name] } as Partial<R>
}

/** The record is still as it was read; rows from before the kit have no number yet. */
export const asRead = (row: Pick<CaseRow, 'id' | 'state' | 'stateSeq'>): Where[] => [
  { id: { equals: row.id } },
  { state: { equals: row.state } },
  typeof row.stateSeq === 'number'
    ? { stateSeq: { equals: row.stateSeq } }
    : { stateSeq: { exists: false } },
]

const NOT_DONE = '処理できませんでした。もう一度お試しください。'

export type ManyMoved = {
  moved: number
  /** Those that could not be moved, with the reason in words. */
  refused: { id: string; reason: string }[]
}

/** The same move for many, each for itself: what is refused stops none of the others. */
export async function moveCases<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveMoves<R>,
  { rows, ...wish }: Omit<MoveWish, 'seen'> & { rows: { id: string; seen: number }[] },
): Promise<ManyMoved> {
  const result: ManyMoved = { moved: 0, refused: [] }
  for (const [id, seen] of new Map(rows.map((row) => [row.id, row.seen]))) {
    try {
      await moveCase(ctx, kind, id, { ...wish, seen })
      result.moved++
    } catch (error) {
      // Whoever pressed once for many is told of all, also when one of them breaks.
      if (!isDomainError(error)) ctx.payload.logger.error({ msg: 'case not moved', err: error })
      result.refused.push({ id, reason: isDomainError(error) ? error.message : NOT_DONE })
    }
  }
  return result
}
