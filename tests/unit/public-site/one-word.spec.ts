import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { LANGUAGES, type Language } from '@/domain/languages'
import { MESSAGES } from '@/messages'
import { plainText } from '@/messages/text'
import { mailsFor } from '@/presets/mail'

/** Where the words for citizens stand: pages, errors, texts of services, mails. */
const FOLDERS = [
  'src/messages',
  'src/messages/error-texts',
  'src/presets/texts',
  'src/presets/mail',
  'src/presets/faqs',
]

/** The lines of a language, without comments: `file:line: text`. */
const linesOf = (language: Language): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name === `${language}.ts`)
      .flatMap((name) =>
        readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .map((line, at) => `${join(folder, name)}:${at + 1}: ${line.trim()}`)
          .filter((line) => !/: (?:import|export|\*|\/)/.test(line)),
      ),
  )

const WORD = String.raw`\p{L}[\p{L}\p{M}]*`
/** Case counts: 「my My Number Card」 is a name after a word. */
const DOUBLED = new RegExp(String.raw`(?<![\p{L}\p{M}])(${WORD})\s+\1(?![\p{L}\p{M}])`, 'u')

/** One thing has one word on every page and in every mail: the other is not used for it. */
const OTHER_WORD: Partial<Record<Language, RegExp>> = {
  en: /appointment|\bemail|booking number/i,
  vi: /đặt chỗ|\bemail/i,
}

describe('words for citizens', () => {
  it.each(Object.keys(LANGUAGES) as Language[])('%s has no word twice in a row', (language) => {
    const lines = linesOf(language)
    expect(lines.length).toBeGreaterThan(100)
    expect(lines.filter((line) => DOUBLED.test(line))).toEqual([])
  })

  it.each(Object.keys(LANGUAGES) as Language[])(
    '%s has one word for how many come, on pages and in mails, and does not say it again with the number',
    (language) => {
      const { party, people } = MESSAGES[language]
      const mails = mailsFor([language]).map(({ body }) => body)
      expect(mails.some((body) => body.includes(`\n${plainText(party)}`))).toBe(true)
      expect(plainText(people)).not.toMatch(/[:：]/)
    },
  )

  it.each(Object.keys(OTHER_WORD) as Language[])('%s has one word for one thing', (language) => {
    expect(linesOf(language).filter((line) => OTHER_WORD[language]!.test(line))).toEqual([])
  })
})
