import type { Column } from '@/documents/column'
import { listPdf, type PrintedList } from '@/documents/list-pdf'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatEra, formatForLanguage } from '@/domain/time/format'

import { checkedPurpose } from '../audit/purpose'
import { recordReading } from '../audit/read'
import type { ServiceContext } from '../context'

import {
  assertMappable,
  assertPrintable,
  csvOutput,
  type Output,
  type OutputFormat,
  pdfOutput,
  xlsxOutput,
} from './files'

export type TableWish = {
  format: OutputFormat
  purpose: string
  paper?: 'A4' | 'A3'
  era?: boolean
  replace?: boolean
}

export type Table<R> = {
  /** File name without its ending. */
  name: string
  title: string
  columns: Column<R>[]
  /** Fewer columns for paper; the same when left out. */
  paperColumns?: Column<R>[]
  /** Read once or twice, from the beginning each time. */
  rows: () => AsyncIterable<R>
  count: number
  /** What the list was asked for, in words. */
  conditions: [string, string][]
  groupOf?: (row: R) => string
  office?: string
  /** How the paper looks, where it is not a list of bookings. */
  paper?: Pick<PrintedList<R>, 'units' | 'pagePerGroup' | 'signOff' | 'empty' | 'rowHeight'>
}

/**
 * Any list as CSV (UTF-8 or CP932), Excel or paper (PR-20). The operation log gets its entry with
 * purpose and number before the first byte leaves (AU-06).
 * @throws DomainError CP932_UNMAPPABLE (details: conflicts), LIST_TOO_LONG, and as `checkedPurpose`
 */
export async function outputTable<R>(
  ctx: ServiceContext,
  table: Table<R>,
  wish: TableWish,
): Promise<Output> {
  // Before the rows are gone through for what cannot be written.
  checkedPurpose(wish.purpose)
  if (wish.format === 'print') assertPrintable(table.count, '条件')
  const columns = wish.era ? table.columns.map(inEra) : table.columns
  if (wish.format === 'csv-cp932' && !wish.replace) await assertMappable(columns, table.rows())
  await recordReading(ctx, {
    kind: wish.format === 'print' ? 'print' : 'export',
    what: table.title,
    count: table.count,
    purpose: wish.purpose,
    office: table.office,
  })
  return make(ctx, table, wish, columns)
}

const inEra = <R>(column: Column<R>): Column<R> =>
  column.kind === 'date'
    ? {
        ...column,
        kind: 'text',
        value: (row) => {
          const value = String(column.value(row))
          return value ? formatEra(value) : ''
        },
      }
    : column

async function make<R>(
  ctx: ServiceContext,
  table: Table<R>,
  wish: TableWish,
  columns: Column<R>[],
): Promise<Output> {
  const now = ctx.now()
  const printed = `${formatForLanguage(tokyoDateOf(now), tokyoTimeOf(now), 'ja')} ${ctx.actor.name}`
  const conditions: [string, string][] = [
    ...table.conditions,
    ['目的', wish.purpose],
    ['出力', printed],
  ]
  if (wish.format === 'csv' || wish.format === 'csv-cp932') {
    return csvOutput(table.name, wish.format, columns, table.rows())
  }
  if (wish.format === 'xlsx') {
    return xlsxOutput<R>(table.name, {
      sheet: table.title,
      title: table.title,
      conditions,
      columns: table.columns,
      rows: table.rows(),
      era: wish.era,
    })
  }
  const rows: R[] = []
  for await (const row of table.rows()) rows.push(row)
  const doc = listPdf<R>({
    title: table.title,
    notes: [conditions.map(([key, value]) => `${key}: ${value}`).join('　')],
    paper: wish.paper ?? 'A4',
    columns: (table.paperColumns ?? table.columns).map((column) =>
      wish.era ? inEra(column) : column,
    ),
    rows,
    groupOf: table.groupOf ?? (() => ''),
    // Things, not people: only 予約リスト counts who comes.
    peopleOf: () => 0,
    units: { rows: '件', people: null },
    ...table.paper,
  })
  return pdfOutput(table.name, doc)
}
