import type { CollectionBeforeChangeHook } from 'payload'

import { hasRole, type StaffUser } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { refuseAt } from '@/lib/errors'
import { type Relation, relationId, relationIds } from '@/lib/relations'

import { recordBefore, textOf } from './city-only'

type Contact = { id: string; above?: Relation }

/** 緊急連絡網 is a tree: nobody stands above who stands above them, or above themselves (IN-10). */
export const guardContactTree: CollectionBeforeChangeHook<Contact> = async ({
  data,
  originalDoc,
  req,
}) => {
  const own = originalDoc ? String(originalDoc.id) : ''
  const passed = new Set<string>()
  for (let next = relationId(data.above); own && next && !passed.has(next);) {
    if (next === own)
      throw refuseAt(
        'above',
        'CONFLICT',
        'この人より下の人は、上の人に選べません。別の人を選んでください。',
        409,
      )
    passed.add(next)
    const above = await findRow<Contact>(req.payload, 'emergency-contacts', {
      id: { equals: next },
    })
    next = relationId(above?.above)
  }
  return data
}

/** Payload's own, which a form sends back. */
const STAMPS = ['id', 'createdAt', 'updatedAt']

/**
 * Whom a policy tells is told until the city says otherwise (IN-02): the vendor keeps the entries of its own
 * accounts, and those that no policy names.
 */
export const guardToldContacts: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const user = req.user as StaffUser | null
  const before = recordBefore({ operation, originalDoc })
  if (!before || !user || hasRole(user, 'city-admin')) return data
  const changed = Object.entries(data as Record<string, unknown>).find(
    ([name, value]) => !STAMPS.includes(name) && textOf(value) !== textOf(before[name]),
  )
  if (!changed || (await isOfVendor(req, before.account as Relation))) return data
  const policies = await findRows<Stored<'alert-policies'>>(req.payload, 'alert-policies', {})
  const isTold = policies.some(({ steps }) =>
    (steps ?? []).some(({ contacts }) => relationIds(contacts).includes(String(before.id))),
  )
  if (!isTold) return data
  throw refuseAt(
    changed[0],
    'CITY_ONLY',
    '「通知の手順」で知らせる人です。変えられるのは、市管理者だけです。',
    403,
  )
}

async function isOfVendor(
  { payload }: Parameters<CollectionBeforeChangeHook>[0]['req'],
  account: Relation,
): Promise<boolean> {
  if (!account) return false
  const id = relationId(account)
  return (
    (await findRow<Stored<'users'>>(payload, 'users', { id: { equals: id } }))?.employer ===
    'vendor'
  )
}
