import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import type { SettingChange } from '@/services/calendar/concern'
import { regenerateAfter, SKIP_GENERATION } from '@/services/calendar/regenerate'
import { jobContext, staffContext } from '@/services/context'

const contextOf = (req: PayloadRequest) =>
  req.user ? staffContext(req, 'city-staff') : jobContext(req.payload)

/** A saved setting of the calendar reaches the slots before the answer goes out (BK-03, BK-14). */
export const regenerateSlots: CollectionAfterChangeHook = async ({
  collection,
  context,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (context[SKIP_GENERATION]) return doc
  const before = operation === 'create' ? null : previousDoc
  await regenerateAfter(contextOf(req), {
    collection: collection.slug,
    before,
    after: doc,
  } as SettingChange)
  return doc
}

export const regenerateSlotsAfterDelete: CollectionAfterDeleteHook = async ({
  collection,
  context,
  doc,
  req,
}) => {
  if (context[SKIP_GENERATION]) return doc
  await regenerateAfter(contextOf(req), {
    collection: collection.slug,
    before: doc,
    after: null,
  } as SettingChange)
  return doc
}
