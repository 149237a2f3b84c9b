import { describe, expect, it } from 'vitest'

import { afterOpenMinutes, openMinutes } from '@/domain/equipment/response'
import { failingSpecs, type SpecRule } from '@/domain/equipment/spec'
import { weekdayOf } from '@/domain/time/civil'

const rule = (more: Partial<SpecRule> = {}): SpecRule => ({
  ...{ item: '記憶容量', test: 'min', value: '64', unit: 'GB' },
  ...more,
})
const failing = (one: SpecRule, value?: string) =>
  failingSpecs([one], value === undefined ? [] : [{ item: one.item, value }])

describe('demands of the specification', () => {
  it('EQ-03 (part) a number is compared however it is written', () => {
    for (const good of ['64', '64 GB', '６４ＧＢ', '128GB', '1,024'])
      expect(failing(rule(), good)).toEqual([])
    expect(failing(rule(), '32')).toEqual(['記憶容量64GB以上 → 32GB'])
    expect(failing(rule(), '63.9 GB')).toEqual(['記憶容量64GB以上 → 63.9 GB'])
    expect(failing(rule({ test: 'max' }), '65')).toHaveLength(1)
  })

  it('EQ-03 (part) units are converted, and what is of another kind is not met', () => {
    expect(failing(rule(), '512 MB')).toEqual(['記憶容量64GB以上 → 512 MB'])
    for (const good of ['1TB', '65,536 MB', '６４ギガ', '64GB（eMMC）'])
      expect([good, failing(rule(), good)]).toEqual([good, []])
    expect(failing(rule(), '64 cm')).toEqual(['記憶容量64GB以上 → 64 cm'])
    const screen = rule({ item: '画面', value: '10', unit: 'インチ' })
    for (const good of ['10.9型', '277 mm', '10.1'])
      expect([good, failing(screen, good)]).toEqual([good, []])
    expect(failing(screen, '25 cm')).toHaveLength(1)
    expect(failing(rule({ item: '替え芯', value: '2', unit: '本' }), '2個')).toEqual([])
    expect(failing(rule({ item: 'コア', value: '2', unit: null }), '8コア')).toEqual([])
    // The unit may stand in the value of the demand.
    expect(failing(rule({ value: '64GB', unit: null }), '512MB')).toHaveLength(1)
  })

  it('what nobody has written down is not met', () => {
    expect(failing(rule())).toEqual(['記憶容量64GB以上 → 記録なし'])
    expect(failing(rule(), '不明')).toEqual(['記憶容量64GB以上 → 不明'])
  })

  it('a list has to hold each of its parts, and a yes is a yes', () => {
    const cards = rule({ item: 'カード', test: 'has', value: '個人番号カード、在留カード' })
    expect(failing(cards, '在留カード・住基カード、個人番号カード')).toEqual([])
    expect(failing(cards, '個人番号カード')).toHaveLength(1)
    const wire = rule({ item: 'Wi-Fi Direct', test: 'yes', value: null, unit: null })
    expect(failing(wire, 'あり')).toEqual([])
    expect(failing(wire, 'なし')).toEqual(['Wi-Fi Directがあること → なし'])
  })
})

describe('minutes of the desk', () => {
  const isOpen = (day: string) => weekdayOf(day) % 6 !== 0 && day !== '2026-12-31'
  const desk = { from: '09:00', to: '17:00', isOpen }
  const at = (text: string) => new Date(`${text}:00+09:00`)

  it('EQ-11 (part) nights, weekends and holidays do not count', () => {
    expect(openMinutes(at('2026-11-27T16:45'), at('2026-11-30T09:30'), desk)).toBe(45)
    expect(openMinutes(at('2026-11-27T18:00'), at('2026-11-29T12:00'), desk)).toBe(0)
    expect(openMinutes(at('2026-12-30T16:00'), at('2027-01-01T09:10'), desk)).toBe(70)
    expect(openMinutes(at('2026-11-30T10:00'), at('2026-11-30T09:00'), desk)).toBe(0)
  })

  it('the end of a time is where so many minutes have passed', () => {
    for (const [start, wanted] of [
      ['2026-11-27T16:45', 60],
      ['2026-11-28T03:00', 1],
      ['2026-11-30T09:00', 480],
      ['2026-11-30T16:59', 2],
    ] as const) {
      const end = afterOpenMinutes(at(start), wanted, desk)
      expect([start, openMinutes(at(start), end, desk)]).toEqual([start, wanted])
    }
  })
})
