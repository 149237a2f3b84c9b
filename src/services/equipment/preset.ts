import { findRow, findRows } from '@/db/atomic'
import { CHECKLISTS, EQUIPMENT } from '@/presets/equipment'

import { type Ids, idOf } from '../presets/ids'
import type { PresetPart } from '../presets/load-preset'
import { ensurePrintRecords } from '../printing/records'

/** Types with their rules, models, contracts with their counts, consumables and the steps of kitting. */
export const equipmentPreset: PresetPart = async ({ ctx, preset, writer }) => {
  const { types, models, contracts, supplies } = EQUIPMENT[preset.code]
  type Office = { id: string; code: string; presetKey?: string | null }
  // By the preset's own name of it: staff may have changed the code.
  const offices: Ids = new Map(
    (await findRows<Office>(ctx.payload, 'offices', {})).map(({ id, code, presetKey }) => [
      presetKey?.replace('office:', '') || code,
      String(id),
    ]),
  )
  const typeIds: Ids = new Map()
  for (const [index, one] of types.entries()) {
    const data = { ...one, order: (index + 1) * 10, active: true }
    const natural = { code: { equals: one.code } }
    typeIds.set(
      one.code,
      await writer.put('device-types', `device-type:${one.code}`, data, natural),
    )
  }
  for (const { type, ...model } of models)
    await writer.put('device-models', `device-model:${type}`, {
      ...{ ...model, active: true },
      type: idOf(typeIds, type),
    })
  for (const { key, counts, ...contract } of contracts)
    await writer.put('device-contracts', `device-contract:${key}`, {
      ...{ ...contract, active: true },
      counts: counts.map(({ type, offices: at = [], ...count }) => ({
        ...count,
        type: idOf(typeIds, type),
        offices: at.map((code) => idOf(offices, code)),
      })),
    })
  if (supplies.some(({ sheet }) => sheet)) await ensurePrintRecords(ctx)
  for (const [index, { key, sheet, ...supply }] of supplies.entries()) {
    const row = sheet
      ? await findRow<{ id: string }>(ctx.payload, 'label-sheets', { code: { equals: sheet } })
      : null
    await writer.put('supplies', `supply:${key}`, {
      ...{ ...supply, order: (index + 1) * 10, active: true },
      ...(row ? { sheet: row.id } : {}),
    })
  }
  for (const { key, items, ...list } of CHECKLISTS)
    await writer.put('checklists', `checklist:equipment:${key}`, {
      ...list,
      active: true,
      items: items.map((text) => ({ text })),
    })
}
