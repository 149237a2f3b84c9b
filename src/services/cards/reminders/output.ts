import { type Column, textColumn as text, dateColumn as date } from '@/documents/column'
import { DISPOSAL_KIND, DISPOSAL_STATE } from '@/domain/cards/disposal'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type Table, type TableWish } from '../../lists/output-table'
import { loadBookingConfig } from '../../settings/booking-config'
import { officeNameIn, officeNames } from '../../settings/office-names'

import { disposalDetail, type DisposalItem } from '../disposal/lists'
import { disposalCandidates, type DisposalWish } from '../disposal/proposal'
import {
  expiringCards,
  returnedNotices,
  type UncollectedWish,
  uncollectedCards,
  type WaitingCard,
} from './lists'
import { type ReminderItem, reminderRun } from './run'

const number = <R>(header: string, value: (row: R) => number): Column<R> => ({
  header,
  width: 8,
  kind: 'number',
  value,
})

const COLUMNS: Column<WaitingCard>[] = [
  text('窓口', 16, (row) => row.officeName),
  text('発送番号', 15, (row) => row.shippingNumber),
  text('予約ID', 15, (row) => row.reservationNumber),
  text('製造管理番号', 16, (row) => row.manufacturingNumber),
  text('状態区分', 18, (row) => row.status),
  date('交付通知書発送日', (row) => row.notifiedOn),
  number('経過日数', (row) => row.days),
  number('勧奨回数', (row) => row.reminders),
  date('勧奨通知日', (row) => row.remindedOn),
  date('返戻日', (row) => row.returnedOn),
  date('有効期限', (row) => row.expiresOn),
]

const PAPER = { units: { rows: '枚', people: null }, empty: '該当するカードはありません。' }

async function officeName(ctx: ServiceContext, id: string | undefined): Promise<string> {
  if (!id) return 'すべて'
  const { offices } = await loadBookingConfig(ctx.payload)
  return officeNameIn(offices, id)
}

async function waitingTable(
  ctx: ServiceContext,
  title: string,
  rows: WaitingCard[],
  conditions: [string, string][],
): Promise<Table<WaitingCard>> {
  return {
    name: `${title}_${tokyoDateOf(ctx.now())}`,
    title,
    columns: COLUMNS,
    rows: async function* () {
      yield* rows
    },
    count: rows.length,
    conditions,
    groupOf: (row) => row.officeName,
    paper: PAPER,
  }
}

export type WaitingKind =
  | ({ kind: 'uncollected' } & UncollectedWish)
  | { kind: 'expiring'; days: number; office?: string }
  | { kind: 'returned'; office?: string }

export const waitingCards = (ctx: ServiceContext, wish: WaitingKind): Promise<WaitingCard[]> => {
  if (wish.kind === 'uncollected') return uncollectedCards(ctx, wish)
  return wish.kind === 'expiring' ? expiringCards(ctx, wish) : returnedNotices(ctx, wish)
}

const TITLES = {
  uncollected: '受け取りのないカード',
  expiring: '有効期限が近いカード',
  returned: '返戻された交付通知書',
} as const

/** One of the lists of waiting cards as a file or on paper (CD-15, CD-18, CD-22). */
export async function outputWaiting(
  ctx: ServiceContext,
  wish: WaitingKind,
  output: TableWish,
): Promise<Output> {
  const conditions: [string, string][] = [['窓口', await officeName(ctx, wish.office)]]
  if (wish.kind === 'uncollected') conditions.push(['発送から', `${wish.days}日以上`])
  if (wish.kind === 'expiring') conditions.push(['有効期限まで', `${wish.days}日以内`])
  const rows = await waitingCards(ctx, wish)
  return outputTable(ctx, await waitingTable(ctx, TITLES[wish.kind], rows, conditions), output)
}

/** Cards that may be destroyed, before they are proposed. */
export async function outputCandidates(
  ctx: ServiceContext,
  wish: DisposalWish,
  output: TableWish,
): Promise<Output> {
  const title = `廃棄の候補（${DISPOSAL_KIND[wish.kind]}）`
  const rows = await disposalCandidates(ctx, wish)
  const conditions: [string, string][] = [['窓口', await officeName(ctx, wish.office)]]
  return outputTable(ctx, await waitingTable(ctx, title, rows, conditions), output)
}

/** The list of one selection for 交付勧奨通知 (CD-22). */
export async function outputReminderRun(
  ctx: ServiceContext,
  id: string,
  output: TableWish,
): Promise<Output> {
  const { run, items } = await reminderRun(ctx, id)
  const offices = await officeNames(ctx)
  const rows = items.filter(({ state }) => state !== 'skipped')
  return outputTable<ReminderItem>(
    ctx,
    {
      name: `交付勧奨通知_${run.number}`,
      title: `交付勧奨通知　${run.number}`,
      columns: [
        text('窓口', 18, (row) => offices.get(row.office) ?? ''),
        text('番号', 18, (row) => row.number),
        date('交付通知書発送日', (row) => row.notifiedOn),
        number('回数', (row) => row.before + 1),
      ],
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['抽出日', run.date],
        ['発送から', `${run.conditions.days}日以上`],
      ],
      groupOf: (row) => offices.get(row.office) ?? '',
      paper: PAPER,
    },
    output,
  )
}

/** カード廃棄一覧表 with room for the people who proposed, approved, destroyed and witnessed. */
export async function outputDisposal(
  ctx: ServiceContext,
  id: string,
  output: TableWish,
): Promise<Output> {
  const { list, items } = await disposalDetail(ctx, id)
  const offices = await officeNames(ctx)
  const STATE: Record<DisposalItem['state'], string> = {
    listed: '対象',
    disposed: '廃棄済み',
    kept: '廃棄しなかった',
  }
  const conditions: [string, string][] = [
    ['理由', DISPOSAL_KIND[list.kind]],
    ['状態', DISPOSAL_STATE[list.state]],
    ['提案', `${list.proposedOn} ${list.proposedByName}`],
  ]
  if (list.approvedOn) conditions.push(['承認', `${list.approvedOn} ${list.approvedByName}`])
  if (list.doneOn) conditions.push(['廃棄', `${list.doneOn} ${list.doneBy}、${list.doneWith}`])
  return outputTable<DisposalItem>(
    ctx,
    {
      name: `カード廃棄一覧表_${list.number}`,
      title: `カード廃棄一覧表　${list.number}`,
      columns: [
        text('窓口', 18, (row) => offices.get(row.office) ?? ''),
        text('番号', 18, (row) => row.number),
        text('理由', 24, (row) => row.why),
        text('状態', 14, (row) => STATE[row.state]),
      ],
      rows: async function* () {
        yield* items
      },
      count: items.length,
      conditions,
      groupOf: () => `廃棄するカード（${DISPOSAL_KIND[list.kind]}）`,
      paper: { ...PAPER, signOff: ['提案者', '承認者（市）', '廃棄した人', '立会人'] },
    },
    output,
  )
}
