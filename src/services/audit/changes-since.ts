import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { tokyoTimeOf } from '@/domain/time/civil'
import type { AuditLog } from '@/payload-types'

import { changeLines } from './change-lines'

const MOST = 20

const text = (value: unknown): string => JSON.stringify(value ?? null)

/**
 * What people changed in a record of settings since a moment, in words: who, when, field, from, to.
 * @param known values that the asking form has already; changes that led to them are left out
 */
export async function changesSince(
  payload: Payload,
  target: string,
  since: Date,
  known: Record<string, unknown>,
): Promise<string> {
  const rows = await findRows<AuditLog>(
    payload,
    'audit-logs',
    { and: [{ target: { equals: target } }, { at: { greater_than: since.toISOString() } }] },
    { sort: 'at', limit: MOST },
  )
  const lines = rows.flatMap((row) => {
    const changes = Object.entries((row.changes ?? {}) as Record<string, unknown>).filter(
      ([name, change]) => Array.isArray(change) && text(change[1]) !== text(known[name]),
    )
    const words = changeLines(payload, target, Object.fromEntries(changes), () => undefined)
    if (words.length === 0) return []
    const what = words.map((one) => `${one.field} ${one.before}→${one.after}`).join('、')
    return [`${row.actorName} ${tokyoTimeOf(new Date(row.at))}: ${what}`]
  })
  return lines.join('。')
}
