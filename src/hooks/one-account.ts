import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { refuseAt } from '@/lib/errors'
import { relationId } from '@/lib/relations'

type Worker = Partial<Stored<'workers'>>

const accountOf = (row: { account?: unknown } | undefined): string =>
  row?.account ? relationId(row.account as string) : ''

/**
 * One person per account: the gate and the shifts go by whose it is (ST-08, AC-17). Who already has it is
 * named; of two who take it at once the unique key lets one through. People from before the key keep theirs.
 */
export const guardOneAccount: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as Worker | undefined
  const keeps = { ...data, accountKey: before?.accountKey ?? undefined }
  if (data.account === undefined) return keeps
  const account = accountOf(data)
  if (account === accountOf(before)) return keeps
  if (!account) return { ...data, accountKey: `none|${randomUUID()}` }
  const other = await findRow<Stored<'workers'>>(req.payload, 'workers', {
    and: [
      { account: { equals: account } },
      ...(before?.id ? [{ id: { not_equals: before.id } }] : []),
    ],
  })
  if (other)
    throw refuseAt(
      'account',
      'CONFLICT',
      `このアカウントは、${other.name}さんのものです。1つのアカウントは1人だけが使えます。`,
      409,
    )
  return { ...data, accountKey: account }
}
