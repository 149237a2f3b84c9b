import { type Column, textColumn as text } from '@/documents/column'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { loadBookingConfig } from '../../settings/booking-config'
import { officeNameIn } from '../../settings/office-names'

import { pickingList, type PickRow } from './picking'

const COLUMNS: Column<PickRow>[] = [
  text('保管場所', 22, (row) => row.card?.placeName || '（場所の記録なし）'),
  text('位置', 8, (row) => row.card?.position ?? ''),
  text('発送番号', 14, (row) => row.card?.shippingNumber ?? ''),
  text('製造管理番号', 14, (row) => row.card?.manufacturingNumber ?? ''),
  text('予約ID', 14, (row) => row.card?.reservationNumber ?? ''),
  text('時刻', 8, (row) => row.start),
  text('受付番号', 13, (row) => row.number),
  text('サービス', 20, (row) => row.serviceName),
  text('注意', 24, (row) => row.hint),
  text('済', 5, (row) => (row.pulled ? '✓' : '')),
]

/** 引き出しリスト: 予約リスト by storage place (CD-13, PR-02), the same rows on paper and as a file. */
export async function outputPicking(
  ctx: ServiceContext,
  input: { office: string; date: string } & TableWish,
): Promise<Output> {
  const list = await pickingList(ctx, input)
  const config = await loadBookingConfig(ctx.payload)
  const office = officeNameIn(config.offices, input.office)
  return outputTable(
    ctx,
    {
      name: `引き出しリスト_${office}_${input.date}`,
      title: `引き出しリスト（予約リスト 保管場所順）　${office}　${input.date}`,
      columns: COLUMNS,
      rows: async function* () {
        yield* list.rows
      },
      count: list.rows.length,
      conditions: [
        ['窓口', office],
        ['来庁日', input.date],
      ],
      groupOf: (row) => row.card?.placeName || '（場所の記録なし）',
      office: input.office,
      paper: { units: { rows: '枚', people: null }, empty: 'この日に引き出すカードはありません。' },
    },
    input,
  )
}
