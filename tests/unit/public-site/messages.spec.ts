import { describe, expect, it } from 'vitest'

import { LANGUAGE_CODES } from '@/domain/languages'
import { MESSAGES } from '@/messages'
import { ERROR_TEXTS } from '@/messages/errors'
import { plainText } from '@/messages/text'

const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the texts of the citizen site', () => {
  it.each(LANGUAGE_CODES)('AX-03 (part) are complete in %s, with the same values', (language) => {
    for (const table of [MESSAGES, ERROR_TEXTS]) {
      for (const [key, japanese] of Object.entries(table.ja)) {
        const text = (table[language] as Record<string, string>)[key]
        expect(text?.trim(), key).toBeTruthy()
        expect(valuesIn(text ?? ''), key).toEqual(valuesIn(japanese))
      }
    }
  })

  it('PB-12 (part) never say 個人番号カード', () => {
    expect(JSON.stringify([MESSAGES, ERROR_TEXTS])).not.toContain('個人番号カード')
  })

  it('mark readings so that nothing of the marks is left', () => {
    for (const text of [
      ...Object.values(MESSAGES['ja-easy']),
      ...Object.values(ERROR_TEXTS['ja-easy']),
    ])
      expect(plainText(text).replace(/\{\w+\}/g, '')).not.toMatch(/[{}|]/)
  })
})
