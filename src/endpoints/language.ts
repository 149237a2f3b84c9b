import type { Language } from '@/domain/languages'
import { isLanguage, LANGUAGE_CODES, LANGUAGES } from '@/domain/languages'

/** The caller's language: `lang` in the query, else the best match of Accept-Language, else Japanese. */
export function languageOf(url: URL, headers: Headers): Language {
  const asked = url.searchParams.get('lang')
  if (isLanguage(asked)) return asked
  const wishes = (headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';')
      return { tag: tag.toLowerCase(), weight: Number(q.replace('q=', '')) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const found = matchTag(tag)
    if (found) return found
  }
  return 'ja'
}

function matchTag(tag: string): Language | undefined {
  if (/^zh(-(tw|hk|mo|hant))/.test(tag)) return 'zh-hant'
  if (tag.startsWith('zh')) return 'zh-hans'
  if (tag === 'tl' || tag.startsWith('fil')) return 'tl'
  return LANGUAGE_CODES.find(
    (code) =>
      code !== 'ja-easy' && tag.split('-')[0] === LANGUAGES[code].tag.toLowerCase().split('-')[0],
  )
}
