import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort } from '@/domain/text/in-short'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

const KINDS = PRODUCT.cases.map((kind) => kind.case as unknown as CaseDefinition<CaseRow>)

describe('numbers that people say', () => {
  it('no two kinds have the same letter, and none is read as a digit', () => {
    const letters = Object.values(NUMBER_LETTER)
    expect(new Set(letters).size).toBe(letters.length)
    for (const letter of letters) expect(letter).toMatch(/^[A-HJ-NP-Z]$/)
    const letterOf: Record<string, string> = NUMBER_LETTER
    for (const { slug, letter } of KINDS)
      if (letter) expect([slug, letterOf[slug]]).toEqual([slug, letter])
  })

  it('nothing is numbered with a letter of its own', () => {
    const own = readdirSync('src/services', { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        // Kinds of work have letters of the week's grid.
        /^(?!presets).*\.ts$/.test(file) &&
        /letter: ['"`]/.test(readFileSync(`src/services/${file}`, 'utf8')),
    )
    expect(own).toEqual([])
  })
})

describe('records in a list that is given to others', () => {
  it.each(KINDS.map((kind) => [kind.slug, kind] as const))(
    '%s is named by what it is about, and never by its bare id',
    (_slug, { name, title = name, letter }) => {
      const id = '0123456789ab37b137'
      const row = new Proxy({} as CaseRow, {
        get: (_, field) =>
          ({ id, number: 'NUMBER' })[String(field)] ??
          (/At$/.test(String(field)) ? '2026-12-01T00:00:00.000Z' : `<${String(field)}>`),
      })
      const says = title(row)
      expect(says).not.toContain(id.slice(-6))
      expect(says.replace('NUMBER', '').trim(), 'a number alone').not.toBe('')
      if (letter) expect(says).toContain('NUMBER')
    },
  )

  it('the subject is one line, cut where it is long', () => {
    expect(inShort(' 端末が\n起動しない ')).toBe('端末が 起動しない')
    expect([...inShort('あ'.repeat(60))]).toHaveLength(40)
    expect(inShort(null)).toBe('')
  })
})
