import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Column } from '@/documents/column'
import { MAX_PROCEDURE_NAME, USUAL_PROCEDURES } from '@/domain/cards/procedures'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'
import { individualNumberRefused, invalid } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'

import { assertCardOffice } from './card-office'
import { andWhere, cardScope } from './find-card'

type Stored = { id: string; date: string; office: string; kind: string; count: number }

export type ProcedureLine = { kind: string; count: number }

/** Kinds that were counted so recently stay on the form of the office. */
const REMEMBERED_DAYS = 92
const MAX_COUNT = 9999

const keyOf = (one: { date: string; office: string; kind: string }): string =>
  [one.date, one.office, one.kind].join('|')

/** The form of one office and day: the usual kinds, those of one's own, and what was counted. */
export async function procedureDay(
  ctx: ServiceContext,
  input: { office: string; date: CivilDate },
): Promise<ProcedureLine[]> {
  assertCardOffice(ctx, input.office)
  const rows = await findRows<Stored>(ctx.payload, 'procedure-counts', {
    and: [
      { office: { equals: input.office } },
      { date: { greater_than_equal: addDays(input.date, -REMEMBERED_DAYS) } },
      { date: { less_than_equal: input.date } },
    ],
  })
  const counts = new Map(
    rows.filter(({ date }) => date === input.date).map(({ kind, count }) => [kind, count]),
  )
  const own = rows.map(({ kind }) => kind)
  const kinds = new Set<string>([...USUAL_PROCEDURES, ...own.sort()])
  return [...kinds].map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
}

/**
 * Stores how often a procedure was done. `before` is the number that the screen shows: when somebody
 * else has counted in between, nothing is overwritten.
 * @throws DomainError CHANGED_MEANWHILE (details: count), INPUT_INVALID, NOT_FOUND, INDIVIDUAL_NUMBER
 */
export async function setProcedureCount(
  ctx: ServiceContext,
  input: { office: string; date: CivilDate; kind: string; count: number; before: number },
): Promise<ProcedureLine> {
  assertCardOffice(ctx, input.office)
  const kind = input.kind.trim()
  if (containsIndividualNumber(kind)) throw individualNumberRefused()
  if (!kind || kind.length > MAX_PROCEDURE_NAME) {
    throw invalid(`手続きの名前は${MAX_PROCEDURE_NAME}文字までで入力してください。`)
  }
  if (input.date > tokyoDateOf(ctx.now())) throw invalid('先の日には入力できません。')
  if (input.count < 0 || input.count > MAX_COUNT) {
    throw invalid(`件数は0から${MAX_COUNT}までで入力してください。`)
  }
  const countKey = keyOf({ ...input, kind })
  const changed = await updateWhere<Stored>(
    ctx.payload,
    'procedure-counts',
    { and: [{ countKey: { equals: countKey } }, { count: { equals: input.before } }] },
    { count: input.count, by: ctx.actor.name },
  )
  if (changed) return { kind, count: changed.count }
  const stored = await findRow<Stored>(ctx.payload, 'procedure-counts', {
    countKey: { equals: countKey },
  })
  if (!stored && input.before === 0) {
    const { office, date, count } = input
    try {
      const row = { countKey, office, date, kind, count, by: ctx.actor.name }
      await insertRow(ctx.payload, 'procedure-counts', row)
      return { kind, count }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  const now =
    stored ??
    (await findRow<Stored>(ctx.payload, 'procedure-counts', { countKey: { equals: countKey } }))
  throw new DomainError(
    'CHANGED_MEANWHILE',
    `別の人が先に入力しました（いま${now?.count ?? 0}件）。新しい件数を確かめてください。`,
    409,
    { count: now?.count ?? 0 },
  )
}

export type ProcedureReport = {
  kinds: string[]
  days: { date: CivilDate; counts: Record<string, number>; total: number }[]
  totals: Record<string, number>
  total: number
}

type Span = { from: CivilDate; to: CivilDate; office?: string }

/** Counts per day and kind of one office or of all that the account may see (CD-31). */
export async function procedureReport(ctx: ServiceContext, span: Span): Promise<ProcedureReport> {
  if (span.office) assertCardOffice(ctx, span.office)
  const scope = span.office ? { office: { equals: span.office } } : cardScope(ctx)
  const rows = await findRows<Stored>(
    ctx.payload,
    'procedure-counts',
    andWhere(
      { date: { greater_than_equal: span.from } },
      { date: { less_than_equal: span.to } },
      scope,
    ),
    { sort: 'date' },
  )
  const counted = rows.filter(({ count }) => count > 0)
  const used = new Set(counted.map(({ kind }) => kind))
  const usual = USUAL_PROCEDURES.filter((kind) => used.has(kind))
  const own = [...used].filter((kind) => !usual.includes(kind as never)).sort()
  const days = new Map<string, ProcedureReport['days'][number]>()
  const totals: Record<string, number> = {}
  for (const { date, kind, count } of counted) {
    const day = days.get(date) ?? { date, counts: {}, total: 0 }
    day.counts[kind] = (day.counts[kind] ?? 0) + count
    day.total += count
    totals[kind] = (totals[kind] ?? 0) + count
    days.set(date, day)
  }
  return {
    kinds: [...usual, ...own],
    days: [...days.values()],
    totals,
    total: Object.values(totals).reduce((sum, count) => sum + count, 0),
  }
}

/** The report as a file: one row a day, one column a kind. @throws DomainError as `outputTable` */
export async function outputProcedures(
  ctx: ServiceContext,
  span: Span,
  wish: TableWish,
): Promise<Output> {
  const report = await procedureReport(ctx, span)
  type Day = ProcedureReport['days'][number]
  const columns: Column<Day>[] = [
    { header: '日', width: 13, kind: 'date', value: (day) => day.date },
    ...report.kinds.map((kind): Column<Day> => ({
      header: kind,
      width: 14,
      kind: 'number',
      value: (day) => day.counts[kind] ?? 0,
    })),
    { header: '合計', width: 10, kind: 'number', value: (day) => day.total },
  ]
  const { offices } = await loadBookingConfig(ctx.payload)
  const name = offices.find(({ id }) => id === span.office)?.name ?? 'すべて'
  return outputTable(
    ctx,
    {
      name: `手続きの件数_${span.from}_${span.to}`,
      title: `手続きの件数　${span.from}〜${span.to}`,
      columns,
      rows: async function* () {
        yield* report.days
      },
      count: report.days.length,
      conditions: [
        ['期間', `${span.from}〜${span.to}`],
        ['窓口', name],
      ],
    },
    wish,
  )
}
