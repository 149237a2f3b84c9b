import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { AuditLog } from '@/payload-types'

import { clockOf } from '../context'

import { changeLines } from './change-lines'
import { titlesOf } from './titles'

const MOST = 20

const text = (value: unknown): string => JSON.stringify(value ?? null)

/**
 * What people changed in a record of settings since a moment, in words: who, when, field, from, to;
 * one line for each time that somebody saved.
 * @param known values that the asking form has already; changes that led to them are left out
 */
export async function changesSince(
  payload: Payload,
  target: string,
  since: Date,
  known: Record<string, unknown>,
): Promise<string[]> {
  const rows = await findRows<AuditLog>(
    payload,
    'audit-logs',
    {
      and: [
        { target: { equals: target } },
        // The log is written a moment after the record, by another clock: its version tells which came
        // after the form's own. Entries from before versions were kept have their time alone.
        {
          or: [
            { version: { greater_than: since.toISOString() } },
            {
              and: [{ version: { exists: false } }, { at: { greater_than: since.toISOString() } }],
            },
          ],
        },
      ],
    },
    { sort: 'at', limit: MOST },
  )
  const changed = rows.map((row) => ({
    row,
    changes: Object.fromEntries(
      Object.entries((row.changes ?? {}) as Record<string, unknown>).filter(
        ([name, change]) => Array.isArray(change) && text(change[1]) !== text(known[name]),
      ),
    ),
  }))
  const titles = await titlesOf(
    payload,
    target,
    changed.map(({ changes }) => changes),
  )
  const today = tokyoDateOf(clockOf(payload)())
  return changed.flatMap(({ row, changes }) => {
    const words = changeLines(payload, target, changes, (id) => titles.get(id)).filter(
      // The engines keep nothing in two ways.
      ({ before, after }) => before !== after,
    )
    if (words.length === 0) return []
    const what = words.map((one) => `${one.field} ${one.before}→${one.after}`).join('、')
    return [`${row.actorName} ${momentOf(new Date(row.at), today)}: ${what}`]
  })
}

/** A screen may have been open since yesterday. */
const momentOf = (at: Date, today: string): string => {
  const date = tokyoDateOf(at)
  return date === today ? tokyoTimeOf(at) : `${formatJa(date)} ${tokyoTimeOf(at)}`
}
