import { type Column, textColumn as text } from '@/documents/column'
import { listPdf } from '@/documents/list-pdf'
import type { ListKind } from '@/domain/lists/list-kinds'
import { formatEra, formatForLanguage } from '@/domain/time/format'

import type { ListRow } from './rows'

/** What a person at the window needs on paper; the group heading carries day and office. */
const columnsOf = (kind: ListKind): Column<ListRow>[] => [
  text('時刻', 12, (row) => `${row.start}〜${row.end}`),
  ...(kind === 'time' ? [text('窓口', 16, (row: ListRow) => row.officeName)] : []),
  text('受付番号', 13, (row) => row.numberText),
  text('予約番号・製造管理番号', 21, (row) => row.identifiers),
  { header: '人数', width: 5, kind: 'number', value: (row) => row.partySize },
  text('サービス', 22, (row) => row.serviceName),
  text('状態', 9, (row) => row.status),
  text('来庁結果', 9, (row) => (row.outcome === '未処理' ? '' : row.outcome)),
  text('受付方法', 14, (row) => row.channel),
  text('メモ', 24, (row) => [row.fits ? '' : '【枠に合わない】', row.note].join('')),
  text('確認', 5, () => ''),
]

const dayOf = (row: ListRow, era: boolean): string =>
  era
    ? `${formatEra(row.date)}${formatForLanguage(row.date, null, 'ja').slice(-3)}`
    : formatForLanguage(row.date, null, 'ja')

const HEADINGS: Record<ListKind, (row: ListRow, era: boolean) => string> = {
  day: (row, era) => `${dayOf(row, era)}　${row.officeName}`,
  ward: (row, era) => `${row.officeName}　${dayOf(row, era)}`,
  time: (row, era) => dayOf(row, era),
}

/** 予約リスト on paper (BK-17, PR-02): rows grouped by day and office as the kind demands. */
export const printReservations = (
  rows: ListRow[],
  options: { kind: ListKind; title: string; notes: string[]; paper: 'A4' | 'A3'; era: boolean },
): PDFKit.PDFDocument =>
  listPdf<ListRow>({
    title: options.title,
    notes: options.notes,
    paper: options.paper,
    columns: columnsOf(options.kind),
    rows,
    groupOf: (row) => HEADINGS[options.kind](row, options.era),
    peopleOf: (row) => row.partySize,
  })
