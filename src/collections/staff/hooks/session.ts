import type { CollectionAfterReadHook, CollectionBeforeChangeHook } from 'payload'

import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import { clockOf } from '@/services/context'

/** Closing an account ends its sessions for good: opening it again does not bring them back. */
export const endSessions: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) =>
  operation === 'update' && data.active === false && originalDoc?.active !== false
    ? { ...data, sessions: [] }
    : data

/**
 * A signed-in person is recognised by a session that Payload reads here on every request. For an
 * account that is not in force (closed, before its first day, after its last) there is none, so work
 * ends at once and at midnight (AC-17).
 */
export const hideEndedSessions: CollectionAfterReadHook = ({ doc, req }) =>
  userMayLogin(doc, tokyoDateOf(clockOf(req.payload)())) ? doc : { ...doc, sessions: [] }
