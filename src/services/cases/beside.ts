import type { Where } from 'payload'

import { type AtomicData, type CaseSlug, updateCase } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { asRead, seqOf } from './move'

type Has = Pick<ServiceContext, 'payload'>

/**
 * Changes fields of a record beside its moves: only while it is as it was read, and its number grows, so that a
 * move that was decided before is decided anew on what is there now – it neither writes over the change nor passes
 * a bar that the change has shut.
 * @param also what must hold, too
 * @returns null when it is no longer as it was read
 */
export const changeBeside = <C extends CaseSlug>(
  { payload }: Has,
  slug: C,
  row: Pick<CaseRow, 'id' | 'state' | 'stateSeq'>,
  data: AtomicData & Partial<Stored<C>>,
  also: readonly Where[] = [],
): Promise<Stored<C> | null> =>
  updateCase<Stored<C>>(
    payload,
    slug,
    { and: [...asRead(row), ...also] },
    { ...data, stateSeq: seqOf(row) + 1 },
  )

/**
 * What a task keeps for itself in a record. No move reads any of it when it is decided, so these are written
 * whatever else happens to the record. Where a move writes one, the move is right.
 */
export const MARKS = {
  alerts: ['lastRaisedAt', 'lastTryAt', 'href', 'times'],
  absences: ['alertState'],
  'card-papers': ['unnoted'],
  'helpdesk-tickets': ['ticketDue'],
  incidents: ['isAlerted', 'isUnpublished'],
  'maintenance-tickets': ['responseMinutes'],
  reports: ['untold'],
  'staffing-reviews': ['expected', 'actual', 'deviation', 'allowed'],
  'training-sessions': ['isClosing'],
  'transport-alerts': ['completed'],
  'transport-incidents': ['unnoted'],
} as const satisfies Partial<Record<CaseSlug, readonly string[]>>

type Marked = keyof typeof MARKS
type Marks<C extends Marked> = Partial<Record<(typeof MARKS)[C][number], unknown>>

/** Sets marks (`MARKS`) of a record; anything else is `changeBeside`. @returns null where `where` does not hold */
export const markBeside = <C extends Marked>(
  { payload }: Has,
  slug: C,
  where: Where,
  marks: Marks<C>,
): Promise<Stored<C> | null> => updateCase<Stored<C>>(payload, slug, where, marks)

/** A record from before the kit gets its key and its first state, once, whoever else is at it. */
export async function adoptCase<R extends CaseRow>(
  { payload, actor, now }: ServiceContext,
  { slug, key }: Pick<CaseDefinition<R>, 'slug' | 'key'>,
  id: string,
  state: string,
): Promise<void> {
  const at = now().toISOString()
  const isFormer: Where = { [key]: { exists: false } }
  await updateCase(
    payload,
    slug,
    { and: [{ id: { equals: id } }, isFormer] },
    {
      ...{ [key]: `former|${id}`, state, stateOn: tokyoDateOf(now()), stateSeq: 0 },
      ...{ unlogged: true },
      history: [{ seq: 0, at, by: actor, move: BEGIN, from: '', to: state }],
    },
  )
}
