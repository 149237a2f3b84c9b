import type { CollectionBeforeChangeHook } from 'payload'

import { findRow } from '@/db/atomic'
import { refuseAt } from '@/lib/errors'
import { type Relation, relationId } from '@/lib/relations'

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
