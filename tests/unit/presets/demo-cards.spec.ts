import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { isCivilDate } from '@/domain/time/civil'
import { DEMO_CITIES, wardOfAddress, wardsOf } from '@/presets/demo/addresses'
import { CARD_COLUMNS, type DemoCard, generateCards, toCityCsv } from '@/presets/demo/cards'

const TODAY = '2026-11-21'
const officesOf = (city: (typeof DEMO_CITIES)[number]) =>
  (wardsOf(city).length > 0 ? wardsOf(city) : ['']).map((ward, index) => ({
    code: `${city.toUpperCase()}${index + 1}`,
    ward,
  }))
const order = (over: Partial<Parameters<typeof generateCards>[0]> = {}) => ({
  city: 'kawasaki' as const,
  officeCodes: officesOf('kawasaki'),
  count: 9000,
  seed: 7,
  today: TODAY,
  ...over,
})
const cards = generateCards(order())
const shareOf = (test: (card: DemoCard) => boolean) => cards.filter(test).length / cards.length

describe('demo cards', () => {
  it('have the eleven columns of the city’s list and as many rows as asked for', () => {
    expect(cards).toHaveLength(9000)
    expect(CARD_COLUMNS).toHaveLength(11)
    expect(cards.every((card) => Object.keys(card).join() === CARD_COLUMNS.join())).toBe(true)
    expect(generateCards(order({ count: 0 }))).toEqual([])
  })

  it('come out the same for the same seed and different for another', () => {
    expect(generateCards(order({ count: 200 }))).toEqual(generateCards(order({ count: 200 })))
    expect(generateCards(order({ count: 200, seed: 8 }))).not.toEqual(cards.slice(0, 200))
  })

  it('carry numbers that are unique and well formed', () => {
    for (const [column, pattern] of [
      ['予約ID', /^\d{10}$/],
      ['発送番号', /^KAWASAKI\d-\d{6}$/],
      ['製造管理番号', /^[A-Z0-9]{3}\d{6}$/],
    ] as const) {
      expect(new Set(cards.map((card) => card[column])).size).toBe(9000)
      expect(cards.every((card) => pattern.test(card[column]))).toBe(true)
    }
  })

  it('never hold what could be taken for an individual number, even with digits as office code', () => {
    const numeric = officesOf('kawasaki').map((office, at) => ({ ...office, code: `14130${at}` }))
    for (const card of [...cards, ...generateCards(order({ officeCodes: numeric, count: 2000 }))]) {
      expect(Object.values(card).some((text) => containsIndividualNumber(text))).toBe(false)
    }
  })

  it('wait for collection for the most part, and show all seven statuses', () => {
    expect(shareOf((card) => card.状態区分 === '交付通知書発送済み')).toBeGreaterThan(0.55)
    expect(new Set(cards.map((card) => card.状態区分))).toEqual(
      new Set([
        '受入れ済み',
        '交付前設定済み',
        '区移管済み',
        '交付通知書発送済み',
        '交付済み',
        '交付取りやめ',
        '申請時来庁発送済み',
      ]),
    )
  })

  it('carry dates that go with the status', () => {
    for (const card of cards) {
      const isIssued = ['交付済み', '申請時来庁発送済み'].includes(card.状態区分)
      expect([card.交付日 !== '', card.取りやめ日 !== '']).toEqual([
        isIssued,
        card.状態区分 === '交付取りやめ',
      ])
      const past = [card.生年月日, card.交付日, card.取りやめ日].filter((date) => date !== '')
      expect(past.every((date) => isCivilDate(date) && date <= TODAY)).toBe(true)
      expect(isCivilDate(card.有効期限) && card.有効期限 > card.生年月日).toBe(true)
    }
  })

  it('hold the names that break software, byte for byte', () => {
    const names = cards.map((card) => card.氏名).join('\n')
    for (const text of ['\u9ad9', '\ufa11', '\u{20bb7}', '\u845b\u{e0100}', '\ufa19', '齋', '邉']) {
      expect(names.includes(text)).toBe(true)
    }
    expect(cards.some((card) => card.氏名.length > 35)).toBe(true)
    expect(shareOf((card) => /^[A-Z]/.test(card.氏名))).toBeGreaterThan(0.02)
  })

  it('put households at one address', () => {
    const homes = new Set(cards.map((card) => card.住所))
    expect(homes.size).toBeGreaterThan(4000)
    expect(homes.size).toBeLessThan(6500)
  })

  it.each(DEMO_CITIES)('spread over the wards of %s', (city) => {
    const offices = officesOf(city)
    const some = generateCards(order({ city, officeCodes: offices, count: 700 }))
    const wards = new Set(some.map((card) => wardOfAddress(card.住所) ?? ''))
    expect(wards).toEqual(new Set(offices.map((office) => office.ward)))
    const codes = new Map(offices.map((office) => [office.ward, office.code]))
    for (const card of some) {
      expect(card.発送番号.startsWith(`${codes.get(wardOfAddress(card.住所) ?? '')}-`)).toBe(true)
    }
  })
})

describe('the city’s file', () => {
  it('quotes every field, ends lines with CRLF and reads back the same', () => {
    const csv = toCityCsv(cards)
    expect(csv.startsWith('"予約ID","発送番号",')).toBe(true)
    expect(csv.endsWith('"\r\n')).toBe(true)
    expect(parse(csv, { columns: true, record_delimiter: '\r\n' })).toEqual(cards)
    expect(cards.some((card) => /[",\n]/.test(card.備考))).toBe(true)
    expect(toCityCsv([])).toBe(`${CARD_COLUMNS.map((name) => `"${name}"`).join(',')}\r\n`)
  })
})
