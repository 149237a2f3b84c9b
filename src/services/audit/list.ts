import { Readable } from 'node:stream'

import type { Where } from 'payload'

import { can } from '@/access/capabilities'
import { findRow, findRows } from '@/db/atomic'
import { countRows, pageOfRows } from '@/db/rows'
import type { Column } from '@/documents/column'
import { csvBytes } from '@/documents/csv'
import { contentDisposition } from '@/documents/file-name'
import { labelOfAction, type LogKinds, rangeOfPrefix } from '@/domain/audit/kinds'
import { CHANNEL } from '@/domain/booking/vocabulary'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { ownValue } from '@/domain/own'
import { addDays, toInstant, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'

import type { AuditRow } from './chain'
import type { ChangeLine } from './change-lines'
import { changeLines } from './change-lines'
import { logAct } from './log-act'
import { checkedPurpose } from './purpose'

export type LogFilter = {
  /** Days in Japan, both included. */
  from: string
  to: string
  /** Names of kinds; empty = all. */
  kinds: string[]
  who: '' | 'citizen' | 'staff' | 'job'
  /** A receipt number, or part of a name or of the text. */
  search: string
}

/** One entry in words. */
export type LogRow = {
  id: string
  seq: number | null
  when: string
  actor: string
  actorKind: string
  channel: string
  kind: string
  summary: string
  changes: ChangeLine[]
  count: number | null
  purpose: string
  ip: string
  /** Address of what it is about, below /admin; empty where there is no page. */
  href: string
}
export type LogPage = { total: number; page: number; pageSize: number; rows: LogRow[] }

const ACTOR_KIND: Record<string, string> = {
  citizen: '市民',
  staff: '職員・オペレーター',
  job: '自動処理',
}

/** The log concerns the whole city: nobody of a single office reads it. @throws DomainError FORBIDDEN */
function requireLogReader(ctx: ServiceContext): void {
  if (!can(ctx.user, 'audit.read')) {
    throw forbidden('操作ログを見る権限がありません。')
  }
}

async function whereOf(ctx: ServiceContext, known: LogKinds, filter: LogFilter): Promise<Where> {
  const { from, to, kinds, who } = filter
  const actions: Where[] = kinds
    .flatMap((kind) => ownValue(known, kind)?.begins ?? [])
    .map(rangeOfPrefix)
    .map((range) => ({
      and: [
        { action: { greater_than_equal: range.from } },
        { action: { less_than: range.before } },
      ],
    }))
  return {
    and: [
      { at: { greater_than_equal: toInstant(from, '00:00').toISOString() } },
      { at: { less_than: toInstant(addDays(to, 1), '00:00').toISOString() } },
      ...(actions.length > 0 ? [{ or: actions }] : []),
      ...(who ? [{ actorKind: { equals: who } }] : []),
      ...(await searchFor(ctx, filter.search)),
    ],
  }
}

/** A receipt number finds everything about its booking, also where the text does not name it. */
async function searchFor(ctx: ServiceContext, search: string): Promise<Where[]> {
  const wanted = search.trim()
  if (!wanted) return []
  const receipt = parseReceiptNumber(wanted)
  const row = receipt.ok
    ? await findRow<{ id: string }>(ctx.payload, 'reservations', {
        number: { equals: receipt.number },
      })
    : null
  if (row) return [{ target: { equals: `reservations/${row.id}` } }]
  return [{ or: [{ summary: { like: wanted } }, { actorName: { like: wanted } }] }]
}

/** Puts stored rows into words; offices and services by name. */
async function inWords(ctx: ServiceContext, kinds: LogKinds): Promise<(row: AuditRow) => LogRow> {
  const { offices, services } = await loadBookingConfig(ctx.payload)
  const names = new Map([...offices, ...services].map(({ id, name }) => [id, name]))
  const known = new Set(ctx.payload.config.collections.map(({ slug }) => slug as string))
  return (row) => {
    const at = new Date(row.at)
    const [area = ''] = (row.target ?? '').split('/')
    return {
      id: row.id,
      seq: row.seq ?? null,
      when: `${tokyoDateOf(at)} ${tokyoTimeOf(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`,
      actor: row.actorName || ACTOR_KIND[row.actorKind] || '',
      actorKind: ACTOR_KIND[row.actorKind] ?? '',
      channel: row.channel ? (CHANNEL[row.channel as keyof typeof CHANNEL] ?? '') : '',
      kind: labelOfAction(kinds, row.action),
      summary: row.summary,
      changes: changeLines(ctx.payload, row.target ?? '', row.changes, (id) => names.get(id)),
      count: row.count ?? null,
      purpose: row.purpose ?? '',
      ip: row.ip ?? '',
      href: hrefOf(area, row.target ?? '', known),
    }
  }
}

function hrefOf(area: string, target: string, known: Set<string>): string {
  if (!target.includes('/')) return ''
  if (area === 'globals') return `/admin/${target}`
  return known.has(area) ? `/admin/collections/${target}` : ''
}

/** One page of the log, newest first, counted from 1 (AU-01, AU-10). @throws DomainError FORBIDDEN */
export async function pageOfLog(
  ctx: ServiceContext,
  kinds: LogKinds,
  filter: LogFilter,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<LogPage> {
  requireLogReader(ctx)
  const where = await whereOf(ctx, kinds, filter)
  const { rows, total } = await pageOfRows<AuditRow>(ctx.payload, 'audit-logs', where, {
    sort: ['-at', '-auditKey'],
    page,
    limit: pageSize,
  })
  return { total, page, pageSize, rows: rows.map(await inWords(ctx, kinds)) }
}

/** Entries from the oldest on, a day at a time: a year of a city never stands in memory. */
async function* readLog(
  ctx: ServiceContext,
  kinds: LogKinds,
  filter: LogFilter,
): AsyncGenerator<LogRow> {
  const toRow = await inWords(ctx, kinds)
  for (let day = filter.from; day <= filter.to; day = addDays(day, 1)) {
    const where = await whereOf(ctx, kinds, { ...filter, from: day, to: day })
    const rows = await findRows<AuditRow>(ctx.payload, 'audit-logs', where, {
      sort: ['at', 'auditKey'],
    })
    for (const row of rows) yield toRow(row)
  }
}

const lineOf = ({ field, before, after }: ChangeLine) => `${field}: ${before} → ${after}`

const COLUMNS: Column<LogRow>[] = [
  { header: '通し番号', width: 10, kind: 'number', value: (row) => row.seq ?? '' },
  { header: '日時', width: 20, kind: 'text', value: (row) => row.when },
  { header: '操作した人', width: 24, kind: 'text', value: (row) => row.actor },
  { header: '区分', width: 16, kind: 'text', value: (row) => row.actorKind },
  { header: '受付方法', width: 14, kind: 'text', value: (row) => row.channel },
  { header: '種類', width: 18, kind: 'text', value: (row) => row.kind },
  { header: '内容', width: 60, kind: 'text', value: (row) => row.summary },
  { header: '変更', width: 60, kind: 'text', value: (row) => row.changes.map(lineOf).join('\n') },
  { header: '件数', width: 8, kind: 'number', value: (row) => row.count ?? '' },
  { header: '目的', width: 24, kind: 'text', value: (row) => row.purpose },
  { header: '接続元', width: 16, kind: 'text', value: (row) => row.ip },
]

/**
 * The log as a CSV file. Who took it out, why and how much is itself an entry, written before the
 * first byte leaves (AU-06).
 * @throws DomainError FORBIDDEN, and as `checkedPurpose`
 */
export async function outputLog(
  ctx: ServiceContext,
  kinds: LogKinds,
  filter: LogFilter,
  purpose: string,
): Promise<{ body: ReadableStream<Uint8Array>; type: string; disposition: string }> {
  requireLogReader(ctx)
  const why = checkedPurpose(purpose)
  const where = await whereOf(ctx, kinds, filter)
  const count = await countRows(ctx.payload, 'audit-logs', where)
  await logAct(ctx, {
    action: 'list.output',
    target: 'audit-logs',
    summary: `操作ログ（CSV）を出力: 期間 ${filter.from}〜${filter.to}`,
    count,
    purpose: why,
  })
  return {
    body: Readable.toWeb(
      Readable.from(csvBytes(COLUMNS, readLog(ctx, kinds, filter), 'utf8')),
    ) as ReadableStream<Uint8Array>,
    type: 'text/csv; charset=utf-8',
    disposition: contentDisposition(`操作ログ_${filter.from}_${filter.to}`, 'csv'),
  }
}
