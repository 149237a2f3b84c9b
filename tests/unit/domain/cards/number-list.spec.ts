import { describe, expect, it } from 'vitest'

import { readNumberList } from '@/domain/cards/number-list'

describe('a list of numbers from paper or a sheet', () => {
  it('takes one number a line, full-width and with any hyphen, each card once', () => {
    expect(
      readNumberList('ABC100001\r\nＡＢＣ１０００02\n\n kawasaki－000003 \nabc100001\n'),
    ).toEqual({
      codes: ['ABC100001', 'ABC100002', 'kawasaki-000003'],
      doubles: 1,
      refusedLines: [],
      emptyLines: 0,
    })
  })

  it('takes several in a line, and of a row of columns the first only', () => {
    expect(readNumberList('A1001, A1002、A1003　A1004').codes).toHaveLength(4)
    expect(readNumberList('川崎　花子\t"A1001"\t2000000001\t小川町5-1').codes).toEqual(['A1001'])
  })

  it('leaves out words, and whole lines with a 個人番号, also in groups', () => {
    const list = readNumberList(
      '製造管理番号\nA1001\n123456789018\n1234 5678 9018\nA1002 123456789018',
    )
    expect(list).toEqual({ codes: ['A1001'], doubles: 0, refusedLines: [3, 4, 5], emptyLines: 1 })
  })
})
