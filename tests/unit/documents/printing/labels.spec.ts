import { describe, expect, it } from 'vitest'

import { composeLabel } from '@/documents/printing/layouts'
import { checkItems, printItems, type PrintPlan } from '@/documents/printing/print-items'
import { framesPdf } from '@/documents/printing/test-print'
import { perSheet, placeOf, SHEET_PRESETS, type Sheet } from '@/domain/printing/sheets'

import {
  bytesOf,
  codesIn,
  inkBox,
  inkIn,
  pageSizes,
  rasterise,
  textOf,
} from '../../../helpers/raster'

type Addressee = { number: string; name: string; address: string }

const people = (count: number): Addressee[] =>
  Array.from({ length: count }, (_, index) => ({
    number: `A12${String(index).padStart(6, '0')}`,
    name: `川崎 花子${index}`,
    address: `神奈川県川崎市川崎区宮本町${index + 1}番地`,
  }))

const addressText = ({ number, name, address }: Addressee) =>
  `${address}\n[大]${name}　様\n[バーコード7:${number}]\n[小][右]${number}`

const plan = (sheet: Sheet, text: (item: Addressee) => string): PrintPlan<Addressee> => ({
  title: 'ラベル',
  sheet,
  start: 1,
  offset: { x: 0, y: 0 },
  compose: (pen, label, item) => composeLabel(pen, label, text(item), { padding: sheet.padding }),
})

async function print(items: Addressee[], wish: PrintPlan<Addressee>) {
  const { doc, done } = printItems(items, wish)
  const pdf = await bytesOf(doc as unknown as NodeJS.ReadableStream)
  return { pdf, result: await done }
}

const twelve = SHEET_PRESETS['a4-12']
const fortyFour = SHEET_PRESETS['a4-44']

