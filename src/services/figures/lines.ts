import type { CollectionSlug, Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { compare } from '@/domain/time/civil'

/** A telephone line as the figures know it: the code that all records carry, and its name. */
export type Line = { code: string; name: string }

/** Master of the lines, of the area of the inquiries. */
const MASTER = 'phone-lines' as CollectionSlug

/**
 * The lines that have rules, with the names of the master where it has them: the one place in which the
 * figures and the master of the lines meet.
 */
export async function namesOfLines(
  payload: Payload,
  rules: readonly { line: string; name: string }[],
): Promise<Line[]> {
  const names = new Map(rules.map(({ line, name }) => [line, name]))
  if (Object.hasOwn(payload.collections, MASTER)) {
    const rows = await findRows<{ code: string; name: string }>(payload, MASTER, {
      code: { in: [...names.keys()] },
    })
    for (const { code, name } of rows) names.set(code, name)
  }
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => compare(a.code, b.code))
}
