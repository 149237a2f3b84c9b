import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { safeWords } from '@/lib/log-safe'

/** What stands in `sealKey` until the sealing job has given the row its place in the chain. */
export const unsealedKey = (auditKey: string): string => `u|${auditKey}`

export type AuditEntry = {
  action: string
  actorKind: 'citizen' | 'staff' | 'job'
  actor?: string
  actorName?: string
  channel?: string
  /** From `loggedAddress` only (AU-02). */
  ip?: string
  target?: string
  office?: string
  summary: string
  /** Field name → [old, new]. Personal values are masked by the caller. */
  changes?: Record<string, [unknown, unknown]>
  count?: number
  purpose?: string
  /** `updatedAt` of the record as this change left it, so that a form knows which came after its own. */
  version?: string
  /** By the injected clock (`ctx.now`, `clockOf`), never the machine's own: the order of the log hangs on it. */
  at: string
  /** Makes a repeated delivery of the same event one row. */
  key?: string
}

/**
 * Appends one row to the operation log (AU-01, AU-06, AU-07, AU-08). Written past the hooks: nobody
 * else writes here, and 2 ms instead of 10 ms matter on the booking path.
 * Whatever text goes into a line, it is one line and holds no individual number.
 */
export async function recordAudit(payload: Payload, entry: AuditEntry): Promise<void> {
  const { key, changes, ...rest } = entry
  const { summary, purpose, target } = entry
  const auditKey = key ?? randomUUID()
  try {
    await insertRow(payload, 'audit-logs', {
      ...rest,
      // Names of files, reasons and titles stand in it as they were typed.
      summary: safeWords(summary),
      ...(purpose === undefined ? {} : { purpose: safeWords(purpose) }),
      ...(target === undefined ? {} : { target: safeWords(target) }),
      actorName: safeWords(entry.actorName ?? ''),
      changes: changes ?? null,
      auditKey,
      sealKey: unsealedKey(auditKey),
    })
  } catch (error) {
    if (key && isDuplicateKey(error)) return
    throw error
  }
}
