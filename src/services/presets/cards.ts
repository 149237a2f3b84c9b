import { findRows } from '@/db/atomic'
import type { CityPreset } from '@/presets'
import { HANDOVER_CASES } from '@/presets/handover'
import { IMPORT_PROFILES } from '@/presets/import-profiles'

import type { ServiceContext } from '../context'

import { type Ids, idOf } from './ids'
import type { PresetPart } from './load-preset'
import type { PresetWriter } from './preset-writer'

/** Statuses, cases of handover, and how lists of cards are read. */
export const cardPreset: PresetPart = async ({ ctx, preset, writer }) => {
  await writeStatuses(ctx, preset, writer)
  for (const [index, { key, ...one }] of HANDOVER_CASES.entries()) {
    const data = { ...one, order: (index + 1) * 10, active: true }
    await writer.put('handover-cases', `handover:${key}`, data)
  }
  await writeImportProfiles(ctx, writer)
}

/** Twice over: the arrows between statuses need the records they point at. */
async function writeStatuses(ctx: ServiceContext, preset: CityPreset, writer: PresetWriter) {
  const ids: Ids = new Map()
  const before = writer.counts.kept
  for (const [index, { next: _next, ...status }] of preset.statuses.entries()) {
    const data = { ...status, order: (index + 1) * 10, active: true }
    const natural = { label: { equals: status.label } }
    ids.set(
      status.label,
      await writer.put('card-statuses', `status:${status.label}`, data, natural),
    )
  }
  // Records that were there before keep the arrows that staff have drawn.
  if (writer.counts.kept > before) return
  for (const { label, next } of preset.statuses) {
    await ctx.payload.update({
      collection: 'card-statuses',
      id: idOf(ids, label),
      data: { next: next.map((one) => idOf(ids, one)) },
      depth: 0,
    })
  }
}

async function writeImportProfiles(ctx: ServiceContext, writer: PresetWriter) {
  const statuses = await findRows<{ id: string; label: string }>(ctx.payload, 'card-statuses', {})
  for (const [index, { key, ...profile }] of IMPORT_PROFILES.entries()) {
    const status = statuses.find(({ label }) => label === profile.defaultStatus)
    const data = {
      ...profile,
      defaultStatus: status?.id ?? null,
      order: (index + 1) * 10,
      active: true,
    }
    await writer.put('card-import-profiles', `import:${key}`, data)
  }
}
