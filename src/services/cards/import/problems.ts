import type { Where } from 'payload'

import { findRows, newRowId } from '@/db/atomic'
import { insertMany, updateMany } from '@/db/bulk'
import { encryptField, openField } from '@/lib/crypto/field'
import { shown } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import type { Column } from '@/documents/column'
import type { RowProblem } from '@/domain/cards/read-row'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { invalid } from '../../refusals'

import { importById } from './record'

const PIECE = 1000

/** Keeps every refused line and every warning; a trial run without a record keeps none. */
export async function storeProblems(
  ctx: ServiceContext,
  importId: string | null,
  problems: RowProblem[],
): Promise<void> {
  if (!importId || problems.length === 0) return
  await insertMany(
    ctx.payload,
    'card-import-problems',
    problems
      .map((problem) => ({ id: newRowId(), problem }))
      .map(({ id, problem: { line, field, reason, level, value, number } }) => ({
        id,
        import: importId,
        line,
        field,
        reason,
        level: level ?? '',
        // Cells of a list are personal data (CD-30).
        value: encryptField(value ?? '', at('card-import-problems', 'value', id)),
        number: encryptField(number ?? '', at('card-import-problems', 'number', id)),
      })),
  )
}

type Stored = RowProblem & { id: string }

const REFUSED: Where = { or: [{ level: { equals: '' } }, { level: { exists: false } }] }
const WARNED: Where = { level: { equals: 'warning' } }

const stored = (
  ctx: ServiceContext,
  id: string,
  after: { line: number; id: string } | null,
  limit: number,
): Promise<Stored[]> =>
  findRows(
    ctx.payload,
    'card-import-problems',
    {
      and: [
        { import: { equals: id } },
        REFUSED,
        ...(after
          ? [
              {
                or: [
                  { line: { greater_than: after.line } },
                  { and: [{ line: { equals: after.line } }, { id: { greater_than: after.id } }] },
                ],
              },
            ]
          : []),
      ],
    },
    { sort: ['line', 'id'], limit },
  )

/** Takes cells and numbers out of old reports; line, column and reason stay. @returns how many */
export async function forgetCells(ctx: ServiceContext, before: string): Promise<number> {
  for (let forgotten = 0; ;) {
    const [row] = await findRows<{ import: string }>(
      ctx.payload,
      'card-import-problems',
      {
        and: [
          { createdAt: { less_than: before } },
          { or: [{ value: { greater_than: '' } }, { number: { greater_than: '' } }] },
        ],
      },
      { limit: 1 },
    )
    if (!row) return forgotten
    forgotten += await updateMany(ctx.payload, 'card-import-problems', {
      key: 'import',
      keys: [row.import],
      where: {},
      set: { value: '', number: '' },
    })
  }
}

export type ProblemPage = { total: number; rows: RowProblem[]; page: number; pageSize: number }

/**
 * Refused lines of one import, or the lines it warns of, in the order of the file, each with the
 * cell and the card's number.
 * @throws DomainError NOT_FOUND
 */
export async function pageOfProblems(
  ctx: ServiceContext,
  id: string,
  page: number,
  level: 'refused' | 'warning' = 'refused',
  pageSize = 50,
): Promise<ProblemPage> {
  await importById(ctx, id)
  const { docs, totalDocs } = await ctx.payload.find({
    collection: 'card-import-problems',
    where: { and: [{ import: { equals: id } }, level === 'warning' ? WARNED : REFUSED] },
    sort: ['line', 'id'],
    page,
    limit: pageSize,
    depth: 0,
  })
  const rows = docs.map(({ id: row, line, field, reason, value, number }) => ({
    line,
    field,
    reason,
    value: shown(openField(value, at('card-import-problems', 'value', String(row)))),
    number: shown(openField(number, at('card-import-problems', 'number', String(row)))),
  }))
  return { total: totalDocs, rows, page, pageSize }
}

async function* readProblems(ctx: ServiceContext, id: string): AsyncGenerator<RowProblem> {
  let after: { line: number; id: string } | null = null
  for (;;) {
    const rows = await stored(ctx, id, after, PIECE)
    yield* rows
    const last = rows.at(-1)
    if (rows.length < PIECE || !last) return
    after = { line: last.line, id: String(last.id) }
  }
}

const COLUMNS: Column<RowProblem>[] = [
  { header: '行', width: 8, kind: 'number', value: ({ line }) => line },
  { header: '列', width: 20, kind: 'text', value: ({ field }) => field },
  { header: '理由', width: 80, kind: 'text', value: ({ reason }) => reason },
]

/**
 * The report of all refused lines as CSV or Excel (CD-03). It holds no values, so that it can be
 * sent back to whoever made the file.
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function outputProblems(
  ctx: ServiceContext,
  id: string,
  format: TableWish['format'],
): Promise<Output> {
  const record = await importById(ctx, id)
  if (format === 'print') throw invalid('CSVかExcelを選んでください。')
  return outputTable(
    ctx,
    {
      name: `取り込めなかった行_${record.fileName}`,
      title: '取り込めなかった行',
      columns: COLUMNS,
      rows: () => readProblems(ctx, id),
      count: record.rejected,
      conditions: [
        ['ファイル', record.fileName],
        ['取り込んだ人', record.by],
      ],
      // Lines of a file, no people.
    },
    { format, purpose: '取り込めなかった行の確認', replace: true },
  )
}
