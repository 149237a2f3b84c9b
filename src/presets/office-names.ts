import type { OfficePreset } from './types'

type Ward = { romaji: string; kana: string; hangul: string }

/**
 * A ward office's name for people who do not read kanji. Chinese keeps the kanji: that is what the
 * sign at the building says.
 */
export const wardOfficeNames = ({ romaji, kana, hangul }: Ward): OfficePreset['translations'] => [
  { language: 'ja-easy', name: `${kana}くやくしょ` },
  { language: 'en', name: `${romaji} Ward Office` },
  { language: 'ko', name: `${hangul} 구청` },
  { language: 'tl', name: `${romaji} Ward Office` },
  { language: 'es', name: `Oficina municipal del distrito de ${romaji}` },
  { language: 'pt', name: `Subprefeitura de ${romaji}` },
  { language: 'vi', name: `Văn phòng quận ${romaji}` },
]
