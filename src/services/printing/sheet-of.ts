import { PRINT_KINDS, type PrintKind, specOf } from '@/domain/printing/kinds'
import { type Sheet, wholePage } from '@/domain/printing/sheets'

/** A stored sheet of labels; millimetres. */
export type SheetRow = {
  id: string
  code: string
  name: string
  paperWidth: number
  paperHeight: number
  columns: number
  rows: number
  labelWidth: number
  labelHeight: number
  marginLeft: number
  marginTop: number
  gapX: number
  gapY: number
  padding: number
  stock?: number | null
  lowStock?: number | null
  rev?: number | null
  active?: boolean | null
}

export const sheetOf = (row: SheetRow): Sheet => ({
  name: row.name,
  paper: { width: row.paperWidth, height: row.paperHeight },
  columns: row.columns,
  rows: row.rows,
  labelWidth: row.labelWidth,
  labelHeight: row.labelHeight,
  marginLeft: row.marginLeft,
  marginTop: row.marginTop,
  gapX: row.gapX,
  gapY: row.gapY,
  padding: row.padding,
})

/** The page of a kind that brings its own paper, or null for kinds that go on label sheets. */
export function pageOf(kind: PrintKind): Sheet | null {
  const { page } = specOf(kind)
  return page ? wholePage(page.name, page.paper, page.margin) : null
}

export const isPrintKind = (kind: string): kind is PrintKind => Object.hasOwn(PRINT_KINDS, kind)
