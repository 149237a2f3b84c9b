import { describe, expect, it } from 'vitest'

import { linesOf } from '@/admin/fields/noted'

describe('what a program noted, as lines', () => {
  it('says each refused line of a file with its words', () => {
    const problems = [
      { line: 3, field: '氏名', reason: '空です' },
      { line: 9, field: '', reason: '列が足りません' },
    ]
    expect(linesOf(problems)).toEqual([
      '行: 3　項目: 氏名　理由: 空です',
      '行: 9　項目: —　理由: 列が足りません',
    ])
  })

  it('says what a check counted, and that a list of it is empty', () => {
    expect(linesOf({ slots: 19296, corrected: [], skipped: 0 })).toEqual([
      '確かめた枠: 19296',
      '直した枠: なし',
      '次に回した枠: 0',
    ])
  })

  it('lists numbers as they are, and nothing of nothing', () => {
    expect(linesOf(['1004457747', '1005976315'])).toEqual(['1004457747', '1005976315'])
    for (const nothing of [null, undefined, '', [], {}]) expect(linesOf(nothing)).toEqual([])
  })
})
