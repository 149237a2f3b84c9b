import { at, type FieldProblem } from '@/domain/field-problem'

/** Geometry of label sheets and other paper, all in millimetres (libraries B10). */

export type Paper = { width: number; height: number }
export type Box = { x: number; y: number; width: number; height: number }

/** A sheet of labels; a letter is a sheet with one label as large as the page. */
export type Sheet = {
  name: string
  paper: Paper
  columns: number
  rows: number
  labelWidth: number
  labelHeight: number
  marginLeft: number
  marginTop: number
  gapX: number
  gapY: number
  /** Kept free inside every label, because paper slips by a millimetre or two. */
  padding: number
}

export const PAPERS = {
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  A6: { width: 105, height: 148 },
  postcard: { width: 100, height: 148 },
} as const satisfies Record<string, Paper>

const sheet = (name: string, paper: Paper, part: Partial<Sheet>): Sheet => ({
  name,
  paper,
  columns: 1,
  rows: 1,
  labelWidth: paper.width,
  labelHeight: paper.height,
  marginLeft: 0,
  marginTop: 0,
  gapX: 0,
  gapY: 0,
  padding: 0,
  ...part,
})

/** Sheets that are seeded as records; a city adds its own beside them (PR-03, PR-04, PR-12). */
export const SHEET_PRESETS = {
  'a4-12': sheet('宛名ラベル A4 12面', PAPERS.A4, {
    columns: 2,
    rows: 6,
    labelWidth: 86.4,
    labelHeight: 42.3,
    marginLeft: 18.6,
    marginTop: 21.2,
    padding: 3,
  }),
  'a4-44': sheet('カードケース用ラベル A4 44面', PAPERS.A4, {
    columns: 4,
    rows: 11,
    labelWidth: 48.3,
    labelHeight: 25.4,
    marginLeft: 8.4,
    marginTop: 8.8,
    padding: 2,
  }),
  'single-80x30': sheet(
    '機器管理シール 80×30mm 1枚ずつ',
    { width: 80, height: 30 },
    { padding: 1 },
  ),
} as const satisfies Record<string, Sheet>

export type SheetPreset = keyof typeof SHEET_PRESETS

/** A sheet with one place as large as the page. */
export const wholePage = (name: string, paper: Paper, padding = 0): Sheet =>
  sheet(name, paper, { padding })

export const perSheet = ({ columns, rows }: Sheet): number => columns * rows

/** Hundredths of a millimetre: sums of tenths are not exact in binary. */
const TOLERANCE = 0.01

/** Why a sheet cannot be printed on, in words for the person who enters it; empty when it can. */
export function problemsOf(one: Sheet): FieldProblem[] {
  const problems: FieldProblem[] = []
  const width = one.marginLeft + one.columns * one.labelWidth + (one.columns - 1) * one.gapX
  const height = one.marginTop + one.rows * one.labelHeight + (one.rows - 1) * one.gapY
  if (width > one.paper.width + TOLERANCE) {
    problems.push(
      at(
        'labelWidth',
        `横幅が用紙からはみ出します（${width.toFixed(1)}mm、用紙は${one.paper.width}mm）。左の余白、ラベルの幅、列数を確認してください。`,
      ),
    )
  }
  if (height > one.paper.height + TOLERANCE) {
    problems.push(
      at(
        'labelHeight',
        `高さが用紙からはみ出します（${height.toFixed(1)}mm、用紙は${one.paper.height}mm）。上の余白、ラベルの高さ、行数を確認してください。`,
      ),
    )
  }
  if (2 * one.padding >= Math.min(one.labelWidth, one.labelHeight)) {
    problems.push(at('padding', '内側の余白が大きすぎて、印字する場所がありません。'))
  }
  return problems
}

export type Place = { page: number; box: Box }

/**
 * Where the n-th label stands: rows from left to right, then the next row (PR-19).
 * @param index counted from 0
 * @param start first position on the first sheet, counted from 1; earlier ones stay blank
 * @param offset of the printer, in millimetres: to the right and down
 */
export function placeOf(
  one: Sheet,
  index: number,
  start = 1,
  offset: { x: number; y: number } = { x: 0, y: 0 },
): Place {
  const at = index + start - 1
  const cell = at % perSheet(one)
  const column = cell % one.columns
  const row = Math.floor(cell / one.columns)
  return {
    page: Math.floor(at / perSheet(one)),
    box: {
      x: one.marginLeft + column * (one.labelWidth + one.gapX) + offset.x,
      y: one.marginTop + row * (one.labelHeight + one.gapY) + offset.y,
      width: one.labelWidth,
      height: one.labelHeight,
    },
  }
}

/** Sheets of paper that a number of labels takes. */
export const sheetsFor = (one: Sheet, count: number, start = 1): number =>
  count === 0 ? 0 : Math.ceil((count + start - 1) / perSheet(one))

/** Sheets that are looked at in one go before printing; the next ones at the press of a button. */
export const SHEETS_AT_ONCE = 20

/** A box made smaller on all sides. */
export const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: box.width - 2 * by,
  height: box.height - 2 * by,
})
