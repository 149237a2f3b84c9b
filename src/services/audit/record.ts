import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { insertRow } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
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

/** Whatever text goes into a line, it is one line and holds no individual number. */
function lineOf({ key, changes, ...rest }: AuditEntry) {
  const { summary, purpose, target } = rest
  const auditKey = key ?? randomUUID()
  return {
    ...rest,
    // Names of files, reasons and titles stand in it as they were typed.
    summary: safeWords(summary),
    ...(purpose === undefined ? {} : { purpose: safeWords(purpose) }),
    ...(target === undefined ? {} : { target: safeWords(target) }),
    actorName: safeWords(rest.actorName ?? ''),
    changes: changes ?? null,
    auditKey,
    sealKey: unsealedKey(auditKey),
  }
}

/**
 * Appends one row to the operation log (AU-01, AU-06, AU-07, AU-08). Written past the hooks: nobody
 * else writes here, and 2 ms instead of 10 ms matter on the booking path.
 */
export async function recordAudit(payload: Payload, entry: AuditEntry): Promise<void> {
  try {
    await insertRow(payload, 'audit-logs', lineOf(entry))
  } catch (error) {
    if (entry.key && isDuplicateKey(error)) return
    throw error
  }
}

/** Many at once, in one trip; those that are there already are left out. */
export async function recordAudits(
  payload: Payload,
  entries: (AuditEntry & { key: string })[],
): Promise<void> {
  if (entries.length > 0) await insertMany(payload, 'audit-logs', entries.map(lineOf))
}
