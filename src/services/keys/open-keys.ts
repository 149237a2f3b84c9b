import type { Payload } from 'payload'

import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { inspectField } from '@/lib/crypto/field'
import { openText, sealText } from '@/lib/crypto/gcm'
import { at } from '@/lib/crypto/places'
import {
  deploymentSecrets,
  deriveKey,
  keyIdOf,
  makeRing,
  onUnreadable,
  ring,
  type Secrets,
  installRing,
} from '@/lib/crypto/ring'
import { env } from '@/lib/env'

import { KeyProblem } from './key-problem'
import { alarmUnreadable } from './unreadable-alarm'

const NAME = 'main'

/** The one row that says with which key this database is read. */
export type KeyRow = {
  id: string
  name: string
  keyId: string
  /** The secret of the keyed hashes under the present key; at the same time the check value. */
  wrapped: string
  /** Key from which values are still being brought over; empty = none. */
  previousId?: string | null
  /** Values of the first format may still be there. */
  legacy?: 'open' | 'closed' | null
}

const wrap = (secret: string, hashSecret: string): string =>
  sealText(deriveKey(secret, 'key-check'), hashSecret, NAME)
const unwrap = (secret: string, wrapped: string): string | null =>
  openText(deriveKey(secret, 'key-check'), wrapped, NAME)

export const readKeyRow = (payload: Payload): Promise<KeyRow | null> =>
  findRow<KeyRow>(payload, 'data-keys', { name: { equals: NAME } })

/**
 * Puts the deployment's keys in force, if they are the ones of this database (AC-18). The first start
 * notes a check value; every later one compares. A new `DATA_KEY` is taken over when `DATA_KEY_OLD`
 * is the former one.
 * @throws KeyProblem
 */
export async function openKeys(
  payload: Payload,
  secrets: Secrets = deploymentSecrets(),
): Promise<void> {
  const stored = await readOrMissing(payload)
  if (stored === undefined) return
  const row = stored ?? (await firstRow(payload, secrets))
  if (!row) throw new Error('The check value of the keys was not written')
  const hashSecret = unwrap(secrets.present, row.wrapped)
  if (hashSecret === null) return takeOver(payload, row, secrets)
  if (row.previousId && (!secrets.old || keyIdOf(secrets.old) !== row.previousId)) {
    throw new KeyProblem('DATA_KEY_OLD_MISSING')
  }
  installRing(makeRing(secrets, { hashSecret, legacy: row.legacy === 'open' }))
  onUnreadable((place) => alarmUnreadable(payload, place))
}

/** Undefined: a test or a tool that opened a database whose tables are made only later. */
async function readOrMissing(payload: Payload): Promise<KeyRow | null | undefined> {
  try {
    return await readKeyRow(payload)
  } catch (error) {
    const text = `${String(error)} ${String((error as Error).cause ?? '')}`
    if (env.NODE_ENV !== 'production' && text.includes('no such table')) return undefined
    throw error
  }
}

async function takeOver(payload: Payload, row: KeyRow, secrets: Secrets): Promise<void> {
  const hashSecret = secrets.old ? unwrap(secrets.old, row.wrapped) : null
  if (hashSecret === null) throw new KeyProblem('DATA_KEY_WRONG', keyName())
  if (row.previousId && row.previousId !== keyIdOf(secrets.present)) {
    throw new KeyProblem('DATA_KEY_OLD_MISSING')
  }
  // Another process that starts at the same moment writes the same.
  await updateWhere(
    payload,
    'data-keys',
    { and: [{ name: { equals: NAME } }, { keyId: { equals: row.keyId } }] },
    {
      keyId: keyIdOf(secrets.present),
      previousId: row.keyId,
      wrapped: wrap(secrets.present, hashSecret),
    },
  )
  return openKeys(payload, secrets)
}

const keyName = (): string => (env.DATA_KEY ? 'DATA_KEY' : 'PAYLOAD_SECRET（DATA_KEY）')

/** Database without a check value: new, or made by a version that had none. */
async function firstRow(payload: Payload, secrets: Secrets): Promise<KeyRow | null> {
  try {
    const isNew = !(await findRow(payload, 'users', {}))
    // What is there was written under the key of its time; a wrong one must not become the right one.
    if (!isNew) await assertOpensOldValues(payload, secrets)
    return await insertRow<KeyRow>(payload, 'data-keys', {
      name: NAME,
      keyId: keyIdOf(secrets.present),
      wrapped: wrap(secrets.present, secrets.present),
      previousId: '',
      legacy: isNew ? 'closed' : 'open',
    })
  } catch (error) {
    if (isDuplicateKey(error)) return readKeyRow(payload)
    throw error
  }
}

const SAMPLES = [
  ['cards', 'name'],
  ['cards', 'address'],
  ['reservations', 'mail'],
  ['reservations', 'details'],
  ['mails', 'to'],
  ['users', 'totpSecret'],
] as const
const SAMPLE_SIZE = 5

/** @throws KeyProblem where there are values of the first format and none of them opens */
async function assertOpensOldValues(payload: Payload, secrets: Secrets): Promise<void> {
  const before = ring()
  installRing(makeRing(secrets, { legacy: true }))
  let found = 0
  for (const [collection, field] of SAMPLES) {
    const rows = await findRows<{ id: string } & Record<string, string>>(
      payload,
      collection,
      { [field]: { like: 'enc1:' } },
      { limit: SAMPLE_SIZE, select: { [field]: true } },
    )
    for (const row of rows) {
      found++
      const place = at(collection, field as never, String(row.id))
      if (inspectField(row[field], place).standing === 'old') return installRing(before)
    }
  }
  installRing(before)
  if (found > 0) throw new KeyProblem('DATA_KEY_WRONG', keyName())
}
