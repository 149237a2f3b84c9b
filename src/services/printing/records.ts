import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { PRINT_KINDS, type PrintKind, specOf, type WindowLetter } from '@/domain/printing/kinds'
import { SHEET_PRESETS, type Sheet } from '@/domain/printing/sheets'
import { PRINT_TEXTS } from '@/domain/printing/texts'

import type { ServiceContext } from '../context'
import { invalid, notFound } from '../refusals'

import type { TemplateRow } from './template-row'
import { pageOf, type SheetRow, sheetOf } from './sheet-of'

export type PrinterRow = {
  id: string
  name: string
  office?: string | null
  paper: 'A4' | 'A3'
  offsetX: number
  offsetY: number
}

const windowFields = (window: WindowLetter | undefined) =>
  window
    ? {
        envelopeWidth: window.envelope.width,
        envelopeHeight: window.envelope.height,
        windowX: window.window.x,
        windowY: window.window.y,
        windowWidth: window.window.width,
        windowHeight: window.window.height,
      }
    : {}

/**
 * Stores the usual sheets and the built-in texts as records where they are missing, so that staff
 * find them in the panel. Records that staff changed or switched off stay as they are.
 */
export async function ensurePrintRecords(ctx: ServiceContext): Promise<void> {
  await insertMany(
    ctx.payload,
    'label-sheets',
    Object.entries(SHEET_PRESETS).map(([code, { paper, ...rest }]) => ({
      code,
      ...rest,
      paperWidth: paper.width,
      paperHeight: paper.height,
      stock: 0,
      lowStock: 50,
      rev: 0,
      active: true,
    })),
  )
  await insertMany(
    ctx.payload,
    'document-templates',
    (Object.keys(PRINT_KINDS) as PrintKind[]).map((kind) => {
      const { title, body, address } = PRINT_TEXTS[kind]
      return {
        kind,
        title,
        body,
        address: address ?? '',
        ...windowFields(specOf(kind).page?.window),
        requestKey: `built-in|${kind}`,
        active: true,
      }
    }),
  )
}

/**
 * The text to print with: the chosen record, else the first in use of its kind, else the built-in.
 * @throws DomainError NOT_FOUND
 */
export async function templateFor(
  ctx: ServiceContext,
  kind: PrintKind,
  id: string | undefined,
): Promise<TemplateRow> {
  const [found] = await findRows<TemplateRow>(
    ctx.payload,
    'document-templates',
    {
      and: [
        { kind: { equals: kind } },
        { active: { not_equals: false } },
        ...(id ? [{ id: { equals: id } }] : []),
      ],
    },
    { limit: 1, sort: 'createdAt' },
  )
  if (found) return found
  if (id) throw notFound('その文面はありません。選び直してください。')
  return { id: '', kind, ...PRINT_TEXTS[kind] }
}

/** @throws DomainError NOT_FOUND */
export async function sheetRowFor(ctx: ServiceContext, id: string): Promise<SheetRow> {
  const row = await findRow<SheetRow>(ctx.payload, 'label-sheets', { id: { equals: id } })
  if (!row) throw notFound('その用紙はありません。選び直してください。')
  return row
}

/**
 * The paper of a printing: the kind's own page, or the chosen label sheet.
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function paperFor(
  ctx: ServiceContext,
  kind: PrintKind,
  sheetId: string | undefined,
): Promise<Sheet> {
  const page = pageOf(kind)
  if (page) return page
  if (!sheetId) throw invalid('用紙を選んでください。')
  return sheetOf(await sheetRowFor(ctx, sheetId))
}

/** @throws DomainError NOT_FOUND */
export async function offsetOf(
  ctx: ServiceContext,
  printerId: string | undefined,
): Promise<{ x: number; y: number }> {
  if (!printerId) return { x: 0, y: 0 }
  const row = await findRow<PrinterRow>(ctx.payload, 'printers', { id: { equals: printerId } })
  if (!row) throw notFound('そのプリンターはありません。')
  return { x: row.offsetX, y: row.offsetY }
}
