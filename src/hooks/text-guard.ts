import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { refuseAt } from '@/lib/errors'
import type { Text } from '@/payload-types'

/** Whom a text reaches, and whether it is in use, is part of what the city approved. */
const OF_THE_CITY = ['audiences', 'retiredOn'] as const
const sorted = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...(value as string[])].sort() : (value ?? ''))

/** Keeps the identity of a text to what was approved (KB-02, KB-06). */
export const guardText: CollectionBeforeChangeHook<Text> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || !originalDoc)
    return { ...data, textKey: data.textKey ?? randomUUID() }
  const standing = (states: string[]) =>
    findRow(req.payload, 'text-versions', {
      and: [{ text: { equals: String(originalDoc.id) } }, { state: { in: states } }],
    })
  if (data.kind !== undefined && data.kind !== originalDoc.kind) {
    if (await standing(['draft', 'review', 'returned', 'approved']))
      throw refuseAt('kind', 'CONFLICT', '版ができたあとは、種類を変えられません。', 409)
  }
  const user = req.user as unknown as StaffUser | null
  if (!user || can(user, 'faq.approve')) return data
  for (const name of OF_THE_CITY) {
    if (data[name] === undefined || sorted(data[name]) === sorted(originalDoc[name])) continue
    if (await standing(['review', 'approved']))
      throw refuseAt(
        name,
        'FORBIDDEN',
        '市に確認中か承認済みの版があります。ここを変えられるのは市管理者だけです。',
        403,
      )
  }
  return data
}
