import { expect, it, vi } from 'vitest'

import { EMPTY, type Fields } from '@/admin/contact/fields'
import { isMixed, joined } from '@/admin/contact/join'
import { Problem } from '@/admin/shell/api'
import { isPassing, keepTrying } from '@/admin/shell/useRetry'

const with_ = (change: Partial<Fields>): Fields => ({ ...EMPTY, ...change })

it('words written in two tabs both stay, one below the other', () => {
  const base = with_({ question: 'タブAの文' })
  const own = with_({ question: 'タブAの文、Aで続けて書いた大事な文' })
  const theirs = with_({ question: 'タブBの文', category: 'reissue' })
  const both = joined(base, own, theirs)
  expect(both.question).toBe('タブBの文\nタブAの文、Aで続けて書いた大事な文')
  // What only the other one chose is theirs.
  expect(both.category).toBe('reissue')
  expect(isMixed(own, theirs, both)).toBe(true)
})

it('what both added to the same text is added, the text itself is there once', () => {
  const base = with_({ question: '再発行の件。' })
  const own = with_({ question: '再発行の件。住所が変わった。', outcome: 'callback' })
  const theirs = with_({ question: '再発行の件。急ぎ。' })
  const both = joined(base, own, theirs)
  expect(both.question).toBe('再発行の件。急ぎ。\n住所が変わった。')
  expect(both.outcome).toBe('callback')
  // The other tab takes it over, writes on, and it grows by what was written alone.
  const next = joined(theirs, with_({ question: '再発行の件。急ぎ。明日まで。' }), both)
  expect(next.question).toBe('再発行の件。急ぎ。\n住所が変わった。\n明日まで。')
})

it('a text that one of them emptied or left as it was is no conflict', () => {
  const base = with_({ question: '古い', answer: '答え' })
  const own = with_({ question: '', answer: '答え' })
  const theirs = with_({ question: '古い', answer: '新しい答え' })
  const both = joined(base, own, theirs)
  expect(both).toMatchObject({ question: '', answer: '新しい答え' })
  expect(isMixed(own, theirs, both)).toBe(false)
})

it('what could not be sent is tried again, ever later, and at once when the network is back', () => {
  vi.useFakeTimers()
  const retry = keepTrying()
  const tried: number[] = []
  const start = Date.now()
  const work = () => {
    tried.push(Date.now() - start)
    retry.later(work)
  }
  retry.later(work)
  vi.advanceTimersByTime(7_000)
  expect(tried).toEqual([1_000, 3_000, 7_000])
  retry.now()
  expect(tried).toEqual([1_000, 3_000, 7_000, 7_000])
  vi.advanceTimersByTime(999)
  retry.done()
  vi.advanceTimersByTime(60_000)
  retry.now()
  expect(tried).toHaveLength(4)
  vi.useRealTimers()
})

it('only what may pass by itself is tried again', () => {
  const problem = (code: string, status: number) => new Problem(code, '', {}, {}, status)
  expect(isPassing(problem('OFFLINE', 0))).toBe(true)
  expect(isPassing(problem('INTERNAL', 503))).toBe(true)
  expect(isPassing(problem('RATE_LIMITED', 429))).toBe(true)
  expect(isPassing(problem('INPUT_INVALID', 422))).toBe(false)
  expect(isPassing(problem('CHANGED_MEANWHILE', 409))).toBe(false)
})
