import type { CollectionAfterChangeHook } from 'payload'

import { type DeviceType, spreadType } from '@/services/equipment/masters'

/** A changed type is that of its devices at once: lists of what is missing go by what they need now. */
export const followType: CollectionAfterChangeHook<DeviceType> = async ({ doc, req }) => {
  await spreadType({ payload: req.payload }, doc)
  return doc
}
