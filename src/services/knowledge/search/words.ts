import type { Where } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { type Matters, matterOf } from '@/domain/knowledge/search/query'
import { READINGS } from '@/domain/knowledge/search/readings'
import { FIRST_MATTERS, SAME_MATTER } from '@/domain/knowledge/search/same-matter'
import { processWide } from '@/lib/process-wide'
import type { SearchWord } from '@/payload-types'

import type { ServiceContext } from '../../context'
import type { PresetPart } from '../../presets/load-preset'
import { readCitySettings } from '../../settings/read-settings'

type Kept = { version: string; matters: Matters }
const kept = () => processWide('search-words', () => new WeakMap<object, Kept>())

/** Keys of the words that count as one, as the city's list (言い換え) has them now. */
export async function mattersNow(ctx: ServiceContext): Promise<Matters> {
  const known = kept().get(ctx.payload)
  // A list of an earlier version has no readings yet: each process looks once.
  if (!known) await bringSearchWords(ctx)
  const version =
    (await versionOf(ctx)) ?? (await bringSearchWords(ctx), await versionOf(ctx)) ?? ''
  if (known?.version === version) return known.matters
  const rows = await findRows<SearchWord>(ctx.payload, 'search-words', {
    active: { not_equals: false },
  })
  const matters = rows.map(({ words }) => matterOf(words))
  kept().set(ctx.payload, { version, matters })
  return matters
}

async function versionOf({ payload }: ServiceContext): Promise<string | null> {
  const [newest] = await findRows<{ updatedAt: string }>(
    payload,
    'search-words',
    {},
    { sort: '-updatedAt', limit: 1, select: { updatedAt: true } },
  )
  return newest?.updatedAt ?? null
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

const insertWords = (ctx: ServiceContext, from: string, lines: readonly string[]) =>
  insertMany(
    ctx.payload,
    'search-words',
    lines.map((words) => ({ words, active: true, requestKey: `${from}|${words}`, note: '' })),
  )

/**
 * Begins the list, once: with the words that the city had in its settings before there was a list, else
 * with the usual ones; and with how the words of this work are read, also where a list is there that knows nothing
 * of readings. Records are switched off, never deleted, so what is missing was never there.
 */
export async function bringSearchWords(ctx: ServiceContext): Promise<void> {
  const readings = linesOf(READINGS)
  const isThere = async (where: Where) => !!(await findRow(ctx.payload, 'search-words', where))
  if (!(await isThere({}))) {
    const { searchWords } = await readCitySettings(ctx.payload)
    const own = searchWords?.trim() === FIRST_MATTERS ? '' : searchWords?.trim()
    await insertWords(ctx, 'begin', linesOf(own || SAME_MATTER))
  }
  if (!(await isThere({ requestKey: { equals: `reading|${readings.at(-1)}` } })))
    await insertWords(ctx, 'reading', readings)
}

export const searchPreset: PresetPart = ({ ctx }) => bringSearchWords(ctx)
