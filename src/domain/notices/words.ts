import type { Language } from '../languages'

type Words = { title: string; body?: string | null }
type Notice = Words & { translations?: (Words & { language: Language })[] | null }

/**
 * Title and body of a notice for a reader, wherever it is read: in the own language, else in English
 * for whoever reads no Japanese, else in Japanese.
 */
export function noticeWords(notice: Notice, language: Language): { title: string; body: string } {
  const translations = notice.translations ?? []
  const own =
    translations.find((one) => one.language === language) ??
    (language.startsWith('ja') ? undefined : translations.find((one) => one.language === 'en'))
  return { title: own?.title || notice.title, body: own?.body || (own ? '' : (notice.body ?? '')) }
}
