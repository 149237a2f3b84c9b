import { CHANNEL, LANE, OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { LIST_KINDS } from '@/domain/lists/list-kinds'
import { ownValue } from '@/domain/own'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'

import { logAct } from '../audit/log-act'
import { checkedPurpose } from '../audit/purpose'
import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'
import { loadBookingConfig } from '../settings/booking-config'

import { csvColumns, LIST_COLUMNS } from './columns'
import {
  assertMappable,
  assertPrintable,
  csvOutput,
  type Output,
  type OutputFormat,
  pdfOutput,
  xlsxOutput,
} from './files'
import { printReservations } from './print'
import type { ListFilter, ListRow } from './reservations'
import { countReservations, readReservations } from './reservations'

export type OutputWish = {
  format: OutputFormat
  /** Why the list is needed; goes to the operation log (AU-06). */
  purpose: string
  era: boolean
  paper: 'A4' | 'A3'
  /** CP932: write 〓 for characters it cannot hold, after the user has seen which they are. */
  replace: boolean
}

const FORMAT_LABEL: Record<OutputFormat, string> = {
  csv: 'CSV（UTF-8）',
  'csv-cp932': 'CSV（Shift_JIS）',
  xlsx: 'Excel',
  print: '印刷用PDF',
}

/**
 * A list of bookings as a file or for the printer, with one entry in the operation log. The entry is
 * written before the first byte leaves: a reader that breaks off has seen rows all the same (AU-06).
 * @throws DomainError FORBIDDEN, CP932_UNMAPPABLE (details: rows), LIST_TOO_LONG,
 *   and as `checkedPurpose`
 */
export async function outputReservations(
  ctx: ServiceContext,
  filter: ListFilter,
  wish: OutputWish,
): Promise<Output> {
  const purpose = checkedPurpose(wish.purpose)
  const count = await countReservations(ctx, filter)
  if (wish.format === 'print') assertPrintable(count, '期間か窓口')
  if (wish.format === 'csv-cp932' && !wish.replace) {
    await assertMappable(csvColumns(wish.era), readReservations(ctx, filter))
  }
  const config = await loadBookingConfig(ctx.payload)
  const conditions = conditionsOf(ctx, config, filter, purpose)
  await logAct(ctx, {
    action: 'list.output',
    target: 'reservations',
    summary: `予約リスト（${FORMAT_LABEL[wish.format]}）を出力: ${conditions.map(([name, value]) => `${name} ${value}`).join('、')}`,
    count,
    purpose,
  })
  return make(ctx, filter, wish, conditions)
}

async function make(
  ctx: ServiceContext,
  filter: ListFilter,
  wish: OutputWish,
  conditions: [string, string][],
): Promise<Output> {
  const { label } = LIST_KINDS[filter.kind]
  const name = `予約リスト_${label}_${filter.from}_${filter.to}`
  const rows = readReservations(ctx, filter)
  switch (wish.format) {
    case 'csv':
    case 'csv-cp932':
      return csvOutput(name, wish.format, csvColumns(wish.era), rows)
    case 'xlsx':
      return xlsxOutput<ListRow>(name, {
        sheet: `予約リスト（${label}）`,
        title: `予約リスト（${label}）　${filter.from}〜${filter.to}`,
        conditions,
        columns: LIST_COLUMNS,
        rows,
        era: wish.era,
      })
    case 'print': {
      const all: ListRow[] = []
      for await (const row of rows) all.push(row)
      return pdfOutput(
        name,
        printReservations(all, {
          kind: filter.kind,
          title: `予約リスト（${label}）`,
          notes: [conditions.map(([key, value]) => `${key}: ${value}`).join('　')],
          paper: wish.paper,
          era: wish.era,
        }),
      )
    }
  }
}

const words = (values: readonly string[], label: (value: string) => string): string =>
  values.length === 0 ? 'すべて' : values.map(label).join('・')

/** What the list was asked for, in words, for log, Excel sheet and paper. */
function conditionsOf(
  ctx: ServiceContext,
  config: BookingConfig,
  filter: ListFilter,
  purpose: string,
): [string, string][] {
  const nameIn = (list: { id: string; name: string }[]) => (id: string) =>
    list.find((one) => one.id === id)?.name ?? id
  const now = ctx.now()
  const all: [string, string, boolean][] = [
    ['期間', `${filter.from}〜${filter.to}`, true],
    ['並び順', LIST_KINDS[filter.kind].order, true],
    ['窓口', words(filter.offices, nameIn(config.offices)), true],
    ['サービス', words(filter.services, nameIn(config.services)), true],
    ['状態', words(filter.statuses, (one) => ownValue(STATUS, one) ?? one), true],
    [
      '来庁結果',
      words(filter.outcomes, (one) => ownValue(OUTCOME, one) ?? one),
      filter.outcomes.length > 0,
    ],
    [
      '受付方法',
      words(filter.channels, (one) => ownValue(CHANNEL, one) ?? one),
      filter.channels.length > 0,
    ],
    ['枠の区分', words(filter.lanes, (one) => ownValue(LANE, one) ?? one), filter.lanes.length > 0],
    [
      '時間帯',
      `${filter.timeFrom ?? ''}〜${filter.timeTo ?? ''}`,
      !!(filter.timeFrom || filter.timeTo),
    ],
    ['番号', filter.search ?? '', !!filter.search],
    ['枠に合わない予約だけ', 'はい', filter.unfitOnly === true],
    ['連絡状況', (filter.contact ?? []).join('・'), (filter.contact ?? []).length > 0],
    ['メール', filter.mail === 'none' ? '届かない人だけ' : 'ある人だけ', filter.mail !== undefined],
    ['目的', purpose, true],
    [
      '出力',
      `${formatForLanguage(tokyoDateOf(now), tokyoTimeOf(now), 'ja')} ${ctx.actor.name}`,
      true,
    ],
  ]
  return all.filter(([, , shown]) => shown).map(([name, value]) => [name, value])
}
