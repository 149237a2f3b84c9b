import { type Column, textColumn as text, dateColumn as date } from '@/documents/column'
import { DEFECT_STANDING } from '@/domain/booking/defects'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { type DefectFilter, type DefectView, listDefects, type TryView } from './defect-view'

/** 「2026-12-01 14:05 電話 不在 山田（午後にもう一度）」 */
const tryText = ({ date: day, time, means, result, by, note }: TryView): string =>
  `${day} ${time} ${means} ${result} ${by}${note ? `（${note}）` : ''}`

const COLUMNS: Column<DefectView>[] = [
  text('受付番号', 14, (row) => row.number),
  date('来庁日', (row) => row.date),
  text('時刻', 7, (row) => row.start),
  text('窓口', 18, (row) => row.officeName),
  text('サービス', 22, (row) => row.serviceName),
  text('不備の内容', 34, (row) => row.reasonText),
  date('記録した日', (row) => row.openedOn),
  text('記録した人', 14, (row) => row.openedBy),
  { header: '連絡の回数', width: 10, kind: 'number', value: (row) => row.tries.length },
  text('連絡の経過', 60, (row) => row.tries.map(tryText).join('／')),
  text('状態', 20, (row) => row.standingLabel),
  date('終わった日', (row) => row.closedOn),
  text('終えた人', 14, (row) => row.closedBy),
]
const NOT_ON_PAPER = ['サービス', '記録した人', '連絡の回数']

/** The tasks as a file or on paper, with every contact (NT-08). @throws DomainError as `outputTable` */
export async function outputDefects(
  ctx: ServiceContext,
  filter: DefectFilter,
  wish: TableWish,
): Promise<Output> {
  const { rows } = await listDefects(ctx, filter)
  return outputTable(
    ctx,
    {
      name: `不備の連絡_${tokyoDateOf(ctx.now())}`,
      title: '不備の連絡',
      columns: COLUMNS,
      paperColumns: COLUMNS.filter(({ header }) => !NOT_ON_PAPER.includes(header)),
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [['状態', filter === 'all' ? 'すべて' : DEFECT_STANDING[filter]]],
    },
    wish,
  )
}
