import { describe, expect, it } from 'vitest'

import { headerText, sheetNames } from '@/documents/sheet-name'

describe('names of sheets', () => {
  it('are each once, whatever the size of their letters, and none that Excel keeps for itself', () => {
    expect(sheetNames(['予約', '予約', 'Abc', 'aBC', 'history', '', ''])).toEqual([
      ...['予約', '予約2', 'Abc', 'aBC2', 'history2', '表', '表2'],
    ])
  })

  it('have no sign that Excel refuses, at their ends either, also where they were cut', () => {
    expect(sheetNames(["'窓口'", "'", 'a:b/c\\d?e*f[g]', '前\uFFFE'])).toEqual([
      ...['’窓口’', '’', 'a・b・c・d・e・f・g・', '前\uFFFD'],
    ])
    expect(sheetNames([`${'あ'.repeat(30)}'い`])).toEqual([`${'あ'.repeat(30)}’`])
  })

  it('are cut to 31 units, never within a character, and stay apart', () => {
    const long = `${'あ'.repeat(30)}𠮷野`
    const [first, second] = sheetNames([long, long])
    expect([first, second]).toEqual(['あ'.repeat(30), `${'あ'.repeat(30)}2`])
    const names = sheetNames(Array.from({ length: 120 }, () => 'い'.repeat(40)))
    expect(new Set(names).size).toBe(120)
    expect(Math.max(...names.map(({ length }) => length))).toBe(31)
  })
})

describe('text at the top of a page', () => {
  it('is never a command, nor longer than Excel takes', () => {
    expect(headerText('予約 & 一覧 &P', '&L')).toBe('&L 予約 && 一覧 &&P')
    for (const text of ['&'.repeat(300), `a${'&'.repeat(300)}`, '月'.repeat(300)]) {
      const written = headerText(text, '&L')
      expect(written.length).toBeLessThanOrEqual(255)
      expect(/&*$/.exec(written)![0].length % 2).toBe(0)
    }
  })
})
