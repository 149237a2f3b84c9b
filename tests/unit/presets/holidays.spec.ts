import { describe, expect, it } from 'vitest'

import { datesBetween, partsOf } from '@/domain/time/civil'
import { holidaySeed } from '@/presets/holidays'

const lawOf = async (): Promise<(date: Date) => string | undefined> => {
  const rules = (await import('japanese-holidays' as string)) as {
    default: { isHoliday: (date: Date) => string | undefined }
  }
  return rules.default.isHoliday
}

describe('the holiday seed', () => {
  it('holds the national holidays of the law, day by day, 2021–2032', async () => {
    const isHoliday = await lawOf()
    const seeded = new Set(
      holidaySeed()
        .filter(({ kind }) => kind === 'national')
        .map(({ date }) => date),
    )
    const different = datesBetween('2021-01-01', '2032-12-31').filter((date) => {
      const { year, month, day } = partsOf(date)
      return seeded.has(date) !== Boolean(isHoliday(new Date(year, month - 1, day)))
    })
    expect(different).toEqual([])
  })

  it('closes 12/29–1/3 of every year and names each day once', () => {
    const seed = holidaySeed()
    const names = new Map(seed.map(({ date, name }) => [date, name]))
    expect(names.size).toBe(seed.length)
    expect(['12-28', '12-29', '12-31'].map((day) => names.get(`2026-${day}`))).toEqual([
      undefined,
      '年末年始',
      '年末年始',
    ])
    expect(['01-01', '01-03', '01-04'].map((day) => names.get(`2027-${day}`))).toEqual([
      '元日',
      '年末年始',
      undefined,
    ])
    expect([seed[0]?.date, seed.at(-1)?.date]).toEqual(['2020-01-01', '2035-12-31'])
    expect(names.get('2026-09-22')).toBe('国民の休日')
  })
})
