import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'

import { invalidateBookingConfig } from '@/services/settings/booking-config'

/** A saved setting counts from the next request on, not from the end of the cache's second (BK-03). */
export const dropBookingConfig: CollectionAfterChangeHook = ({ doc, req }) => {
  invalidateBookingConfig(req.payload)
  return doc
}

export const dropBookingConfigAfterDelete: CollectionAfterDeleteHook = ({ doc, req }) => {
  invalidateBookingConfig(req.payload)
  return doc
}
