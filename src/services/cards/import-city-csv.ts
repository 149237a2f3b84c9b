import { randomUUID } from 'node:crypto'

import {
  type CsvEncoding,
  type CsvSource,
  inspectCsv,
  readCsv,
  UnreadableCsv,
} from '@/documents/csv/read-csv'
import { type Header, readHeader } from '@/domain/cards/columns'
import {
  type CardRow,
  hasPrivateCharacters,
  readRow,
  type RowProblem,
} from '@/domain/cards/read-row'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { reach } from '../context'

import { holdImportLock, releaseImportLock } from './import-lock'
import { lookUpRows } from './import-lookup'
import { auditImport, closeRecord, type ImportReport, openRecord } from './import-record'
import { type CardSetup, readCardSetup } from './import-setup'
import { planRow, type RowPlan } from './plan-row'
import { writeChange, writeNew } from './write-rows'

export type { ImportReport }

export type ImportOptions = {
  /** Says what would happen and writes nothing (CD-03). */
  dryRun?: boolean
  onProgress?: (done: number, of: number) => void
}

const MAX_BYTES = 100 * 1024 * 1024
const BATCH = 400
const MAX_PROBLEMS = 1000

/**
 * Imports the city's list of cards (CD-01, CD-03): every sound row becomes or changes a card and
 * with it a person who may book at once (BK-23, ID-05); every other row is refused with its line,
 * column and reason. The same list again changes nothing; a card that is no longer in the list keeps
 * what it has. Work goes on in batches, so memory does not grow with the file.
 * @throws DomainError CSV_UNREADABLE, TOO_LARGE, IMPORT_RUNNING before anything is written
 */
export async function importCityCsv(
  ctx: ServiceContext,
  source: CsvSource,
  options: ImportOptions = {},
): Promise<ImportReport> {
  if (source.size > MAX_BYTES) {
    throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます（上限 100MB）。', 413)
  }
  const { encoding, records } = await inspect(source)
  const owner = randomUUID()
  if (!options.dryRun) await holdImportLock(ctx, owner)
  try {
    return await run(ctx, source, { encoding, records, owner, ...options })
  } finally {
    if (!options.dryRun) await releaseImportLock(ctx, owner)
  }
}

async function inspect(source: CsvSource) {
  try {
    const found = await inspectCsv(source)
    if (found.records === 0) throw new UnreadableCsv('ファイルが空です。')
    return found
  } catch (error) {
    if (error instanceof UnreadableCsv) throw unreadable(error.message)
    throw error
  }
}

const unreadable = (message: string) => new DomainError('CSV_UNREADABLE', message, 422)

type Run = ImportOptions & { encoding: CsvEncoding; records: number; owner: string }

async function run(ctx: ServiceContext, source: CsvSource, options: Run): Promise<ImportReport> {
  const report: ImportReport = {
    id: null,
    fileName: source.name,
    encoding: options.encoding,
    total: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    problems: [],
    notes: [],
  }
  const state: State = { header: null, seen: new Map(), private: 0, batch: [] }
  const setup = await readCardSetup(ctx)
  const refuse = (problems: RowProblem[]) => {
    report.rejected++
    if (report.problems.length < MAX_PROBLEMS) report.problems.push(...problems)
  }
  try {
    for await (const { line, cells } of readCsv(source, options.encoding)) {
      if (!state.header) {
        state.header = headerOf(cells, report)
        if (!options.dryRun) report.id = await openRecord(ctx, report)
        continue
      }
      report.total++
      const read = readRow(state.header, cells, line)
      const problems = read.ok ? twiceIn(state.seen, read.row) : read.problems
      if (read.ok && problems.length === 0) add(state, read.row)
      else refuse(problems)
      if (state.batch.length < BATCH) continue
      await flush(ctx, setup, state, report, refuse, options)
      options.onProgress?.(report.total, options.records - 1)
    }
    await flush(ctx, setup, state, report, refuse, options)
    report.problems.sort((a, b) => a.line - b.line)
    if (state.private > 0) {
      report.notes.push(
        `外字（他のシステムで表示できない文字）を含む行が${state.private}行あります。`,
      )
    }
    await closeRecord(ctx, report, 'done')
  } catch (error) {
    await closeRecord(ctx, report, 'failed')
    throw error
  }
  if (!options.dryRun) await auditImport(ctx, report)
  return report
}

type State = {
  header: Header | null
  /** Number → line on which it was first seen. */
  seen: Map<string, number>
  private: number
  batch: CardRow[]
}

function headerOf(cells: string[], report: ImportReport): Header {
  const result = readHeader(cells)
  if (!result.ok) throw unreadable(result.problem)
  const { extra } = result.header
  if (extra.length > 0) {
    const names = extra.map(({ name }) => `「${name}」`).join('')
    report.notes.push(`知らない列があります。値はカードの「その他の列」に残します: ${names}`)
  }
  return result.header
}

function add(state: State, row: CardRow): void {
  if (row.reservationKey) state.seen.set(`予約ID|${row.reservationKey}`, row.line)
  if (row.manufacturingKey) state.seen.set(`製造管理番号|${row.manufacturingKey}`, row.line)
  if ([row.name, row.address, row.remarks].some(hasPrivateCharacters)) state.private++
  state.batch.push(row)
}

function twiceIn(seen: Map<string, number>, row: CardRow): RowProblem[] {
  const keys = { 予約ID: row.reservationKey, 製造管理番号: row.manufacturingKey }
  return Object.entries(keys).flatMap(([field, key]) => {
    const before = key ? seen.get(`${field}|${key}`) : undefined
    return before ? [{ line: row.line, field, reason: `${before}行目と同じ番号です。` }] : []
  })
}

async function flush(
  ctx: ServiceContext,
  setup: CardSetup,
  state: State,
  report: ImportReport,
  refuse: (problems: RowProblem[]) => void,
  options: Run,
): Promise<void> {
  const rows = state.batch
  state.batch = []
  if (rows.length === 0) return
  const known = await lookUpRows(ctx.payload, rows)
  const plans: Record<'create' | 'change', RowPlan[]> = { create: [], change: [] }
  for (const row of rows) {
    const planned = planRow(setup, known, row)
    if (planned.kind === 'unchanged') report.unchanged++
    else if (planned.kind === 'refused') refuse([planned.problem])
    else plans[planned.kind].push(planned.plan)
  }
  report.created += plans.create.length
  report.changed += plans.change.length
  if (options.dryRun) return
  await holdImportLock(ctx, options.owner)
  const lost = await writeNew(ctx, setup, plans.create, report.id ?? '')
  report.created -= lost.length
  lost.forEach((problem) => refuse([problem]))
  for (const plan of plans.change) {
    await reach(ctx, 'card-change')
    const problem = await writeChange(ctx, setup, plan, report.id ?? '')
    if (!problem) continue
    report.changed--
    refuse([problem])
  }
}
