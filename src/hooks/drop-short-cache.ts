import type { CollectionAfterChangeHook, GlobalAfterChangeHook } from 'payload'

import { dropShort } from '@/services/settings/short-cache'

/** A text or notice that was just saved shows at once in this process. */
export const dropShortCache: CollectionAfterChangeHook = ({ doc, req }) => {
  dropShort(req.payload)
  return doc
}

export const dropShortCacheOfGlobal: GlobalAfterChangeHook = ({ doc, req }) => {
  dropShort(req.payload)
  return doc
}
