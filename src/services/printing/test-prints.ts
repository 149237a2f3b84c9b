import { framesPdf, windowTestPdf } from '@/documents/printing/test-print'
import type { PrintKind } from '@/domain/printing/kinds'
import { safeArea } from '@/domain/printing/window'

import type { ServiceContext } from '../context'
import { invalid } from '../refusals'

import { offsetOf, sheetRowFor, templateFor } from './records'
import { sheetOf } from './sheet-of'
import { windowOf } from './template-row'

/** The frames of a label sheet with the printer's offset. @throws DomainError NOT_FOUND */
export async function frameTest(
  ctx: ServiceContext,
  sheetId: string,
  printerId: string | undefined,
): Promise<PDFKit.PDFDocument> {
  const row = await sheetRowFor(ctx, sheetId)
  return framesPdf(sheetOf(row), await offsetOf(ctx, printerId))
}

/**
 * Envelope, window and the place of the address, to be laid over the real envelope (PR-09).
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function windowTest(
  ctx: ServiceContext,
  kind: PrintKind,
  templateId: string | undefined,
): Promise<PDFKit.PDFDocument> {
  const window = windowOf(await templateFor(ctx, kind, templateId))
  const area = window && safeArea(window, window.folded)
  if (!window || !area) {
    throw invalid('この印刷物には封筒の窓がありません。')
  }
  return windowTestPdf(window.envelope, window.window, area)
}
