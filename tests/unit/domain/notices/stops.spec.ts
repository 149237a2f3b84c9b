import { describe, expect, it } from 'vitest'

import { bannerNotices, stopsInForce } from '@/domain/notices/stops'
import type { NoticeTimes } from '@/domain/notices/types'
import { toInstant } from '@/domain/time/civil'

const MS = 1
const at = (date: string, time: string, ms = 0) => new Date(toInstant(date, time).getTime() + ms)

const stop: NoticeTimes = {
  kind: 'maintenance',
  showFrom: '2026-12-01',
  stopsBooking: true,
  stopFrom: '2026-12-20',
  stopFromTime: '22:00',
  stopTo: '2026-12-21',
  stopToTime: '05:30',
}
const stops = (notice: NoticeTimes, now: Date) => stopsInForce([notice], now).length === 1
const shown = (notice: NoticeTimes, now: Date) => bannerNotices([notice], now).length === 1

describe('planned stops', () => {
  it('BK-25 (part) closes booking from the first minute to the last, Japan time', () => {
    expect(stops(stop, at('2026-12-20', '22:00', -MS))).toBe(false)
    expect(stops(stop, at('2026-12-20', '22:00'))).toBe(true)
    expect(stops(stop, at('2026-12-21', '05:30', -MS))).toBe(true)
    expect(stops(stop, at('2026-12-21', '05:30'))).toBe(false)
  })

  it('counts days without times whole', () => {
    const days = { ...stop, stopFromTime: '', stopToTime: null }
    expect(stops(days, at('2026-12-20', '00:00'))).toBe(true)
    expect(stops(days, at('2026-12-22', '00:00', -MS))).toBe(true)
    expect(stops(days, at('2026-12-22', '00:00'))).toBe(false)
  })

  it('without an end lasts until somebody resolves it', () => {
    const open = { ...stop, stopTo: null }
    expect(stops(open, at('2027-06-01', '12:00'))).toBe(true)
    expect(stops({ ...open, resolved: true }, at('2027-06-01', '12:00'))).toBe(false)
    expect(stops({ ...open, active: false }, at('2027-06-01', '12:00'))).toBe(false)
    expect(stops({ ...open, stopsBooking: false }, at('2027-06-01', '12:00'))).toBe(false)
  })
})

describe('the banner', () => {
  it('PB-11 (part) is shown from its date and goes when the stop is over', () => {
    expect(shown(stop, at('2026-12-01', '00:00', -MS))).toBe(false)
    expect(shown(stop, at('2026-12-01', '00:00'))).toBe(true)
    expect(shown(stop, at('2026-12-21', '05:30', -MS))).toBe(true)
    expect(shown(stop, at('2026-12-21', '05:30'))).toBe(false)
  })

  it('puts incidents first, then the newest', () => {
    const info = (showFrom: string): NoticeTimes => ({ kind: 'info', showFrom })
    const incident: NoticeTimes = { kind: 'incident', showFrom: '2026-11-01' }
    const list = [info('2026-11-02'), stop, info('2026-11-05'), incident]
    expect(bannerNotices(list, at('2026-12-02', '09:00'))).toEqual([
      incident,
      stop,
      info('2026-11-05'),
      info('2026-11-02'),
    ])
  })
})
