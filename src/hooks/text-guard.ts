import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { OF_THE_CITY_NAMES } from '@/domain/knowledge/identity'
import { refuseAt } from '@/lib/errors'
import { type Relation, relationIds } from '@/lib/relations'
import type { Text } from '@/payload-types'

/** Equal whatever the order, and whether nothing is stored as nothing or as an empty list. */
const sorted = (value: unknown): string =>
  Array.isArray(value)
    ? relationIds(value as Relation[])
        .sort()
        .join('\n')
    : String(value ?? '')

const RELEASES_OF_THE_CITY =
  '第三者への提供を記録できるのは、提供を承認する市管理者だけです。変えずに保存してください。'

/** To whom a text was given, the same words for the same entries. */
const releasesOf = (text: Partial<Text> | undefined): string =>
  JSON.stringify(
    (text?.releases ?? []).map(({ on, to, purpose, approvedOn, approval }) => [
      ...[on, to, purpose],
      ...[approvedOn, approval],
    ]),
  )

/** Keeps the identity of a text to what was approved (KB-02, KB-06). */
export const guardText: CollectionBeforeChangeHook<Text> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const user = req.user as unknown as StaffUser | null
  const before = operation === 'update' ? originalDoc : undefined
  const isOfCity = !user || can(user, 'faq.approve')
  // Nothing is given to third parties without the city's approval (KB-10, AU-09).
  if (!isOfCity && data.releases !== undefined && releasesOf(data) !== releasesOf(before))
    throw refuseAt('releases', 'CITY_ONLY', RELEASES_OF_THE_CITY, 403)
  if (!before) return { ...data, textKey: data.textKey ?? randomUUID() }
  const standing = (states: string[]) =>
    findRow(req.payload, 'text-versions', {
      and: [{ text: { equals: String(before.id) } }, { state: { in: states } }],
    })
  if (data.kind !== undefined && data.kind !== before.kind) {
    if (await standing(['draft', 'review', 'returned', 'approved']))
      throw refuseAt('kind', 'CONFLICT', '版ができたあとは、種類を変えられません。', 409)
  }
  if (isOfCity) return data
  for (const name of OF_THE_CITY_NAMES) {
    if (data[name] === undefined || sorted(data[name]) === sorted(before[name])) continue
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
