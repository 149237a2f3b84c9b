import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { type Matters, matterOf } from '@/domain/knowledge/search/query'
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
  const version =
    (await versionOf(ctx)) ?? (await bringSearchWords(ctx), await versionOf(ctx)) ?? ''
  const known = kept().get(ctx.payload)
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

/**
 * Begins the list, once: with the words that the city had in its settings before there was a list, else
 * with the usual ones. Records are switched off, never deleted, so an empty list is a new one.
 */
export async function bringSearchWords(ctx: ServiceContext): Promise<void> {
  if (await findRow(ctx.payload, 'search-words', {})) return
  const { searchWords } = await readCitySettings(ctx.payload)
  const own = searchWords?.trim() === FIRST_MATTERS ? '' : searchWords?.trim()
  const lines = (own || SAME_MATTER).split('\n').map((line) => line.trim())
  await insertMany(
    ctx.payload,
    'search-words',
    [...new Set(lines)]
      .filter(Boolean)
      .map((words) => ({ words, active: true, requestKey: `begin|${words}`, note: '' })),
  )
}

export const searchPreset: PresetPart = ({ ctx }) => bringSearchWords(ctx)
