import type { CollectionAfterChangeHook } from 'payload'

import type { CardStatus } from '@/payload-types'
import { applyStatusRecord } from '@/services/cards/apply-status-record'
import { jobContext } from '@/services/context'

/** A status that was renamed or opened for booking counts at once for the cards that have it. */
export const applyToCards: CollectionAfterChangeHook<CardStatus> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const isSame = previousDoc?.label === doc.label && previousDoc?.booking === doc.booking
  if (operation === 'update' && !isSame) {
    await applyStatusRecord(jobContext(req.payload), previousDoc, doc)
  }
  return doc
}
