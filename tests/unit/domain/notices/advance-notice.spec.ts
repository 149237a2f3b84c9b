import { describe, expect, it } from 'vitest'

import { advanceNoticeCheck, monthBefore } from '@/domain/notices/advance-notice'

const stop = {
  kind: 'maintenance' as const,
  stopsBooking: true,
  showFrom: '2026-11-21',
  stopFrom: '2026-12-20',
}
const told = (cityNotifiedOn: string | null, today = '2026-11-01') =>
  advanceNoticeCheck({ ...stop, cityNotifiedOn }, today)

describe('telling the city of a planned stop', () => {
  it('BK-25 (part) flags a stop entered 20 days ahead', () => {
    const late = '市への連絡が停止の1か月前に間に合っていません（20日前）'
    expect(told('2026-11-30')).toBe(late)
    expect(told(null, '2026-11-30')).toBe(late)
  })

  it('NT-10 (part) counts a calendar month: the same day of the month before is in time', () => {
    expect(told('2026-11-20')).toBe('1か月前までに市へ知らせています（30日前）')
    expect(told('2026-11-21')).toContain('間に合っていません（29日前）')
  })

  it('asks for the day while there is still time', () => {
    expect(told(null, '2026-11-20')).toBe(
      '市へ知らせた日がまだ入っていません。11月20日（金）までに知らせてください。',
    )
  })

  it('says nothing about incidents and plain announcements', () => {
    expect(advanceNoticeCheck({ ...stop, kind: 'incident' }, '2026-12-19')).toBe('')
    expect(advanceNoticeCheck({ ...stop, stopsBooking: false }, '2026-12-19')).toBe('')
  })

  it.each([
    ['2027-03-31', '2027-02-28'],
    ['2028-03-30', '2028-02-29'],
    ['2027-01-05', '2026-12-05'],
  ])('a month before %s is %s', (date, expected) => expect(monthBefore(date)).toBe(expected))
})
