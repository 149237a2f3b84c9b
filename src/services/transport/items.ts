import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { ItemState } from '@/domain/transport/vocabulary'

import type { ServiceContext } from '../context'

/** A card in a run, as it is stored. */
export type ItemRow = {
  id: string
  itemKey: string
  liveKey: string
  run: string
  stop: string
  card: string
  cardId: string
  number: string
  office: string
  state: ItemState
  packedAt?: string | null
  packedBy?: string | null
  receivedAt?: string | null
  receivedBy?: string | null
  /** The scan that took it out or received it; the one that packed it is in `itemKey`. */
  lastOp?: string | null
}

/** A card that has left its run frees its key for the next one. */
export const tombstone = (item: Pick<ItemRow, 'itemKey'>): string => `x|${item.itemKey}`

/** Cards of a run in the order in which they were packed; those taken out again are left out. */
export const itemsOf = (
  ctx: ServiceContext,
  run: string,
  filter: { stop?: string; states?: readonly ItemState[]; card?: string } = {},
): Promise<ItemRow[]> =>
  findRows<ItemRow>(
    ctx.payload,
    'transport-items',
    {
      and: [
        { run: { equals: run } },
        ...(filter.stop ? [{ stop: { equals: filter.stop } }] : []),
        ...(filter.card ? [{ card: { equals: filter.card } }] : []),
        filter.states
          ? { state: { in: [...filter.states] } }
          : { state: { not_equals: 'withdrawn' } },
      ],
    },
    { sort: ['packedAt', 'id'] },
  )

/** The key of what one scan packs: the same scan again finds it, whatever became of it since. */
export const packedKey = (run: string, card: string, op: string): string => `${run}|${card}|${op}`

/** What this scan has taken out or received before, or null. */
export const itemOfOp = (
  ctx: ServiceContext,
  run: string,
  card: string,
  op: string,
): Promise<ItemRow | null> =>
  findRow<ItemRow>(ctx.payload, 'transport-items', {
    and: [{ run: { equals: run } }, { card: { equals: card } }, { lastOp: { equals: op } }],
  })

/** One step of one card in its run, if it is still where it was. @returns null when it is not */
export const moveItem = (
  ctx: ServiceContext,
  item: Pick<ItemRow, 'id'>,
  from: ItemState | readonly ItemState[],
  set: Partial<ItemRow>,
): Promise<ItemRow | null> =>
  updateWhere<ItemRow>(
    ctx.payload,
    'transport-items',
    {
      and: [
        { id: { equals: item.id } },
        typeof from === 'string' ? { state: { equals: from } } : { state: { in: [...from] } },
      ],
    },
    { ...set, updatedAt: ctx.now().toISOString() },
  )
