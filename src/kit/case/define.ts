import type { CollectionSlug } from 'payload'

import type { Stored } from '@/db/stored'

import type { CaseDefinition, CaseMove, CaseRow, CaseState } from './types'

/** How the history names the beginning of a record, and a change of its added fields; no move may be called so. */
export const BEGIN = 'begin'
export const EDIT = 'edit'

/** Fields that a definition names are fields of its own rows. */
type FieldsOf<R> = { scope: (keyof R & string) | null; key: keyof R & string }

/** A case kind, with its states, moves and fields held to each other and to the collection by the compiler. */
export const defineCase = <C extends CollectionSlug, S extends string, M extends string>(
  definition: CaseDefinition<Stored<C>, C, S, M> & FieldsOf<Stored<C>>,
): CaseDefinition<Stored<C>, C, S, M> => definition

const statesOf = (kind: Pick<CaseDefinition, 'states'>): [string, CaseState][] =>
  Object.entries(kind.states)

const movesOf = (kind: Pick<CaseDefinition, 'moves'>): [string, CaseMove<CaseRow>][] =>
  Object.entries(kind.moves)

/** States in which a record is over. */
export const finalStates = (kind: Pick<CaseDefinition, 'states'>): string[] =>
  statesOf(kind)
    .filter(([, { final }]) => final)
    .map(([state]) => state)

/** States in which somebody still has to do something. */
export const waitingStates = (kind: Pick<CaseDefinition, 'states'>): string[] =>
  statesOf(kind)
    .filter(([, { final }]) => !final)
    .map(([state]) => state)

/**
 * What is wrong with a definition, in words for its author; empty when nothing is. A record in a
 * state without a way out, or that is nobody's turn, would wait for ever.
 */
export function problemsOf(kind: CaseDefinition): string[] {
  const moves = movesOf(kind)
  const ends = new Set(moves.map(([, { to }]) => to))
  const reserved = moves
    .filter(([move]) => move === BEGIN || move === EDIT)
    .map(([move]) => `${move}: is a name of the kit's own`)
  const blind = moves
    .filter(([, { begins, many }]) => begins && many)
    .map(([move]) => `${move}: begins with what one record has, but is of many`)
  const changing = moves
    .filter(([, { addendum, set, to }]) => addendum && (set || to !== null))
    .map(([move]) => `${move}: is an addendum, but changes the record`)
  const problems = statesOf(kind).flatMap(([state, { final, turn }]) => [
    ...(state !== kind.start && !ends.has(state) ? [`${state}: no move leads here`] : []),
    ...(final
      ? moves
          .filter(([, { from, addendum }]) => !addendum && from.includes(state))
          .map(([move]) => `${state}: is final, but ${move} leaves it`)
      : [
          ...(moves.some(([, { from }]) => from.includes(state))
            ? []
            : [`${state}: no move leads out`]),
          ...(turn ? [] : [`${state}: is nobody's turn`]),
          ...(!turn || moves.some(([, { from, by }]) => from.includes(state) && by === turn)
            ? []
            : [`${state}: who has the turn (${turn}) has no move`]),
        ]),
  ])
  return [...reserved, ...blind, ...changing, ...problems]
}
