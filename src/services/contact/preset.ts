import { CATEGORIES, LINES, URGENT_STEPS } from '@/presets/contact'

import { findRow } from '@/db/atomic'

import type { PresetPart } from '../presets/load-preset'

/** Lines, categories and the steps of an urgent call. */
export const contactPreset: PresetPart = async ({ ctx: { payload }, preset, writer }) => {
  for (const line of LINES[preset.code]) {
    await writer.put(
      'phone-lines',
      `line:${line.code}`,
      { ...line },
      { code: { equals: line.code } },
    )
  }
  for (const [index, { referral, ...category }] of CATEGORIES.entries()) {
    const target = referral
      ? await findRow<{ id: string }>(payload, 'referral-targets', {
          presetKey: { equals: `referral:${referral}` },
        })
      : null
    await writer.put(
      'inquiry-categories',
      `category:${category.code}`,
      {
        audience: 'citizens',
        active: true,
        ...category,
        order: (index + 1) * 10,
        ...(target ? { referral: target.id } : {}),
      },
      { code: { equals: category.code } },
    )
  }
  await writer.put('checklists', 'checklist:urgent', {
    name: '緊急の電話（脅迫・犯行予告・不当要求）の手順',
    kind: 'urgent-demands',
    active: true,
    items: URGENT_STEPS.map((text) => ({ text })),
  })
}
