import { findRows } from '@/db/atomic'
import type { Language } from '@/domain/languages'
import { LANGUAGES } from '@/domain/languages'
import { relationId } from '@/lib/relations'
import type { ServiceText } from '@/payload-types'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

export type MissingText = { language: Language; label: string; what: string }

/** What a citizen reads of a service; the rest is for operators. */
const READ = ['name', 'description', 'bring'] as const

/**
 * Texts of the city that a language on offer lacks and that citizens therefore see in Japanese
 * (AX-03). The platform's own texts are complete by a test.
 */
export async function missingTexts(ctx: ServiceContext): Promise<MissingText[]> {
  const { services } = await loadBookingConfig(ctx.payload)
  const settings = await readCitySettings(ctx.payload)
  const languages = (settings.languages ?? []).filter((language) => language !== 'ja')
  const texts = await findRows<ServiceText>(ctx.payload, 'service-texts', {})
  const missing: MissingText[] = []
  const note = (language: Language, what: string) =>
    missing.push({ language, label: LANGUAGES[language].label, what })
  for (const language of languages) {
    const hours = settings.callHoursTranslations?.find((one) => one.language === language)
    if (!hours?.text) note(language, 'コールセンターの受付時間')
    for (const service of services.filter(({ active, webOpen }) => active && webOpen)) {
      const of = (code: Language) =>
        texts.find((text) => text.language === code && relationId(text.service) === service.id)
      const [own, japanese] = [of(language), of('ja')]
      // What the city has not written in Japanese either is not missing.
      const isMissing = READ.some((name) => (japanese?.[name] ?? '') !== '' && !own?.[name])
      if (isMissing) note(language, `「${service.name}」の案内文`)
    }
  }
  return missing
}
