import { findRow } from '@/db/atomic'
import { INDICATORS } from '@/presets/indicators'
import { REPORT_FORMS } from '@/presets/report-forms'

import type { PresetPart } from './load-preset'

/** 報告書の様式 of the city, each with the rule that says when it is due, and its サービス水準指標. */
export const reportPreset: PresetPart = async ({ ctx: { payload }, preset, writer }) => {
  for (const { key, deadline, parts, note: _, ...form } of REPORT_FORMS[preset.code]) {
    const rule = deadline
      ? await findRow<{ id: string }>(payload, 'deadline-rules', {
          presetKey: { equals: `deadline:${deadline}` },
        })
      : null
    await writer.put('report-forms', `report:${key}`, {
      ...form,
      active: true,
      ...(rule ? { rule: rule.id } : {}),
      parts: parts.map((part) => ({ kind: 'source' in part ? 'figures' : 'text', ...part })),
    })
  }
  for (const { key, note: _, ...indicator } of INDICATORS[preset.code])
    await writer.put('service-indicators', `indicator:${key}`, {
      ...{ ...indicator, active: true, period: 'month' },
    })
}
