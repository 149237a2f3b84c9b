import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'

import { fieldsOf } from './change-lines'

const idsIn = (value: unknown): string[] =>
  [value].flat(2).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []))

/**
 * Names of the records that changes point at, by id: a form says 川崎区役所, and so does what is said of
 * it. Records that are gone have none.
 */
export async function titlesOf(
  payload: Payload,
  target: string,
  all: readonly Record<string, unknown>[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const field of fieldsOf(payload, target)) {
    if (field.type !== 'relationship' || typeof field.relationTo !== 'string') continue
    const ids = [...new Set(all.flatMap((changes) => idsIn(changes[field.name])))]
    const name = payload.collections[field.relationTo].config.admin.useAsTitle
    if (ids.length === 0 || !name) continue
    const rows = await findRows<Record<string, unknown> & { id: string }>(
      payload,
      field.relationTo,
      { id: { in: ids } },
    )
    for (const row of rows) titles.set(row.id, String(row[name] ?? ''))
  }
  return titles
}
