import type { CollectionSlug, Payload, Where } from 'payload'

import { findRow } from '@/db/atomic'
import type { SettingsPreset } from '@/presets/types'

import { SKIP_GENERATION } from '../calendar/regenerate'

export type PresetCounts = { created: number; updated: number; kept: number }

export type PresetWriter = ReturnType<typeof presetWriter>

/**
 * Puts preset records into the store: what is missing is created, what is there is kept, or set
 * back to the preset when `overwrite`. Records are found by their preset key, so that a name, code
 * or time that staff changed does not make a second record of the same thing.
 */
export function presetWriter(payload: Payload, overwrite: boolean) {
  const counts: PresetCounts = { created: 0, updated: 0, kept: 0 }
  // The slots follow once, after the last record.
  const context = { [SKIP_GENERATION]: true }

  /** @param natural finds a record that staff made by hand before the preset was loaded */
  async function put(
    collection: CollectionSlug,
    key: string,
    data: Record<string, unknown>,
    natural?: Where,
  ): Promise<string> {
    const found =
      (await findRow<{ id: string }>(payload, collection, { presetKey: { equals: key } })) ??
      (natural ? await findRow<{ id: string }>(payload, collection, natural) : null)
    const keyed = { ...data, presetKey: key }
    if (!found) {
      counts.created++
      const made = await payload.create({ collection, data: keyed as never, depth: 0, context })
      return String(made.id)
    }
    if (overwrite) {
      await payload.update({ collection, id: found.id, data: keyed as never, depth: 0, context })
      counts.updated++
    } else counts.kept++
    return String(found.id)
  }

  async function putSettings(data: SettingsPreset, as: 'created' | 'updated'): Promise<void> {
    if (as === 'updated' && !overwrite) {
      counts.kept++
      return
    }
    await payload.updateGlobal({ slug: 'city-settings', data, depth: 0 })
    counts[as]++
  }

  return { counts, put, putSettings }
}
