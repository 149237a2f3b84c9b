import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { CHECK, type Check, listOf } from '@/kit/case/moves'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import { shortCached } from '../settings/short-cache'

/** The lines that a new record of this kind begins with; nothing for kinds without a checklist. */
export async function checksAtStart<R extends CaseRow>(
  { payload }: Pick<ServiceContext, 'payload'>,
  { slug, moves, checksBy }: CaseDefinition<R>,
  fields: Partial<R>,
): Promise<{ checks?: Check[] }> {
  if (!Object.hasOwn(moves, CHECK)) return {}
  const lists = await shortCached(payload, 'checklists', () =>
    findRows<Stored<'checklists'>>(
      payload,
      'checklists',
      { active: { equals: true } },
      { sort: 'createdAt' },
    ),
  )
  const choice = checksBy && (fields as Record<string, unknown>)[checksBy.field]
  const own = [listOf(slug), ...(typeof choice === 'string' ? [listOf(slug, choice)] : [])]
  const items = lists.filter(({ kind }) => own.includes(kind)).flatMap((list) => list.items ?? [])
  return { checks: items.map(({ id, text }) => ({ id: String(id), text })) }
}
