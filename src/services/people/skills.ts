import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../context'

/** What the roster says that somebody can, by their account (CC-26). */
export async function skillsByAccount({
  payload,
}: Pick<ServiceContext, 'payload'>): Promise<Map<string, string>> {
  const rows = await findRows<Stored<'workers'>>(
    payload,
    'workers',
    { account: { exists: true } },
    { select: { account: true, skills: true, languages: true } },
  )
  return new Map(
    rows.map(({ account, skills, languages }) => [
      String(account),
      [skills, languages].filter(Boolean).join('、'),
    ]),
  )
}
