import { describe, expect, it } from 'vitest'

import { COLUMNS, type ColumnProfile, readHeader } from '@/domain/cards/columns'
import { findHeader } from '@/domain/cards/find-header'
import { kindOfRow, readRow } from '@/domain/cards/read-row'

import { cardRow, type CsvRow } from '../../../helpers/city-csv'

const headerOf = (names: readonly string[], profile?: ColumnProfile) => {
  const found = readHeader(names, profile)
  if (!found.ok) throw new Error(found.problem)
  return found.header
}
const read = (change: CsvRow, profile?: ColumnProfile) => {
  const row = cardRow(1, change)
  const names = Object.keys(row)
  return readRow(headerOf(names, profile), Object.values(row), 7)
}
/** Reasons by column; `+` marks a warning. */
const told = (change: CsvRow, profile?: ColumnProfile) => {
  const result = read(change, profile)
  return result.ok
    ? result.warnings.map(({ field }) => `+${field}`)
    : result.problems.map(({ field }) => field)
}

const NUMBERS = ['予約ID', '製造管理番号'] as const
const TEXTS = ['氏名', '住所', '備考', '発送番号', '受付区分'] as const
const DAYS = ['生年月日', '交付日', '有効期限', '取りやめ日'] as const
const ERRORS =
  '#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #GETTING_DATA #FIELD! #BLOCKED! #スピル! ＃Ｎ／Ａ #Err:502 #NOT_CALCULATED! #LOST_DIGITS! #DATE! ####### '
    .trim()
    .split(' ')

describe('a cell of a list', () => {
  it.each([...NUMBERS, ...TEXTS, ...DAYS])(
    'F-09 an error of a spreadsheet in %s is refused',
    (column) => {
      for (const error of ERRORS) {
        const result = read({ [column]: error })
        expect([error, result.ok]).toEqual([error, false])
        expect(!result.ok && result.problems.map(({ field }) => field)).toEqual([column])
      }
    },
  )

  it.each(['NULL', 'null', '(null)', 'ＮＵＬＬ', 'N/A', 'undefined', ' NaN ', 'None'])(
    '%j of another system is an empty value, with a warning, and no name, place or day',
    (word) => {
      for (const [column, field] of [
        ['氏名', 'name'],
        ['住所', 'address'],
        ['備考', 'remarks'],
        ['生年月日', 'birthday'],
        ['交付日', 'issuedOn'],
        ['製造管理番号', 'manufacturingNumber'],
        ['発送番号', 'shippingNumber'],
      ] as const) {
        const result = read({ [column]: word })
        expect([column, result.ok && result.row[field]]).toEqual([column, ''])
        expect(told({ [column]: word })).toEqual([`+${column}`])
      }
      const result = read({ 受付区分: word })
      expect(result.ok && result.row.extra).toEqual({})
      expect(told({ 予約ID: word, 製造管理番号: word })).toContain('予約ID')
    },
  )

  it.each(['=山田', '＝山田 花子', '山田&#12288;花子', '山田&nbsp;花子', '中原区&#x3000;1'])(
    'tells of what a spreadsheet or a web page left in %j',
    (text) => {
      for (const column of ['氏名', '住所', '備考'])
        expect(told({ [column]: text })).toEqual([`+${column}`])
    },
  )

  it.each(['ヌル 花子', 'Null Jennifer', 'None of it', 'R&D; 1', '山田=花子'])(
    'takes %j as it is',
    (text) => {
      const result = read({ 氏名: text })
      expect(result.ok && [result.row.name, result.warnings]).toEqual([text, []])
    },
  )

  it.each(NUMBERS)('%s takes codes in any spelling and nothing else', (column) => {
    for (const code of [
      '12',
      'A-1',
      '７０００',
      '70‐00ー01',
      ' 1\u00a0',
      '="0012"',
      "'0012",
      '1E5',
    ]) {
      expect([code, told({ [column]: code })]).toEqual([code, []])
    }
    for (const code of [
      '1.23457E+11',
      '1E+12',
      'true',
      '2026-04-01',
      '2026/4/1 0:00',
      '12.0',
      '1,234',
      'ABC',
      '12?',
      '①2',
      '7000 件',
      'カード1',
    ]) {
      expect([code, told({ [column]: code })]).toEqual([code, [column]])
    }
  })

  it('is shown with its number, but never where it looks like an individual number', () => {
    const result = read({ 生年月日: 'いつか' })
    expect(!result.ok && result.problems).toMatchObject([
      { line: 7, field: '生年月日', value: 'いつか', number: '7000000001' },
    ])
    const personal = read({ 予約ID: '123456789018', 備考: '1234 5678 9018' })
    expect(JSON.stringify(personal)).not.toMatch(/1234 ?5678/)
    expect(!personal.ok && personal.problems.map(({ number }) => number)).toEqual([
      'ABC100001',
      'ABC100001',
    ])
  })

  it('H3 what a name or an address lacks is a warning, not silence', () => {
    for (const name of ['', '　', '〓田', '?外　曻', '外？', '山田□', '■■', '123']) {
      expect([name, told({ 氏名: name })]).toEqual([name, ['+氏名']])
    }
    expect(told({ 住所: '川崎市川崎区〓町1' })).toEqual(['+住所'])
    expect(told({ 備考: '本当?' })).toEqual([])
  })

  it('F-25 an unknown birthday is imported as unknown and told; other days are refused', () => {
    for (const text of ['不詳', '昭和20年00月00日', '1945-00-00', '昭和20年8月', '19450000']) {
      const result = read({ 生年月日: text })
      expect(result.ok && [result.row.birthday, result.warnings.length]).toEqual(['', 1])
      expect(told({ 有効期限: text })).toEqual(['有効期限'])
    }
    expect(told({ 生年月日: '' })).toEqual([])
  })

  it('F-29 an apostrophe before a formula of our own lists is taken off again', () => {
    for (const [cell, text] of [
      ["'=1+1", '=1+1'],
      ["'80年代", "'80年代"],
      ['－', '－'],
      ["''=1+1", "'=1+1"],
    ]) {
      const result = read({ 備考: cell! })
      expect(result.ok && result.row.remarks).toBe(text)
    }
  })
})

