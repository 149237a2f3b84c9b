import {
  CARD_TASK,
  CARD_TASK_STATE,
  type CardTaskKind,
  type CardTaskState,
} from '@/domain/cards/tasks'
import type { Column } from '@/documents/column'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'
import { loadBookingConfig } from '../settings/booking-config'

import { listCardTasks, type TaskRow } from './task-list'

const text = (header: string, width: number, value: (row: TaskRow) => string): Column<TaskRow> => ({
  header,
  width,
  kind: 'text',
  value,
})
const date = (header: string, value: (row: TaskRow) => string): Column<TaskRow> => ({
  header,
  width: 13,
  kind: 'date',
  value,
})

/** Tasks as a file or on paper (CD-21). @throws DomainError as `outputTable` */
export async function outputTasks(
  ctx: ServiceContext,
  filter: { kind?: CardTaskKind; state?: CardTaskState | 'waiting' },
  wish: TableWish,
): Promise<Output> {
  const rows = await listCardTasks(ctx, filter)
  const { offices } = await loadBookingConfig(ctx.payload)
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const columns = [
    text('種類', 22, (row) => row.kindLabel),
    text('内容', 34, (row) => row.title),
    text('番号', 16, (row) => row.number),
    text('窓口', 16, (row) => names.get(row.office ?? '') ?? ''),
    text('状態', 10, (row) => row.stateLabel),
    date('受付日', (row) => row.openedOn),
    date('印刷日', (row) => row.printedOn ?? ''),
    date('対応日', (row) => row.doneOn ?? ''),
    text('対応した人', 14, (row) => row.doneBy ?? ''),
    text('メモ', 30, (row) => row.note ?? ''),
  ]
  const state =
    filter.state === 'waiting' ? '未対応・印刷済み' : CARD_TASK_STATE[filter.state ?? 'open']
  return outputTable(
    ctx,
    {
      name: `カードの対応_${tokyoDateOf(ctx.now())}`,
      title: `カードの対応（${filter.kind ? CARD_TASK[filter.kind] : 'すべて'}）`,
      columns,
      paperColumns: columns.filter(({ header }) => !['対応日', '対応した人'].includes(header)),
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['種類', filter.kind ? CARD_TASK[filter.kind] : 'すべて'],
        ['状態', state],
      ],
      groupOf: (row) => row.kindLabel,
    },
    wish,
  )
}
