import { describe, expect, it } from 'vitest'

import { reportPdf } from '@/documents/report-pdf'
import type { FigureTable } from '@/domain/reports/table'

import { bytesOf, pageSizes, textOf } from '../../helpers/raster'

const number = (header: string, width = 14) => ({ header, kind: 'number' as const, width })
const days = Array.from({ length: 30 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`)

async function paper(tables: FigureTable[], texts: { heading: string; text: string }[] = []) {
  const doc = await reportPdf({
    title: '月次報告書　2026年11月分',
    head: [['宛先', '川崎市長']],
    texts,
    sheets: [{ heading: '電話の件数', tables }],
  })
  // Each page by itself, without the blanks between letters.
  return textOf(await bytesOf(doc))
    .split('\f')
    .map((page) => page.replaceAll(/[ \n]/g, ''))
}

describe('a report on paper', () => {
  it('has its words, and says where nothing was written', async () => {
    const [first] = await paper(
      [],
      [
        { heading: '問題点', text: '機器の故障が1件\n代わりの機器で続けた' },
        { heading: '改善内容', text: ' ' },
      ],
    )
    for (const words of ['宛先川崎市長', '問題点', '代わりの機器で続けた', '改善内容（記載なし）'])
      expect(first).toContain(words)
  })

  it('has every cell of a table that is broader and longer than a page, each under its heading and beside its row', async () => {
    const names = Array.from({ length: 18 }, (_, at) => `項目${String.fromCharCode(65 + at)}`)
    const rows = days.map((day, row) => [
      day,
      ...names.map((_, column) => 10_000 + row * 100 + column),
    ])
    const total = ['合計', ...names.map((_, column) => 900_000 + column)]
    const pages = await paper([
      {
        title: '日ごと',
        columns: [{ header: '日', kind: 'date', width: 13 }, ...names.map((name) => number(name))],
        rows,
        total,
        notes: ['基準85%'],
      },
    ])
    for (const [row, [, ...cells]] of rows.entries())
      for (const [column, cell] of cells.entries()) {
        const own = pages.filter((page) => page.includes(cell.toLocaleString('ja-JP')))
        expect([row, column, own.length]).toEqual([row, column, 1])
        expect(own[0]).toContain(names[column])
        expect(own[0]).toContain(`11月${row + 1}日`)
      }
    for (const cell of total.slice(1))
      expect(pages.join('')).toContain((cell as number).toLocaleString('ja-JP'))
    expect(pages.join('')).toContain('基準85%')
  })

  it('stands on A4 wherever a table begins, and begins with its headings', async () => {
    const table = (at: number, notes: number): FigureTable => ({
      title: `表${at}`,
      columns: [{ header: `見出し${at}号`, kind: 'text' }, number('件数')],
      rows: Array.from({ length: 9 }, (_, row) => [`行${at}の${row}`, row]),
      notes: Array.from({ length: notes }, (_, note) => `注${at}の${note}`),
    })
    // So many that one of them begins at each height of a page.
    const tables = Array.from({ length: 24 }, (_, at) => table(at, at % 7))
    const pdf = await bytesOf(
      await reportPdf({ title: '報告', head: [], texts: [], sheets: [{ heading: '表', tables }] }),
    )
    const sizes = pageSizes(pdf).map((page) =>
      [page.width, page.height]
        .map(Math.round)
        .sort((a, b) => a - b)
        .join('×'),
    )
    expect(sizes.length).toBeGreaterThan(4)
    expect(new Set(sizes)).toEqual(new Set([sizes[0]]))
    const pages = textOf(pdf).split('\f')
    for (const at of tables.keys())
      for (const page of pages)
        if (new RegExp(`行${at}の`).test(page))
          expect([at, page.includes(`見出し${at}号`)]).toEqual([at, true])
  })

  it('says so where a part has no figures', async () => {
    expect((await paper([])).join('')).toContain('この期間の数字はありません')
  })
})
