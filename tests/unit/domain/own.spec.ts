import { describe, expect, it } from 'vitest'

import { isLanguage } from '@/domain/languages'
import { ownValue } from '@/domain/own'
import { readMarkedText } from '@/domain/printing/marked-text'
import { languageOf } from '@/endpoints/language'
import { isPrintKind } from '@/services/printing/sheet-of'

/** What every object has without anybody having put it there. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)

describe('names that came from outside', () => {
  it.each(INHERITED)('%s is no language, no kind of print and no word of ours', (name) => {
    expect(ownValue({ a: 1 }, name)).toBeUndefined()
    expect(isLanguage(name)).toBe(false)
    expect(isPrintKind(name)).toBe(false)
    expect(languageOf(new URL(`http://x/?lang=${name}`), new Headers())).toBe('ja')
    expect(readMarkedText(`[${name}]文`)).toEqual([expect.objectContaining({ scale: 1 })])
  })
})
