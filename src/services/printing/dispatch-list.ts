import type { Column } from '@/documents/column'
import { specOf } from '@/domain/printing/kinds'
import type { PrintPlaceholder } from '@/domain/printing/placeholders'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { itemsOf } from './choose'
import { hasDispatchList, jobById } from './jobs'
import type { PrintItem } from './types'

const column = (
  header: string,
  width: number,
  name: PrintPlaceholder | null,
): Column<PrintItem> => ({
  header,
  width,
  kind: 'text',
  value: ({ values }) => (name ? (values[name] ?? '') : ''),
})

/** What the post office and the one who checks need; the last column is filled in by hand. */
const COLUMNS: Column<PrintItem>[] = [
  column('発送番号', 14, '発送番号'),
  column('予約ID', 14, '予約ID'),
  column('郵便番号', 10, '郵便番号'),
  column('住所', 46, '住所'),
  column('氏名', 22, '氏名'),
  column('窓口', 16, '窓口名'),
  column('引受番号', 18, null),
]

/**
 * 発送一覧 of a job: exactly the records that were printed, with the day and room to sign (PR-17).
 * @throws DomainError NOT_FOUND, FORBIDDEN, NOT_READY and those of `outputTable`
 */
export async function dispatchList(
  ctx: ServiceContext,
  jobId: string,
  wish: TableWish,
): Promise<Output> {
  const job = await jobById(ctx, jobId)
  if (!hasDispatchList(job)) {
    throw new DomainError('NOT_READY', 'この印刷には発送一覧がありません。', 409)
  }
  const left = new Set(job.leftIds ?? [])
  const ids = job.order.ids.filter((id) => !left.has(id))
  const day = tokyoDateOf(new Date(job.createdAt))
  return outputTable<PrintItem>(
    ctx,
    {
      name: `発送一覧_${day}`,
      title: `発送一覧（${specOf(job.kind).label}）`,
      columns: COLUMNS,
      rows: () => itemsOf(ctx, { ...job.order, ids }),
      count: ids.length,
      conditions: [
        ['印刷日', day],
        ['印刷した人', job.byName],
      ],
      paper: {
        units: { rows: '件', people: null },
        signOff: ['発送した人', '確認した人', '郵便局の受領印'],
      },
    },
    wish,
  )
}
