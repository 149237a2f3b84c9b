import type { ScanMode } from '@/domain/cards/scan-modes'
import type { BulkLine } from '@/services/cards/bulk-cards'

import { apiPost } from '../shell/api'

/** As many as the server takes at once. */
export const PIECE = 200

export type BulkWish = { mode: ScanMode; place?: string; date?: string }

/**
 * Sends a list in pieces, in order. The id of the whole act makes a piece that is sent again, after a
 * lost answer, happen once.
 * @param from number of codes that have their answer already
 * @param onPiece is told the lines of each piece as they come
 * @throws Problem at the first piece that does not come through; the others can follow later
 */
export async function sendList(
  codes: string[],
  wish: BulkWish,
  { op, from, onPiece }: { op: string; from: number; onPiece: (lines: BulkLine[]) => void },
): Promise<void> {
  for (let at = from; at < codes.length; at += PIECE) {
    const piece = { ...wish, codes: codes.slice(at, at + PIECE), op: `${op}:${at / PIECE}` }
    const { lines } = await apiPost<{ lines: BulkLine[] }>('/ops/cards/bulk', piece)
    onPiece(lines)
  }
}

const cell = (text: string): string =>
  `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`

/** The refused ones for the work on paper: quoted, with byte order mark, no formulas (PR-20). */
export const refusedCsv = (lines: BulkLine[]): string =>
  '\ufeff' +
  [['番号', '理由'], ...lines.filter(({ ok }) => !ok).map(({ item, message }) => [item, message])]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('')
