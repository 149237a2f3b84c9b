import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { dateOfEpochDay, epochDayOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'
import { isUnknownDate, parseDate, readDate, readEraCode } from '@/domain/time/parse-date'

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
    ['昭55.4.1', '1980-04-01'],
    ['令8.4.1', '2026-04-01'],
    ['㍼55年4月1日', '1980-04-01'],
    ['㋿8年4月1日', '2026-04-01'],
    ['㍻元年１月８日', '1989-01-08'],
    ['昭和55年4月1日生', '1980-04-01'],
    ['昭和55年4月1日生まれ', '1980-04-01'],
    ['2026/4/1(水)', '2026-04-01'],
    ['令和8年4月1日（水曜日）', '2026-04-01'],
    ['1980・4・1', '1980-04-01'],
    ['1980ー4ー1', '1980-04-01'],
    ['1980ｰ4ｰ1', '1980-04-01'],
    ['1980−04−01', '1980-04-01'],
    ['1980‐04‐01', '1980-04-01'],
    ['昭和五十五年四月一日', '1980-04-01'],
    ['一九八〇年十二月三十一日', '1980-12-31'],
    ['令和元年十月十日', '2019-10-10'],
    ['1980年4⽉1⽇', '1980-04-01'],
    ['\u200b1980-04-01\ufeff', '1980-04-01'],
    ['1980\u00a0/\u30004/1', '1980-04-01'],
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
    '3550401',
    '昭和0年4月1日',
    '昭和55年4月1日9時',
    '1980/04/01 13:45',
    '1980/04/01 1:45:00 PM',
    '1980/04/01 12:00:00 PM',
    '1980-02-30 00:00:00+09',
    '1980-04-01 05:00:00+09',
    '1980-04-01T05:00:00+09:00',
    '1980-04-01T20:00:00Z',
    '20260401080412',
    '04/01/1980',
    '1-Apr-80',
    '1.98004E+07',
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

  it.each([
    ['1980/04/01 0:00:00', '1980-04-01'],
    ['1980/4/1 0:00', '1980-04-01'],
    ['1980-04-01 00:00:00.000', '1980-04-01'],
    ['2036-04-01T00:00:00+09:00', '2036-04-01'],
    ['2036-04-01T00:00:00', '2036-04-01'],
    ['1980-03-31T15:00:00.000Z', '1980-04-01'],
    ['1980-04-01T00:00:00Z', '1980-04-01'],
    ['1980-04-01T00:00:00+0900', '1980-04-01'],
    ['昭和55年4月1日 0時0分', '1980-04-01'],
    ['19800401000000', '1980-04-01'],
    ['１９８０／４／１　０：００：００', '1980-04-01'],
    // As databases and programs with a clock of twelve hours write it.
    ['1980-04-01 00:00:00+09', '1980-04-01'],
    ['1980/4/1 00:00:00+09:00', '1980-04-01'],
    ['1980-04-01 00:00:00.0000000 +09:00', '1980-04-01'],
    ['1980/4/1 12:00:00 AM', '1980-04-01'],
    ['1980/4/1 AM 12:00:00', '1980-04-01'],
    ['1980/4/1 午前12:00:00', '1980-04-01'],
    ['1980年4月1日 午前12時', '1980-04-01'],
  ])('F-08 the beginning of a day says nothing: %s is %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each(['不詳', '年月日不詳', '昭和20年00月00日', '1945-00-00', '昭和20年8月', '19450000'])(
    'F-25 %s is a birthday that is unknown, not one that is written wrongly',
    (text) => expect([isUnknownDate(text), parseDate(text)]).toEqual([true, null]),
  )
  it.each([
    '昭和20年',
    'S20.00.00',
    '1945/8/0',
    '昭和20年8月日不詳',
    '大正10年頃',
    '00000000',
    '19450800',
  ])('%s as well', (text) => expect([isUnknownDate(text), parseDate(text)]).toEqual([true, null]))
  it.each([
    '',
    '1980-02-30',
    '45017',
    'いつか',
    '1980-04-01',
    '#N/A',
    '3550401',
    '4/1',
    '1980-13-00',
  ])('%j is not', (text) => expect(isUnknownDate(text)).toBe(false))

  it('F-26 takes a day beyond its era for the only day it can mean, and tells so', () => {
    const cases: [string, string, boolean][] = [
      ['平成31年5月1日', '2019-05-01', true],
      ['平成31年4月30日', '2019-04-30', false],
      ['昭和64年12月1日', '1989-12-01', true],
      ['昭和64年1月7日', '1989-01-07', false],
      ['令和元年4月1日', '2019-04-01', true],
      ['平成35年4月1日', '2023-04-01', true],
      ['2019-05-01', '2019-05-01', false],
    ]
    expect(cases.map(([text]) => readDate(text))).toEqual(
      cases.map(([, date, isBeyondEra]) => ({ date, isBeyondEra })),
    )
  })

  it('F-26 reads a number for the era only where a list says that it has them', () => {
    expect(
      ['3550401', '5080401', '4310501', '6010101', '0550401'].map(
        (text) => readEraCode(text)?.date,
      ),
    ).toEqual(['1980-04-01', '2026-04-01', '2019-05-01', undefined, undefined])
  })
})
