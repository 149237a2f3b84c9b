import { describe, expect, it } from 'vitest'

import { renewalDue, whose } from '@/domain/staff/session'

const MINUTE = 60_000

describe('the log-in of a screen that stays open', () => {
  it('AC-17 (part) is renewed for those who work, never for an idle screen', () => {
    const session = { renewedAt: 0, end: 30 * MINUTE }
    expect(renewalDue(session, false, 29 * MINUTE)).toBe(false)
    expect(renewalDue(session, true, MINUTE)).toBe(false)
    expect(renewalDue(session, true, 10 * MINUTE)).toBe(true)
    // What has ended is not renewed; somebody has to log in.
    expect(renewalDue(session, true, 30 * MINUTE)).toBe(false)
  })

  it('is renewed early enough in the shortest session and not all the time in the longest', () => {
    expect(renewalDue({ renewedAt: 0, end: 5 * MINUTE }, true, 2 * MINUTE)).toBe(true)
    const long = { renewedAt: 0, end: 480 * MINUTE }
    expect(renewalDue(long, true, 9 * MINUTE)).toBe(false)
    expect(renewalDue(long, true, 10 * MINUTE)).toBe(true)
  })

  it('belongs to the person who opened the screen', () => {
    expect(whose('a', { id: 'a' })).toBe('own')
    expect(whose('a', { id: 'b' })).toBe('other')
    expect(whose('a', null)).toBe('nobody')
  })
})
