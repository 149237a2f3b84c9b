import { describe, expect, it } from 'vitest'

import {
  abandonedShare,
  answeredShare,
  erlangB,
  erlangC,
  patienceFrom,
  serviceLevel,
} from '@/domain/figures/erlang'

describe('Erlang', () => {
  it('B and C give the values of the published tables', () => {
    expect(erlangB(10, 10)).toBeCloseTo(0.21458, 5)
    expect(erlangB(1, 1)).toBe(0.5)
    expect(erlangB(2, 2)).toBeCloseTo(0.4, 10)
    expect(erlangC(2, 3)).toBeCloseTo(4 / 9, 10)
    expect(erlangC(1, 2)).toBeCloseTo(1 / 3, 10)
    expect(erlangC(3, 3)).toBe(1)
    expect(erlangC(0, 3)).toBe(0)
  })

  it('C answers 0.88835 within 20 s of 100 calls in half an hour with 14 seats', () => {
    expect(serviceLevel({ perSecond: 100 / 1800, seconds: 180 }, 14, 20)).toBeCloseTo(0.88835, 5)
    expect(serviceLevel({ perSecond: 100 / 1800, seconds: 180 }, 10, 20)).toBe(0)
  })

  it('A goes to B where nobody waits, and loses nobody where all wait for ever', () => {
    const stream = { perSecond: 10 / 300, seconds: 300 }
    expect(abandonedShare(stream, 10, 0.001)).toBeCloseTo(erlangB(10, 10), 3)
    expect(abandonedShare(stream, 14, 1e7)).toBeLessThan(1e-4)
    expect(answeredShare({ perSecond: 0, seconds: 300 }, 2, 60)).toBe(1)
    expect(answeredShare(stream, 0, 60)).toBe(0)
  })

  it('A answers what the chain says for one seat with a patience of one call', () => {
    // Service and patience alike: the number in the system is Poisson with mean 1 (M/M/∞).
    const answered = 1 - Math.exp(-1)
    expect(answeredShare({ perSecond: 1 / 60, seconds: 60 }, 1, 60)).toBeCloseTo(answered, 9)
  })

  it('A gives the answer rates that were worked out for the cities', () => {
    const kawagoe = { perSecond: 119 / (8.75 * 3600), seconds: 300 }
    expect(Math.round(answeredShare(kawagoe, 2, 90) * 100)).toBe(82)
    expect(Math.round(answeredShare(kawagoe, 3, 90) * 100)).toBe(95)
    const chiba = { perSecond: 160 / (9 * 3600), seconds: 300 }
    expect([2, 3, 4].map((seats) => Math.round(answeredShare(chiba, seats, 90) * 100))).toEqual([
      75, 91, 97,
    ])
  })

  it('finds the patience again with which calls were lost, and says nothing of a handful', () => {
    const hour = (calls: number, seats: number) => {
      const stream = { perSecond: calls / 3600, seconds: 300 }
      return {
        stream,
        seats,
        calls: calls * 50,
        abandoned: calls * 50 * abandonedShare(stream, seats, 75),
      }
    }
    expect(patienceFrom([hour(20, 2), hour(14, 2), hour(25, 3)])).toBeCloseTo(75, -1)
    expect(patienceFrom([{ ...hour(2, 2), calls: 2, abandoned: 1 }])).toBeNull()
  })
})
