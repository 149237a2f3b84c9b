import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { CHECK, type Check } from '@/kit/case/moves'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import { shortCached } from '../settings/short-cache'

/** The lines that a new record of this kind begins with; nothing for kinds without a checklist. */
export async function checksAtStart<R extends CaseRow>(
  { payload }: ServiceContext,
  { slug, moves }: CaseDefinition<R>,
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
  const { kind: about } = fields as { kind?: unknown }
  const items = lists
    .filter(({ kind, incidentKind }) => kind === slug && isAbout(slug, incidentKind, about))
    .flatMap((list) => list.items ?? [])
  return { checks: items.map(({ id, text }) => ({ id: String(id), text })) }
}

/** Of incidents, a list may be that of one kind only: the flow of a leak is no other fault's (IN-07). */
const isAbout = (slug: string, incidentKind: string | null | undefined, about: unknown): boolean =>
  slug !== 'incidents' || !incidentKind || incidentKind === about
