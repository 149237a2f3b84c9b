import type { Language } from '@/domain/languages'
import { isLanguage, preferredLanguage } from '@/domain/languages'

/** The caller's language: `lang` in the query, else the best match of Accept-Language, else Japanese. */
export function languageOf(url: URL, headers: Headers): Language {
  const asked = url.searchParams.get('lang')
  return isLanguage(asked) ? asked : (preferredLanguage(headers.get('accept-language')) ?? 'ja')
}
