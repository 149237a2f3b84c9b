import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../context'

/** Everybody in the roster, for a choice. */
export const workerChoices = async ({
  payload,
}: ServiceContext): Promise<{ value: string; label: string }[]> =>
  (
    await findRows<Pick<Stored<'workers'>, 'id' | 'name' | 'kana'>>(
      payload,
      'workers',
      {},
      { sort: ['kana', 'id'], select: { name: true, kana: true } },
    )
  ).map(({ id, name, kana }) => ({ value: id, label: `${name}（${kana}）` }))
