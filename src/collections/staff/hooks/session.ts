import type { CollectionAfterReadHook, CollectionBeforeChangeHook } from 'payload'

import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import { sourceAddress } from '@/lib/source-address'
import { isOutside, roleLists } from '@/services/access/role-gate'
import { clockOf } from '@/services/context'
import { rosterBar } from '@/services/people/gate'
import { demandOf, factorPolicy } from '@/services/staff/second-factor/policy'

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

/**
 * Says what 二段階認証 asks of this account now, and whether this request comes from outside of the
 * addresses of its roles, and whether the roster lets its person work today; access rules hold all three
 * against the session (AC-09, AC-17, ST-08).
 */
export const stampGuards: CollectionAfterReadHook = async ({ doc, req }) => ({
  ...doc,
  secondFactor: demandOf(await factorPolicy(req.payload), doc),
  outside: isOutside(
    await roleLists(req.payload),
    doc,
    sourceAddress(req.headers ?? new Headers()),
  ),
  rosterBar: await rosterBar(req.payload, doc, tokyoDateOf(clockOf(req.payload)())),
})