describe('F-04 twelve digits that are no individual number', () => {
  const stamps = Array.from({ length: 30 }, (_, day) =>
    Array.from({ length: 60 }, (_, at) => {
      const minute = at * 10 + (day % 10)
      const two = (value: number) => String(value).padStart(2, '0')
      return `202604${two(day + 1)}${two(8 + Math.floor(minute / 60))}${two(minute % 60)}`
    }),
  ).flat()

  it('a column of times costs no row; the same digits elsewhere are refused with a way out', () => {
    expect(stamps.filter((stamp) => told({ 更新日時: stamp }).length > 0)).toEqual([])
    const refused = stamps.filter((stamp) => told({ 処理番号: stamp }).length > 0)
    expect(refused.length).toBeGreaterThan(100)
    const result = read({ 処理番号: '202604010804' })
    expect(!result.ok && result.problems).toMatchObject([
      { field: '処理番号', reason: expect.stringContaining('取り込まない') as string },
    ])
    // No time at all: still refused.
    expect(told({ 更新日時: '123456789018' })).toEqual(['更新日時'])
  })

  it('a column may be declared, or left out, by the profile', () => {
    const profile = (more: ColumnProfile['columns']): ColumnProfile => ({
      columns: [
        ...COLUMNS.filter((name) => !more.some(({ column }) => column === name)).map((name) => ({
          column: name,
          field: name,
        })),
        ...more,
      ],
      defaultStatus: '',
      hasHeader: true,
    })
    const parcel = profile([{ column: '発送番号', field: '発送番号', holds: 'parcel' }])
    expect(told({ 発送番号: '1234-5678-9018' })).toEqual(['発送番号'])
    expect(told({ 発送番号: '4123-4567-8006' }, parcel)).toEqual([])
    expect(told({ 備考: '4123-4567-8006' }, parcel)).toEqual(['備考'])
    // Not a parcel of anybody: the carriers' check digit does not fit.
    expect(told({ 発送番号: '1234-5678-9018' }, parcel)).toEqual(['発送番号'])
    expect(told({ 備考: '1234-5678-9018' }, parcel)).toEqual(['備考'])
    const times = profile([{ column: 'UPD', field: 'その他の列', holds: 'timestamp' }])
    expect(told({ UPD: '202604010804' }, times)).toEqual([])
    const skip = profile([{ column: 'メモ', field: '取り込まない' }])
    const result = read({ メモ: '#N/A 1234-5678-9018' }, skip)
    expect(result.ok && result.row.extra).toEqual({})
    const code = profile([{ column: '生年月日', field: '生年月日', holds: 'era-code' }])
    const dated = read({ 生年月日: '3550401' }, code)
    expect(dated.ok && dated.row.birthday).toBe('1980-04-01')
    expect(told({ 生年月日: '3550401' })).toEqual(['生年月日'])
  })
})

describe('rows that are no cards', () => {
  const header = headerOf([...COLUMNS])
  it.each([
    [['', '　', ''], 'empty'],
    [['合計', '40'], 'total'],
    [['', '合計：40件'], 'total'],
    [['件数 40件'], 'total'],
    [[...COLUMNS], 'headings'],
    [['要連絡'], 'rest'],
    [['続き', '2036-04-01', ''], 'rest'],
    [['7000000001', 'K-1'], 'row'],
    [['合計'].concat(Array.from({ length: 10 }, () => 'x')), 'total'],
    [Array.from({ length: 11 }, () => 'あ'), 'row'],
  ])('%j', (cells, kind) => expect(kindOfRow(header, cells)).toBe(kind))

  it('headings are found in any width, with line breaks, under a title', () => {
    const names = COLUMNS.map((name) => name.replace('ID', 'Ｉｄ').replace('管理', '\n管理　'))
    const found = findHeader([
      { cells: ['一覧'], line: 1 },
      { cells: names, line: 2 },
    ])
    expect(found.ok && [found.at, found.header.at.製造管理番号]).toEqual([1, 2])
    for (const separator of ['\t', ';']) {
      const other = findHeader([
        { cells: [COLUMNS.map((name) => `"${name}"`).join(separator)], line: 1 },
      ])
      expect(!other.ok && other.problem).toContain('区切り')
    }
    const half = findHeader([{ cells: [...COLUMNS.slice(0, 10)], line: 1 }])
    expect(!half.ok && half.problem).toContain('備考')
  })
})
