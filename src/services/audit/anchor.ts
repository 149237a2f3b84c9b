import type { Payload } from 'payload'

import { findRow, findRows } from '@/db/atomic'

import { type AuditRow, CHAIN_START, type Link, verifiedLink } from './chain'

/** Action of the log entry that tells of removed entries and holds where the chain goes on. */
export const EXPIRED_ACTION = 'audit.expired'

/** Name of the check result that holds the newest sealed entry. */
export const HEAD_CHECK = 'audit-head'

/** Where the chain begins: the start, or the end of the newest part that retention removed. */
export async function readAnchor(payload: Payload): Promise<Link> {
  const rows = await findRows<AuditRow>(payload, 'audit-logs', {
    action: { equals: EXPIRED_ACTION },
  })
  return rows.reduce<Link>((newest, row) => {
    const change = (row.changes as { anchor?: unknown[] } | null)?.anchor
    const link = verifiedLink('anchor', change?.[1])
    return link && link.seq > newest.seq ? link : newest
  }, CHAIN_START)
}

/** The newest sealed entry, or the anchor when there is none behind it. */
export async function readTip(payload: Payload): Promise<Link> {
  const [last] = await findRows<AuditRow>(
    payload,
    'audit-logs',
    { seq: { greater_than: 0 } },
    { sort: '-seq', limit: 1 },
  )
  const anchor = await readAnchor(payload)
  return last?.seq && last.hash && last.seq > anchor.seq
    ? { seq: last.seq, hash: last.hash }
    : anchor
}

/** What the sealing job signed last; null when it never ran or somebody changed it. */
export async function readHead(payload: Payload): Promise<Link | null> {
  const check = await findRow<{ details?: unknown }>(payload, 'check-results', {
    name: { equals: HEAD_CHECK },
  })
  return check ? verifiedLink('head', check.details) : null
}