describe('label sheets', () => {
  it('PR-03 25 addressees give 3 sheets of A4, each barcode readable, each label at its place', async () => {
    const items = people(25)
    const { pdf, result } = await print(items, plan(twelve, addressText))
    expect(result).toMatchObject({ printed: 25, sheets: 3, skipped: [] })
    expect(pageSizes(pdf)).toHaveLength(3)
    for (const size of pageSizes(pdf)) {
      expect(size.width).toBeCloseTo(210, 1)
      expect(size.height).toBeCloseTo(297, 1)
    }
    const pages = await rasterise(pdf)
    const read: string[] = []
    for (const page of pages) read.push(...(await codesIn(page)).map(({ text }) => text))
    expect(read.sort()).toEqual(items.map(({ number }) => number))
    const words = textOf(pdf)
    for (const { address } of items) expect(words).toContain(address)
    // Ink inside the padding of every label and nowhere else.
    items.forEach((_, index) => {
      const { page, box } = placeOf(twelve, index)
      const ink = inkBox(pages[page]!, box)!
      expect(ink.x).toBeGreaterThanOrEqual(box.x + 3 - 0.3)
      expect(ink.y).toBeGreaterThanOrEqual(box.y + 3 - 0.3)
      expect(ink.x + ink.width).toBeLessThanOrEqual(box.x + box.width - 3 + 0.3)
      expect(ink.y + ink.height).toBeLessThanOrEqual(box.y + box.height - 3 + 0.3)
    })
    const last = placeOf(twelve, 25)
    expect(inkIn(pages[last.page]!, last.box)).toBe(0)
  })

  it('PR-04 100 labels give 3 sheets of 44, every code readable, the label smaller than the case', async () => {
    const items = people(100)
    const { pdf, result } = await print(
      items,
      plan(fortyFour, (item) => `[QR14:${item.number}]\n[大]${item.number}\n${item.name}`),
    )
    expect(result).toMatchObject({ printed: 100, sheets: 3 })
    const pages = await rasterise(pdf)
    const read: string[] = []
    for (const page of pages) read.push(...(await codesIn(page)).map(({ text }) => text))
    expect(read.sort()).toEqual(items.map(({ number }) => number))
    expect(fortyFour.labelWidth).toBeLessThan(90)
    expect(fortyFour.labelHeight).toBeLessThan(61)
  })

  it.each(['a4-12', 'a4-44'] as const)(
    'PR-03 (part) PR-04 (part) frames of %s stand within 0.3 mm of the sheet',
    async (preset) => {
      const sheet = SHEET_PRESETS[preset]
      const doc = framesPdf(sheet) as unknown as NodeJS.ReadableStream
      const [page] = await rasterise(await bytesOf(doc), 600)
      const columns = linesAcross(page!, 'x')
      const rows = linesAcross(page!, 'y')
      const wantedX = Array.from(
        { length: sheet.columns + 1 },
        (_, at) => sheet.marginLeft + at * sheet.labelWidth,
      )
      const wantedY = Array.from(
        { length: sheet.rows + 1 },
        (_, at) => sheet.marginTop + at * sheet.labelHeight,
      )
      expect(columns).toHaveLength(wantedX.length)
      expect(rows).toHaveLength(wantedY.length)
      columns.forEach((x, at) => expect(Math.abs(x - wantedX[at]!)).toBeLessThan(0.3))
      rows.forEach((y, at) => expect(Math.abs(y - wantedY[at]!)).toBeLessThan(0.3))
    },
  )

  it('PR-19 (part) starting at position 7 leaves the first six blank', async () => {
    const { pdf, result } = await print(people(7), { ...plan(twelve, addressText), start: 7 })
    expect(result.sheets).toBe(2)
    const pages = await rasterise(pdf, 150)
    for (let index = 0; index < 6; index++) {
      expect(inkIn(pages[0]!, placeOf(twelve, index).box)).toBe(0)
    }
    for (let index = 6; index < perSheet(twelve); index++) {
      expect(inkIn(pages[0]!, placeOf(twelve, index).box)).toBeGreaterThan(0)
    }
    expect(inkIn(pages[1]!, placeOf(twelve, 0).box)).toBeGreaterThan(0)
  })

  it("PR-03 (part) the printer's offset moves everything by that much", async () => {
    const ink = async (offset: { x: number; y: number }) => {
      const { pdf } = await print(people(1), { ...plan(twelve, addressText), offset })
      const [page] = await rasterise(pdf, 600)
      return inkBox(page!, { x: 0, y: 0, width: 210, height: 297 })!
    }
    const before = await ink({ x: 0, y: 0 })
    const after = await ink({ x: 1.3, y: -0.7 })
    expect(after.x - before.x).toBeCloseTo(1.3, 1)
    expect(after.y - before.y).toBeCloseTo(-0.7, 1)
  })

  it('PR-03 (part) an address is as large as its label lets it be', async () => {
    const { pdf } = await print(people(2), plan(twelve, addressText))
    const [page] = await rasterise(pdf)
    const { box } = placeOf(twelve, 0)
    const ink = inkBox(page!, box)!
    expect(ink.height).toBeGreaterThan(0.65 * twelve.labelHeight)
    expect(ink.width).toBeGreaterThan(0.65 * twelve.labelWidth)
  })

  it('PR-03 (part) a long address shrinks and wraps; what does not fit is listed, never cut', async () => {
    const long = '神奈川県川崎市中原区小杉町三丁目二百四十五番地の六'
    const building = 'グランドメゾン武蔵小杉ザ・タワーレジデンス・イースト三十八階三千八百十二号室'
    const fits: Addressee = {
      number: 'A12000001',
      name: '長谷川 権左衛門',
      address: long + building,
    }
    const never: Addressee = { ...fits, number: 'A12000002', address: (long + building).repeat(12) }
    const { pdf, result } = await print([fits, never], plan(twelve, addressText))
    expect(result.printed).toBe(1)
    expect(result.skipped).toEqual([{ item: never, problems: [{ kind: 'too-long' }] }])
    const words = textOf(pdf).replace(/\s/g, '')
    for (const part of [long, building]) expect(words).toContain(part.slice(0, 10))
    expect(words).toContain('三千八百十二号室')
    const [page] = await rasterise(pdf)
    const { box } = placeOf(twelve, 0)
    const outside = { ...box, x: box.x + box.width - 2.5, width: 2.5 }
    expect(inkIn(page!, outside)).toBe(0)
    expect((await codesIn(page!)).map(({ text }) => text)).toEqual(['A12000001'])
  })

  it('says before printing what will not fit, and counts what does', async () => {
    const items = people(3)
    items[1]!.address = '町'.repeat(900)
    items[2]!.name = 'あ\ue000い'
    const found = await checkItems(items, plan(twelve, addressText))
    expect(found.fits).toBe(1)
    expect(found.skipped.map(({ item, problems }) => [item.number, problems])).toEqual([
      ['A12000001', [{ kind: 'too-long' }]],
      ['A12000002', [{ kind: 'unprintable', characters: ['\ue000（U+E000）'] }]],
    ])
  })
})

/** Positions in millimetres of lines that cross most of the frames' extent. */
function linesAcross(page: Awaited<ReturnType<typeof rasterise>>[number], axis: 'x' | 'y') {
  const whole = inkBox(page, { x: 0, y: 0, width: 400, height: 600 })!
  const along = axis === 'x' ? whole.height : whole.width
  const size = axis === 'x' ? page.width : page.height
  const other = axis === 'x' ? page.height : page.width
  const dark: number[] = []
  for (let at = 0; at < size; at++) {
    let count = 0
    for (let step = 0; step < other; step++) {
      const index = axis === 'x' ? step * page.width + at : at * page.width + step
      if ((page.grey[index] ?? 255) < 128) count++
    }
    if (count / page.scale > along * 0.9) dark.push(at)
  }
  const groups: number[][] = []
  for (const at of dark) {
    const last = groups.at(-1)
    if (last && at - last.at(-1)! <= 2) last.push(at)
    else groups.push([at])
  }
  return groups.map((group) => (group[0]! + group.at(-1)! + 1) / 2 / page.scale)
}
