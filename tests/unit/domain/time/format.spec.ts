import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, toInstant } from '@/domain/time/civil'
import { formatEra, formatForLanguage, formatJa } from '@/domain/time/format'

describe('Japanese era', () => {
  it.each([
    ['2026-11-21', '令和8年11月21日', 'R8.11.21'],
    ['2019-05-01', '令和元年5月1日', 'R1.5.1'],
    ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
    ['1989-01-08', '平成元年1月8日', 'H1.1.8'],
    ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
    ['1926-12-25', '昭和元年12月25日', 'S1.12.25'],
    ['1926-12-24', '大正15年12月24日', 'T15.12.24'],
    ['1912-07-30', '大正元年7月30日', 'T1.7.30'],
    ['1912-07-29', '明治45年7月29日', 'M45.7.29'],
    ['1872-12-31', '1872年12月31日', '1872.12.31'],
  ])('writes %s as %s and %s', (date, long, short) => {
    expect(formatEra(date)).toBe(long)
    expect(formatEra(date, 'short')).toBe(short)
  })

  it('agrees with Intl for every birthday a card can carry', () => {
    const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      timeZone: 'Asia/Tokyo',
      dateStyle: 'long',
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_000 }), (days) => {
        const date = addDays('1880-01-01', days)
        expect(formatEra(date)).toBe(intl.format(toInstant(date, '00:00')))
      }),
    )
  })
})

describe('dates in words', () => {
  it('names the weekday in full-width brackets', () => {
    expect(formatJa('2026-11-21')).toBe('11月21日（土）')
    expect(formatJa('2026-11-22')).toBe('11月22日（日）')
  })

  it.each([
    ['ja', '2026年11月21日（土）14:05'],
    ['ja-Hira', '2026年11月21日（土）14:05'],
    ['en', 'Saturday, November 21, 2026 at 14:05'],
    ['zh-Hans', '2026年11月21日星期六 14:05'],
    ['zh-Hant', '2026年11月21日星期六 14:05'],
    ['ko', '2026년 11월 21일 토요일 14:05'],
    ['es', 'sábado, 21 de noviembre de 2026, 14:05'],
    ['pt', 'sábado, 21 de novembro de 2026 às 14:05'],
    ['vi', '14:05 Thứ Bảy, ngày 21 tháng 11 năm 2026'],
    ['tl', 'Sabado, Nobyembre 21, 2026 nang 14:05'],
  ])('writes date and time in %s', (language, expected) => {
    expect(formatForLanguage('2026-11-21', '14:05', language)).toBe(expected)
  })

  it('leaves the time out when there is none', () => {
    expect(formatForLanguage('2026-11-21', null, 'ja')).toBe('2026年11月21日（土）')
    expect(formatForLanguage('2026-11-21', null, 'en')).toBe('Saturday, November 21, 2026')
  })

  it('shows midnight as 00:00 of its own day in every language', () => {
    for (const language of ['ja', 'en', 'ko', 'zh-Hans', 'vi']) {
      expect(formatForLanguage('2027-01-01', '00:00', language)).toContain('00:00')
      expect(formatForLanguage('2027-01-01', '00:00', language)).toContain('2027')
    }
  })

  it('uses English for a language it does not know, never the language of the server', () => {
    expect(formatForLanguage('2026-11-21', null, 'tlh')).toBe('Saturday, November 21, 2026')
  })
})
