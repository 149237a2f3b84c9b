/**
 * Languages of the citizen site (PB-08, AX-03): eight and more for Kawasaki. The key is the URL
 * segment; `tag` is what goes into `lang` and Intl, because `ja-easy` would be read as a script.
 */
export const LANGUAGES = {
  ja: { tag: 'ja', own: '日本語', label: '日本語' },
  'ja-easy': { tag: 'ja', own: 'やさしい日本語', label: 'やさしい日本語' },
  en: { tag: 'en', own: 'English', label: '英語' },
  'zh-hans': { tag: 'zh-Hans', own: '简体中文', label: '中国語（簡体字）' },
  'zh-hant': { tag: 'zh-Hant', own: '繁體中文', label: '中国語（繁体字）' },
  ko: { tag: 'ko', own: '한국어', label: '韓国・朝鮮語' },
  tl: { tag: 'fil', own: 'Tagalog', label: 'タガログ語' },
  es: { tag: 'es', own: 'Español', label: 'スペイン語' },
  pt: { tag: 'pt', own: 'Português', label: 'ポルトガル語' },
  vi: { tag: 'vi', own: 'Tiếng Việt', label: 'ベトナム語' },
} as const

export type Language = keyof typeof LANGUAGES

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[]

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value)

export const LANGUAGE_OPTIONS = LANGUAGE_CODES.map((value) => ({
  value,
  label: LANGUAGES[value].label,
}))

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

function matchTag(tag: string): Language | undefined {
  if (/^zh(-(tw|hk|mo|hant))/.test(tag)) return 'zh-hant'
  if (tag.startsWith('zh')) return 'zh-hans'
  if (tag === 'tl' || tag.startsWith('fil')) return 'tl'
  return LANGUAGE_CODES.find(
    (code) => code !== 'ja-easy' && baseOf(tag) === baseOf(LANGUAGES[code].tag),
  )
}

/**
 * The best language for an Accept-Language header among those offered, or null when none fits.
 * The header is foreign input: anything that is no tag is passed over.
 */
export function preferredLanguage(
  header: string | null,
  offered: readonly Language[] = LANGUAGE_CODES,
): Language | null {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';')
      return { tag: tag.toLowerCase(), weight: Number(q.trim().replace('q=', '')) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const found = matchTag(tag)
    if (found && offered.includes(found)) return found
  }
  return null
}
