import { tokyoDateOf } from '@/domain/time/civil'

import { bringOverFaqs } from '../knowledge/bring-over'
import { putVersion } from '../knowledge/versions/start'

import { idOf } from './ids'
import type { PresetPart } from './load-preset'

/** Texts of services, questions and answers with an approved first version, whom to ask. */
export const textPreset: PresetPart = async ({ ctx, preset, writer, services }) => {
  for (const text of preset.texts) {
    const data = { ...text, service: idOf(services, text.service) }
    await writer.put('service-texts', `text:${text.service}:${text.language}`, data)
  }
  await bringOverFaqs(ctx)
  const on = tokyoDateOf(ctx.now())
  const ids = new Map<string, string>()
  for (const { key, services: of = [], language, question, answer } of preset.faqs) {
    const known = ids.get(key)
    const text =
      known ??
      (await writer.put('texts', `faq:${key}`, {
        title: question,
        kind: 'faq',
        audiences: ['citizens', 'operators', 'staff'],
        services: of.map((code) => idOf(services, code)),
        owner: '業務責任者',
        order: (ids.size + 1) * 10,
      }))
    ids.set(key, text)
    await putVersion(ctx, {
      text,
      kind: 'faq',
      language,
      question,
      answer,
      state: 'approved',
      on,
      by: '市（初期設定）',
    })
  }
  for (const [index, { key, ...target }] of preset.referrals.entries()) {
    await writer.put('referral-targets', `referral:${key}`, { ...target, order: (index + 1) * 10 })
  }
}

/** Texts of mails. */
export const mailPreset: PresetPart = async ({ preset, writer }) => {
  for (const mail of preset.mails) {
    const data = { ...mail, active: true }
    await writer.put('mail-templates', `mail:${mail.kind}:${mail.language}`, data)
  }
}
