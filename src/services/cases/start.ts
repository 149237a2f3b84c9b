import type { CollectionSlug } from 'payload'

import type { Stored } from '@/db/stored'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'

/**
 * Starts a record in its first state; with a key that is known already it is the one that is there.
 * @param fields of the kind, its key among them
 */
export const startCase = <R extends CaseRow & Stored<C>, C extends CollectionSlug>(
  ctx: Pick<ServiceContext, 'payload'>,
  kind: CaseDefinition<R, C>,
  fields: Partial<Stored<C>>,
): Promise<{ row: Stored<C>; isNew: boolean }> =>
  insertOnce(
    ctx,
    kind.slug,
    kind.key as string & keyof Stored<C>,
    {
      ...fields,
      state: kind.start,
      stateSeq: 0,
      unlogged: false,
    } as Partial<Stored<C>>,
  )
