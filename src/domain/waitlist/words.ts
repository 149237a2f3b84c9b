import type { Language } from '../languages'

/** Around the time at which a wish ends, and at which it begins. */
const WORDS: Record<Language, { until: string; from: string }> = {
  ja: { until: '{time}まで', from: '{time}から' },
  'ja-easy': { until: '{time}まで', from: '{time}から' },
  en: { until: 'until {time}', from: 'from {time}' },
  'zh-hans': { until: '{time}前', from: '{time}后' },
  'zh-hant': { until: '{time}前', from: '{time}後' },
  ko: { until: '{time}까지', from: '{time}부터' },
  tl: { until: 'hanggang {time}', from: 'mula {time}' },
  es: { until: 'hasta las {time}', from: 'desde las {time}' },
  pt: { until: 'até {time}', from: 'a partir das {time}' },
  vi: { until: 'đến {time}', from: 'từ {time}' },
}

/**
 * The hours of a wish as its reader writes them: `12:00まで`, `from 12:00`, `10:00–12:00`.
 * @param from `HH:MM`, or nothing for any
 * @param to `HH:MM`, or nothing for any
 * @returns empty for any time of day
 */
export function hoursInWords(
  language: Language,
  from: string | null | undefined,
  to: string | null | undefined,
): string {
  if (from && to) return `${from}–${to}`
  if (from) return WORDS[language].from.replace('{time}', from)
  return to ? WORDS[language].until.replace('{time}', to) : ''
}
