import { idOf } from './ids'
import type { PresetPart } from './load-preset'

/** Texts of services, questions and answers, whom to ask. */
export const textPreset: PresetPart = async ({ preset, writer, services }) => {
  for (const text of preset.texts) {
    const data = { ...text, service: idOf(services, text.service) }
    await writer.put('service-texts', `text:${text.service}:${text.language}`, data)
  }
  for (const [index, { key, services: of = [], ...faq }] of preset.faqs.entries()) {
    const data = {
      ...faq,
      order: (index + 1) * 10,
      services: of.map((code) => idOf(services, code)),
      approval: 'approved',
      isPublic: true,
    }
    await writer.put('faqs', `faq:${key}:${faq.language}`, data)
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
