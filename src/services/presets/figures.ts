import { FIGURES, PRESET_FROM, USUAL_COLUMNS } from '@/presets/figures'

import type { PresetPart } from './load-preset'

/** Promises, plans and seats of the telephone, and how a usual file is read. */
export const figuresPreset: PresetPart = async ({ preset, writer }) => {
  const { rules, plans, seats } = FIGURES[preset.code]
  const dated = { validFrom: PRESET_FROM, active: true }
  for (const rule of rules)
    await writer.put('call-rules', `call-rule:${rule.line}`, { ...dated, ...rule })
  for (const plan of plans)
    await writer.put('call-plans', `call-plan:${plan.line}:${plan.validFrom}`, {
      ...plan,
      active: true,
    })
  for (const plan of seats)
    await writer.put('call-seats', `call-seats:${plan.line}`, { ...dated, ...plan })
  for (const { line } of rules)
    await writer.put('call-import-profiles', `call-profile:${line}`, {
      name: `時間帯別の集計（${line}）`,
      line,
      columns: USUAL_COLUMNS.map((column) => ({ ...column })),
      active: true,
    })
}
