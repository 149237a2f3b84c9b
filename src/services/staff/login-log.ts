import type { Payload } from 'payload'

import { findRow } from '@/db/atomic'

import { recordAudit } from '../audit/record'
import { clockOf } from '../context'

/** Wording of the entry when the place was locked; the start page counts them. */
export const LOGIN_LOCKED = 'ログイン失敗（ロック中）'

type Known = { id: string; name?: string | null; username?: string | null }

type Refused = {
  username: unknown
  /** Too many tries from that place already, so the password was not even looked at. */
  isLocked: boolean
  ip?: string
}

/**
 * Logs a refused login (AU-08). An ID that does not exist is not written
 * down: people type passwords into the wrong field. Against floods, unknown IDs and locked accounts
 * give one entry a minute.
 */
export async function logFailedLogin(
  payload: Payload,
  { username, isLocked, ip }: Refused,
): Promise<void> {
  const now = clockOf(payload)()
  const minute = now.toISOString().slice(0, 16)
  const name = typeof username === 'string' ? username.toLowerCase().trim() : ''
  const account = name
    ? await findRow<Known>(payload, 'users', { username: { equals: name } })
    : null
  const common = { action: 'login.failed', actorKind: 'staff' as const, ip, at: now.toISOString() }
  if (!account) {
    await recordAudit(payload, {
      ...common,
      summary: 'ログイン失敗（登録のないID）',
      key: `login.failed||${minute}`,
    })
    return
  }
  await recordAudit(payload, {
    ...common,
    actor: account.id,
    actorName: account.name ?? account.username ?? '',
    target: `users/${account.id}`,
    summary: isLocked ? LOGIN_LOCKED : 'ログイン失敗（パスワードが違う）',
    ...(isLocked ? { key: `login.locked|${account.id}|${minute}` } : {}),
  })
}
