import type { Where } from 'payload'

import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { PAPER_KIND, PAPER_STATE, type PaperKind, type PaperState } from '@/domain/cards/papers'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Column } from '@/documents/column'
import { isCivilDate, tokyoDateOf } from '@/domain/time/civil'

import { recordAudit } from '../audit/record'
import { individualNumberRefused } from '../booking/identify'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'
import { loadBookingConfig } from '../settings/booking-config'

import { invalidCard } from './card-reason'
import { cardName } from './card-view'
import { eventOfOp, withCard } from './change-card'
import { andWhere, cardInHand, cardScope, findCardsByCode } from './find-card'

type Stored = {
  id: string
  card: string
  number: string
  kind: PaperKind
  office: string
  place: string
  receivedOn: string
  keepUntil: string
  state: PaperState
  by: string
  disposedOn?: string | null
  disposedBy?: string | null
}

export type PaperRow = Omit<Stored, 'card'> & {
  kindLabel: string
  stateLabel: string
  officeName: string
}

const MOST = 1000

/**
 * Registers a paper of a card with its place and how long it is kept (CD-28), and notes it in the
 * card's history. The name is neither needed nor answered. Sent again, it changes nothing.
 * @throws DomainError UNKNOWN_CARD, SEVERAL_CARDS, INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function registerPaper(
  ctx: ServiceContext,
  input: { code: string; kind: PaperKind; place: string; keepUntil: string; op: string },
): Promise<{ number: string; kindLabel: string; repeated: boolean }> {
  const place = input.place.trim()
  if (containsIndividualNumber(place)) throw individualNumberRefused()
  if (!place) throw invalidCard('保管場所を入力してください。例: 書庫2 受領書 2026年12月')
  const today = tokyoDateOf(ctx.now())
  if (!isCivilDate(input.keepUntil) || input.keepUntil <= today) {
    throw invalidCard('保存期限には、今日より後の日を入力してください。')
  }
  const card = await cardInHand(ctx, input.code)
  const repeated = !(await insertPaper(ctx, {
    paperKey: `${card.cardKey}|${input.kind}|${input.op}`,
    card: card.cardKey,
    number: cardName(card),
    kind: input.kind,
    office: card.office,
    place,
    receivedOn: today,
    keepUntil: input.keepUntil,
    state: 'kept',
    by: ctx.actor.name,
  }))
  await faultPoint(ctx, 'paper-stored')
  const kindLabel = PAPER_KIND[input.kind]
  await withCard(ctx, card.id, async (now) =>
    eventOfOp(now, input.op)
      ? null
      : { set: {}, event: { type: 'paper', how: 'scan', op: input.op, note: kindLabel } },
  )
  return { number: cardName(card), kindLabel, repeated }
}

/** @returns false when it was there already */
async function insertPaper(ctx: ServiceContext, data: Record<string, unknown>): Promise<boolean> {
  try {
    await insertRow(ctx.payload, 'card-papers', data)
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export type PaperFilter = {
  /** Number of a card. */
  code?: string
  state?: PaperState
  /** Kept until this day or less: the disposal list. */
  dueBy?: string
}

/** Papers of a card, or those whose time is over, the oldest first (CD-28). */
export async function listPapers(ctx: ServiceContext, filter: PaperFilter): Promise<PaperRow[]> {
  const parts: (Where | null)[] = [cardScope(ctx)]
  if (filter.code) {
    const cards = await findCardsByCode(ctx, filter.code)
    parts.push({ card: { in: cards.map(({ cardKey }) => cardKey) } })
    if (cards.length === 0) return []
  }
  if (filter.state) parts.push({ state: { equals: filter.state } })
  if (filter.dueBy) parts.push({ keepUntil: { less_than_equal: filter.dueBy } })
  const conditions = parts.filter((part): part is Where => part !== null)
  const rows = await findRows<Stored>(
    ctx.payload,
    'card-papers',
    conditions.length > 0 ? andWhere(...conditions) : {},
    { sort: ['keepUntil', 'id'], limit: MOST },
  )
  const { offices } = await loadBookingConfig(ctx.payload)
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  return rows.map(({ card: _card, ...row }) => ({
    ...row,
    id: String(row.id),
    kindLabel: PAPER_KIND[row.kind],
    stateLabel: PAPER_STATE[row.state],
    officeName: names.get(row.office) ?? '（削除された窓口）',
  }))
}

/**
 * Marks papers as destroyed: only those whose time is over. Sent again, it changes nothing.
 * @returns how many this call marked
 * @throws DomainError INPUT_INVALID
 */
export async function disposePapers(ctx: ServiceContext, ids: string[]): Promise<number> {
  if (ids.length === 0) throw invalidCard('廃棄する書類を選んでください。')
  const today = tokyoDateOf(ctx.now())
  const scope = cardScope(ctx)
  let disposed = 0
  for (const id of ids) {
    const mine: Where = scope ? andWhere({ id: { equals: id } }, scope) : { id: { equals: id } }
    const row = await findRow<Stored>(ctx.payload, 'card-papers', mine)
    if (!row) throw invalidCard('書類が見つかりません。一覧を読み込み直してください。')
    if (row.keepUntil > today) {
      throw invalidCard(
        `${row.number} の${PAPER_KIND[row.kind]}は ${row.keepUntil} まで保存します。`,
      )
    }
    const done = await updateWhere(
      ctx.payload,
      'card-papers',
      { and: [{ id: { equals: id } }, { state: { equals: 'kept' } }] },
      { state: 'disposed', disposedOn: today, disposedBy: ctx.actor.name },
    )
    if (!done) continue
    disposed++
    await recordAudit(ctx.payload, {
      action: 'cards.paper-disposed',
      actorKind: ctx.actor.kind,
      actor: ctx.actor.id,
      actorName: ctx.actor.name,
      at: ctx.now().toISOString(),
      target: `card-papers/${id}`,
      office: row.office,
      summary: `書類を廃棄: ${PAPER_KIND[row.kind]}（${row.number}）`,
      key: `paper-disposed|${id}`,
    })
  }
  return disposed
}

const text = (
  header: string,
  width: number,
  value: (row: PaperRow) => string,
): Column<PaperRow> => ({ header, width, kind: 'text', value })
const date = (header: string, value: (row: PaperRow) => string): Column<PaperRow> => ({
  header,
  width: 13,
  kind: 'date',
  value,
})
const COLUMNS: Column<PaperRow>[] = [
  text('番号', 18, (row) => row.number),
  text('種類', 24, (row) => row.kindLabel),
  text('保管場所', 30, (row) => row.place),
  text('窓口', 18, (row) => row.officeName),
  date('受領日', (row) => row.receivedOn),
  date('保存期限', (row) => row.keepUntil),
  text('状態', 10, (row) => row.stateLabel),
  date('廃棄日', (row) => row.disposedOn ?? ''),
  text('廃棄した人', 16, (row) => row.disposedBy ?? ''),
]

/** The list as a file or on paper, usually the disposal list. @throws DomainError as `outputTable` */
export async function outputPapers(
  ctx: ServiceContext,
  filter: PaperFilter,
  wish: TableWish,
): Promise<Output> {
  const rows = await listPapers(ctx, filter)
  const due = filter.dueBy ? `保存期限 ${filter.dueBy} まで` : 'すべて'
  return outputTable(
    ctx,
    {
      name: `書類の一覧_${tokyoDateOf(ctx.now())}`,
      title: filter.dueBy ? '廃棄する書類の一覧' : '書類の一覧',
      columns: COLUMNS,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
      conditions: [
        ['範囲', due],
        ['状態', filter.state ? PAPER_STATE[filter.state] : 'すべて'],
      ],
      groupOf: (row) => row.officeName,
    },
    wish,
  )
}
