import { describe, expect, it } from 'vitest'

import { nextPosition } from '@/admin/station/position'
import { isPlaceCode } from '@/domain/cards/place-code'
import { planPlaces } from '@/domain/cards/place-series'
import { normaliseCode } from '@/domain/codes/normalise-code'

const series = {
  room: '保管室',
  shelfFrom: 'Ａ',
  shelfTo: 'c',
  boxFrom: '1',
  boxTo: '20',
  codeHead: 'kw',
}

const placesOf = (change: Partial<typeof series>) => {
  const plan = planPlaces({ ...series, ...change })
  if (!plan.ok) throw new Error(plan.message)
  return plan.places
}

describe('a series of storage places', () => {
  it('names every shelf and box, in walking order', () => {
    const places = placesOf({})
    expect(places).toHaveLength(60)
    expect(places[0]).toEqual({
      label: '保管室 A棚 箱01',
      code: 'P-KW-A-01',
      room: '保管室',
      shelf: 'A',
      box: '01',
    })
    expect(places.at(-1)?.code).toBe('P-KW-C-20')
  })

  it('gives codes that stay apart when a scanner leaves out the hyphens', () => {
    const places = placesOf({ shelfFrom: '1', shelfTo: '12', boxFrom: '1', boxTo: '12' })
    expect(new Set(places.map(({ code }) => normaliseCode(code))).size).toBe(144)
  })

  it('does without shelves or boxes', () => {
    expect(placesOf({ boxFrom: '', boxTo: '' }).map(({ code }) => code)).toEqual([
      'P-KW-A',
      'P-KW-B',
      'P-KW-C',
    ])
    expect(placesOf({ shelfFrom: '', shelfTo: '', boxTo: '2' }).map(({ label }) => label)).toEqual([
      '保管室 箱1',
      '保管室 箱2',
    ])
  })

  it('refuses what cannot be read, runs backwards or is too long', () => {
    expect(planPlaces({ ...series, codeHead: '川崎' })).toMatchObject({ field: 'codeHead' })
    expect(planPlaces({ ...series, shelfFrom: 'C', shelfTo: 'A' })).toMatchObject({ ok: false })
    expect(planPlaces({ ...series, shelfTo: '9' })).toMatchObject({ field: 'shelfFrom' })
    expect(planPlaces({ ...series, shelfTo: 'F', boxTo: '400' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('2,000'),
    })
  })
})

describe('codes of places', () => {
  it('are told from numbers of cards, as an IME writes them too', () => {
    for (const code of ['P-KW-A-01', 'p-a1', 'Ｐ－Ａ１', 'ｐー１', ' P‐1']) {
      expect(isPlaceCode(code)).toBe(true)
    }
    for (const code of ['PKW12345', '123-456', 'ABC-P-1']) expect(isPlaceCode(code)).toBe(false)
  })
})

describe('the next position', () => {
  it('counts on at the end and leaves the rest', () => {
    expect(['1', '9', '09', 'A-099', 'B12'].map(nextPosition)).toEqual([
      '2',
      '10',
      '10',
      'A-100',
      'B13',
    ])
    expect(['', '右'].map(nextPosition)).toEqual(['', '右'])
  })
})
