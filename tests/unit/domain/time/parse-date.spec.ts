import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { dateOfEpochDay, epochDayOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'
import { parseDate } from '@/domain/time/parse-date'

describe('reading dates as cities write them', () => {
  it.each([
    ['1980-04-01', '1980-04-01'],
    ['1980/4/1', '1980-04-01'],
    ['1980.4.1', '1980-04-01'],
    ['19800401', '1980-04-01'],
    ['1980年4月1日', '1980-04-01'],
    ['昭和55年4月1日', '1980-04-01'],
    ['S55.4.1', '1980-04-01'],
    ['s550401', '1980-04-01'],
    ['Ｓ５５／０４／０１', '1980-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.11.21', '2026-11-21'],
    ['平成2年 3月 4日', '1990-03-04'],
    ['明治45年1月2日', '1912-01-02'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each([
    '2026-02-29',
    '1980-13-01',
    '1980-00-01',
    '80-4-1',
    '4/1',
    '不詳',
    '1980年4月',
    '45017',
    '',
  ])('refuses %s', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  it('reads back every date that the platform writes', () => {
    const from = epochDayOf('1900-01-01')
    const to = epochDayOf('2060-12-31')
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (day) => {
        const date = dateOfEpochDay(day)
        expect(parseDate(formatEra(date))).toBe(date)
        expect(parseDate(formatEra(date, 'short'))).toBe(date)
      }),
    )
  })
})
