import { describe, expect, it } from 'vitest'

import { PRESETS } from '@/presets'
import { FIGURES } from '@/presets/figures'

// By the specifications, written by hand.
describe('the call centre of each city', () => {
  it('CC-23 (part) Kawasaki answers in eight languages and more', () => {
    expect(PRESETS.kawasaki.settings.callLanguages).toEqual(
      expect.arrayContaining(['ja', 'en', 'zh-hans', 'ko', 'tl', 'es', 'pt', 'vi']),
    )
  })

  it('CC-24 (part) Chiba answers in six languages, Fukuoka in Japanese alone', () => {
    expect([...(PRESETS.chiba.settings.callLanguages ?? [])].sort()).toEqual(
      ['ja', 'en', 'zh-hans', 'ko', 'es', 'pt'].sort(),
    )
    expect(PRESETS.fukuoka.settings.callLanguages).toEqual(['ja'])
  })

  it('CC-14 (part) CC-16 (part) CC-27 (part) the answer rates and seats', () => {
    const rules = Object.fromEntries(
      Object.entries(FIGURES).map(([city, { rules }]) => [
        city,
        rules.map(
          ({ line, target = 0, per, minSeats = 0 }) => `${line} ${target} ${per} ${minSeats}`,
        ),
      ]),
    )
    expect(rules).toEqual({
      kawasaki: ['main 85 day 0'],
      // A rate of 90 % in the month.
      chiba: ['main 90 month 0'],
      // The same, and two seats at all times.
      kawagoe: ['main 90 month 2'],
      seto: ['main 0 day 0'],
      fukuoka: ['main 0 day 0', 'helpdesk 0 day 0'],
    })
  })

  it('HD-06 (part) what Fukuoka expects: 50, 100, 150 calls a day, and 12, 24, 36 of post offices', () => {
    expect(FIGURES.fukuoka.plans.map(({ line, calls, per }) => `${line} ${calls} ${per}`)).toEqual([
      ...['main 50 day', 'main 100 day', 'main 150 day'],
      ...['helpdesk 12 day', 'helpdesk 24 day', 'helpdesk 36 day'],
    ])
  })
})
