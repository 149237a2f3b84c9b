import type { CollectionAfterOperationHook, CollectionBeforeOperationHook } from 'payload'

import { findRow } from '@/db/atomic'
import { isPassword } from '@/lib/crypto/password-hash'
import { jobContext } from '@/services/context'
import { countLogin, loginIdOf, unlockLogin } from '@/services/staff/login-limits'

/**
 * Counts a try to log in, and lets an ID that does not exist take as long as one that does: neither
 * the time nor the words tell whether an account is there (AC-17).
 */
export const limitLogin: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args
  const { data } = args as { data: Record<string, unknown> }
  const { username: typed, password } = data
  const username = loginIdOf(typed)
  if (username === '' || typeof password !== 'string' || password.trim() === '') return args
  await countLogin(jobContext(req.payload), { username, headers: req.headers ?? new Headers() })
  const known = await findRow(req.payload, 'users', { username: { equals: username } })
  if (!known) await isPassword(password, null)
  return { ...args, data: { ...data, username } }
}

/** 「強制的にロックを解除」 lifts what we count as well. */
export const liftLimits: CollectionAfterOperationHook = async ({
  args,
  operation,
  req,
  result,
}) => {
  const { username } = ((args as { data?: unknown }).data ?? {}) as { username?: unknown }
  if ((operation as string) === 'unlock') {
    await unlockLogin(jobContext(req.payload), loginIdOf(username))
  }
  return result
}
