import { describe, expect, it } from 'vitest'

import { passwordProblem } from '@/domain/staff/password'
import { newPassword } from '@/lib/new-password'
import { isEasyToGuess } from '@/lib/password-strength'

describe('a password made for somebody', () => {
  it('AC-12 (part) keeps the rules at every length a city may set, and is never the same', async () => {
    for (const minLength of [8, 12, 40, 64]) {
      const made = Array.from({ length: 100 }, () => newPassword(minLength))
      expect(new Set(made).size).toBe(100)
      expect(made.filter((one) => passwordProblem(one, { minLength, own: [] }))).toEqual([])
      for (const one of made.slice(0, 5)) expect(await isEasyToGuess(one, [])).toBe(false)
    }
  })
})

describe('how easily a password is guessed', () => {
  it('looks at the first characters only, so that a very long one holds nobody up', async () => {
    expect(await isEasyToGuess('Winter2026!!'.padEnd(40, 'x'), [])).toBe(false)
    expect(await isEasyToGuess(`${'Ab1-'.repeat(10)}Kenuzoti-Wasemiho-Ranugiyo-58`, [])).toBe(true)
  })
})
