import { keyedHash } from '@/lib/crypto/keys'

/** A stored row of the operation log. */
export type AuditRow = {
  id: string
  at: string
  action: string
  actorKind: string
  actor?: string | null
  actorName?: string | null
  channel?: string | null
  ip?: string | null
  target?: string | null
  office?: string | null
  summary: string
  changes?: unknown
  count?: number | null
  purpose?: string | null
  auditKey: string
  seq?: number | null
  hash?: string | null
  sealKey: string
}

/** What the first row of the chain follows. */
export const CHAIN_START = { seq: 0, hash: '' }

export type Link = { seq: number; hash: string }

/** Objects with their keys in order, so that both engines give the same text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value ?? null
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, ordered(inner)]))
}

/** Everything the row says, in one fixed order; the row's id differs between engines and is left out. */
function canonical(row: AuditRow, seq: number): string {
  const plain = JSON.parse(JSON.stringify(row.changes ?? null)) as unknown
  const { at, action, actorKind, actor, actorName, channel, target, office, summary } = row
  const parts = [seq, at, action, actorKind, actor, actorName, channel, target, office, summary]
  const rest = [ordered(plain), row.count, row.purpose, row.ip, row.auditKey]
  return JSON.stringify([...parts, ...rest].map((value) => value ?? null))
}

/**
 * The seal of a row: SHA-256 over the seal before it and all that the row says, keyed with a secret
 * outside the database, so that who can write the tables cannot recompute the chain (AU-05).
 */
export const sealOf = (row: AuditRow, before: Link): string =>
  keyedHash('audit-chain', before.hash, canonical(row, before.seq + 1))

/** Signs a point of the chain: the head, or the end of a part that was removed. */
export const signLink = (purpose: 'head' | 'anchor', link: Link): string =>
  keyedHash(`audit-${purpose}`, String(link.seq), link.hash)

/** A signed point as it is stored; null when the signature is not ours. */
export function verifiedLink(purpose: 'head' | 'anchor', stored: unknown): Link | null {
  const { seq, hash, mac } = (stored ?? {}) as { seq?: unknown; hash?: unknown; mac?: unknown }
  if (typeof seq !== 'number' || typeof hash !== 'string') return null
  return mac === signLink(purpose, { seq, hash }) ? { seq, hash } : null
}

export const sealedKey = (seq: number): string => `s|${String(seq).padStart(12, '0')}`

/** Sorts after every sealed key and before every unsealed one. */
export const UNSEALED_FROM = 't'
