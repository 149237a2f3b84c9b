import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/time/civil'
import { ageOn, cardExpiry } from '@/presets/demo/expiry'
import { createFamily, createPerson } from '@/presets/demo/people'
import { createRandom } from '@/presets/demo/random'

describe('seeded random numbers', () => {
  it('stay within their borders and reach both ends', () => {
    const random = createRandom(1)
    const drawn = Array.from({ length: 2000 }, () => random.int(3, 7))
    expect([...new Set(drawn)].sort()).toEqual([3, 4, 5, 6, 7])
  })

  it('follow the weights and never draw a weight of nothing', () => {
    const random = createRandom(2)
    const items = [
      ['often', 9],
      ['rarely', 1],
      ['never', 0],
    ] as const
    const drawn = Array.from({ length: 5000 }, () => random.weighted(items))
    const rare = drawn.filter((one) => one === 'rarely').length / drawn.length
    expect(rare).toBeGreaterThan(0.07)
    expect(rare).toBeLessThan(0.13)
    expect(drawn).not.toContain('never')
  })

  it('refuse to choose from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError)
    expect(() => createRandom(1).weighted([['x', 0]])).toThrow(RangeError)
  })
})

describe('validity of a demo card', () => {
  it.each([
    ['1980-11-25', '2026-11-21', '2035-11-25'],
    ['1980-11-20', '2026-11-21', '2036-11-20'],
    ['1980-11-21', '2026-11-21', '2036-11-21'],
    ['2008-11-21', '2026-11-21', '2036-11-21'],
    ['2008-11-22', '2026-11-21', '2030-11-22'],
    ['2026-01-05', '2026-11-21', '2031-01-05'],
    ['1996-02-29', '2026-11-21', '2036-02-29'],
    ['1996-02-29', '2027-02-28', '2037-02-28'],
  ])('born %s, made %s: until %s', (birthday, madeOn, expiry) => {
    expect(cardExpiry(birthday, madeOn)).toBe(expiry)
  })

  it('lasts between four and ten years', () => {
    fc.assert(
      fc.property(fc.nat(36_000), fc.nat(3000), (age, day) => {
        const madeOn = addDays('2024-01-01', day)
        const expiry = cardExpiry(addDays(madeOn, -age), madeOn)
        expect(ageOn(madeOn, expiry)).toBeGreaterThanOrEqual(4)
        expect(ageOn(madeOn, expiry)).toBeLessThanOrEqual(10)
      }),
    )
  })
})

describe('people', () => {
  it('have a reading unless they come from abroad', () => {
    const random = createRandom(5)
    for (let drawn = 0; drawn < 2000; drawn++) {
      const person = createPerson(random, createFamily(random), 1930 + (drawn % 96))
      expect(/^[ァ-ヶー]+　[ァ-ヶー]+$/u.test(person.kana)).toBe(!person.isForeign)
      expect(person.name).toMatch(/\S[ 　]\S/u)
      expect(person.name).not.toContain('undefined')
    }
  })
})
