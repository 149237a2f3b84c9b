import { type Column, textColumn as text } from '@/documents/column'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { loadBookingConfig } from '../../settings/booking-config'
import { officeNameIn } from '../../settings/office-names'

import { type StocktakeLine, stocktakeById, stocktakeResult } from './stocktake'

type Row = StocktakeLine & { kind: string }

const COLUMNS: Column<Row>[] = [
  text('区分', 16, ({ kind }) => kind),
  text('番号', 22, ({ number }) => number),
  text('内容', 44, ({ why }) => why),
  text('確認', 10, () => ''),
]

/** What a stocktake found missing and too many, as paper or file (CD-27). @throws DomainError NOT_FOUND, FORBIDDEN */
export async function outputStocktake(
  ctx: ServiceContext,
  input: { id: string } & TableWish,
): Promise<Output> {
  const take = await stocktakeById(ctx, input.id)
  const result = await stocktakeResult(ctx, input.id)
  const config = await loadBookingConfig(ctx.payload)
  const office = officeNameIn(config.offices, take.office)
  const day = tokyoDateOf(new Date(take.startedAt))
  const rows: Row[] = [
    ...result.missing.map((line) => ({ ...line, kind: '見つからない' })),
    ...result.extra.map((line) => ({ ...line, kind: '記録と合わない' })),
  ]
  return outputTable(
    ctx,
    {
      name: `棚卸し_${take.title}_${day}`,
      title: `棚卸しの差異　${take.title}　${day}`,
      columns: COLUMNS,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['窓口', office],
        ['範囲', take.title],
        ['状態', take.state === 'done' ? '終わり' : '途中'],
        ['記録の枚数', String(result.expected)],
        ['数えた枚数', String(result.counted)],
      ],
      groupOf: ({ kind }) => kind,
      office: take.office,
    },
    input,
  )
}
