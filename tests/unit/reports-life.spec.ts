import { describe, expect, it } from 'vitest'

import { judge, shownValue } from '@/domain/reports/indicators'
import { looksPersonal, personalPlaces } from '@/domain/reports/personal'
import { sumTables } from '@/domain/reports/sums'

describe('an indicator', () => {
  const least = (target: number) => ({ target, direction: 'at-least' as const })
  const most = (target: number) => ({ target, direction: 'at-most' as const })

  it.each([
    [{ part: 8499, whole: 100 }, least(85), 'missed', '84.9%'],
    [{ part: 8500, whole: 100 }, least(85), 'met', '85%'],
    [{ part: 100 * 5666, whole: 6667 }, least(85), 'missed', '84.9%'],
    [{ part: 301, whole: 100 }, most(3), 'missed', '3.1%'],
    [{ part: 300, whole: 100 }, most(3), 'met', '3%'],
    [{ part: 0, whole: 1 }, most(0), 'met', '0%'],
    [{ part: 0, whole: 0 }, most(3), 'none', '—'],
    [null, least(85), 'none', '—'],
  ] as const)('%j against %j is %s and reads %s', (measured, goal, judgement, shown) => {
    expect(judge(measured, goal)).toBe(judgement)
    expect(shownValue(measured, goal.direction, '%')).toBe(shown)
  })
})

describe('what looks personal', () => {
  it.each([
    ['連絡先 044-200-1111', '電話番号'],
    ['０９０ー１２３４ー５６７８に折り返し', '電話番号'],
    ['09012345678', '電話番号'],
    ['taro@example.jp へ', 'メールアドレス'],
    ['番号 999999999999', '12桁の番号'],
    ['予約番号：123456789', '予約番号'],
    ['受付 123-456-789', '予約番号'],
    ['氏名：川崎太郎', '氏名'],
    ['1234 5678 9018', '個人番号'],
  ])('%s is %s', (text, what) => expect(looksPersonal(text)).toBe(what))

  it.each([
    '機器の故障が3件。2026-11-10 10:30に復旧',
    '着信 1,234件、応答率 84.9%',
    '氏名など個人が分かることは書きません。',
    '令和8年11月1日〜令和8年11月30日',
    '0件',
  ])('%s is not', (text) => expect(looksPersonal(text)).toBeNull())

  it('is found in words and in tables, at its place', () => {
    const parts = [
      { id: 'a', kind: 'text' as const, heading: '問題点' },
      { id: 'b', kind: 'figures' as const, heading: '件数' },
    ]
    const table = {
      ...{ title: '表', columns: [{ header: '名', kind: 'text' as const }] },
      ...{ rows: [['x'], ['044-200-1111']], notes: [] },
    }
    expect(
      personalPlaces(parts, { a: 'a@b.example.jp' }, [{ part: 'b', tables: [table] }]),
    ).toEqual(['問題点（メールアドレス）', '件数「表」2行目（電話番号）'])
  })
})

describe('a sum of reports', () => {
  const parts = [{ id: 'p', kind: 'figures', heading: '電話' }]
  const one = (label: string, rows: (string | number)[][], total?: (string | number)[]) => ({
    label,
    parts,
    figures: [
      {
        part: 'p',
        tables: [
          {
            title: '電話',
            columns: [
              { header: '日', kind: 'date' },
              { header: '着信', kind: 'number' },
              { header: '応答率', kind: 'text' },
              { header: '対応した人数', kind: 'number' },
            ],
            ...{ rows, total, notes: [] },
          },
        ],
      },
    ],
  })

  it('has a row for each report where a table goes by days, and adds what can be added', () => {
    const [table] = sumTables([
      one('4月', [['2026-04-01', 3, '100%', 4]], ['合計', 3, '100%', 4]),
      one('5月', [
        ['2026-05-01', 5, '80%', 2],
        ['2026-05-02', 6, '90%', 3],
      ]),
    ])
    expect(table!.rows).toEqual([
      ['4月', 3, '100%', 4],
      ['5月', 11, '', ''],
    ])
    expect(table!.total).toEqual(['合計', 14, '', ''])
  })
})
