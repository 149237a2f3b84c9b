import { type Column, textColumn as text } from '@/documents/column'
import { WEEKDAYS_JA, formatEra } from '@/domain/time/format'
import { weekdayOf } from '@/domain/time/civil'

import type { ListRow } from './rows'

/** All columns of 予約リスト, for CSV and Excel. */
export const LIST_COLUMNS: Column<ListRow>[] = [
  { header: '日付', width: 13, kind: 'date', value: (row) => row.date },
  text('曜日', 6, (row) => WEEKDAYS_JA[weekdayOf(row.date)] ?? ''),
  text('開始', 7, (row) => row.start),
  text('終了', 7, (row) => row.end),
  text('窓口', 18, (row) => row.officeName),
  text('サービス', 22, (row) => row.serviceName),
  text('受付番号', 14, (row) => row.numberText),
  text('予約番号・製造管理番号', 22, (row) => row.identifiers),
  { header: '人数', width: 6, kind: 'number', value: (row) => row.partySize },
  text('状態', 10, (row) => row.status),
  text('来庁結果', 10, (row) => row.outcome),
  text('受付方法', 14, (row) => row.channel),
  text('枠の区分', 9, (row) => row.lane),
  text('言語', 14, (row) => row.language),
  text('メール', 9, (row) => row.mail),
  text('枠に合っているか', 16, (row) => (row.fits ? '合っている' : '合っていない')),
  text('連絡状況', 11, (row) => row.contactState),
  text('職員メモ', 30, (row) => row.note),
]

/** The same for CSV, where 令和 dates are text. */
export const csvColumns = (era: boolean): Column<ListRow>[] =>
  LIST_COLUMNS.map((column) =>
    era && column.kind === 'date'
      ? { ...column, kind: 'text' as const, value: (row: ListRow) => formatEra(row.date) }
      : column,
  )
