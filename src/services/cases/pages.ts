import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import type { CaseRow, Lacking } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import type { LiveKind } from './kind'
import { withLacks } from './lacks'

/** Rows that one statement reads for a file: an event loop that turns between them answers others. */
const ROWS_AT_ONCE = 500

/**
 * The rows that a list held when it was asked for, each once and as it is when its turn comes. Pages
 * that are counted anew each time would leave rows out while others move some out of the list.
 */
export async function* rowsInPages<R extends CaseRow>(
  ctx: ServiceContext,
  kind: Pick<LiveKind<R>, 'case' | 'lacks'>,
  where: Where,
  sort: readonly string[],
): AsyncGenerator<R & Lacking> {
  const { slug } = kind.case
  const all = await findRows<{ id: string }>(ctx.payload, slug, where, {
    sort: [...sort],
    select: { id: true },
  })
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) {
    const ids = all.slice(at, at + ROWS_AT_ONCE).map(({ id }) => id)
    const stored = await findRows<R>(ctx.payload, slug, { id: { in: ids } })
    const byId = new Map((await withLacks(ctx, kind, stored)).map((row) => [row.id, row]))
    yield* ids.flatMap((id) => byId.get(id) ?? [])
  }
}
