import { randomUUID } from 'node:crypto'

import { type Header, readHeader } from '@/domain/cards/columns'
import {
  type CardRow,
  hasPrivateCharacters,
  readRow,
  type RowProblem,
} from '@/domain/cards/read-row'
import type { SourceForm } from '@/domain/cards/source-form'

import type { ServiceContext } from '../context'
import { reach } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { holdImportLock, releaseImportLock } from './import-lock'
import { loadCards, lookUpRows } from './import-lookup'
import type { ImportProfile } from './import-profiles'
import { auditImport, closeRecord, type ImportReport, openRecord, stillMine } from './import-record'
import { type CardSetup, readCardSetup } from './import-setup'
import {
  type ListFile,
  type ListRecord,
  type ListSource,
  openList,
  unreadable,
} from './import-source'
import { storeSnapshots } from './import-snapshot'
import { completeRow, keepNumber } from './merge-row'
import { planRow, type RowPlan } from './plan-row'
import { storeProblems } from './import-problems'
import { replacedAmong } from './replaced-numbers'
import { sourceRowOf } from './source-row'
import { writeChange, writeNew } from './write-rows'

export type { ImportReport }

export type ImportOptions = {
  /** Says what would happen and writes nothing (CD-03). */
  dryRun?: boolean
  onProgress?: (done: number, of: number) => void
  /** How the file is read; left out: by the names of CD-01. */
  profile?: ImportProfile | null
  /** Id of a record made before the work began, for work in the background. */
  record?: string
}

const BATCH = 400
const MAX_PROBLEMS = 1000
const SHOWN_LINES = 50

/**
 * Imports a list of cards (CD-01, CD-03, CD-04): every sound row becomes or changes a card and
 * with it a person who may book at once (BK-23, ID-05); every other row is refused with its line,
 * column and reason. The same list again changes nothing; a card that is no longer in the list keeps
 * what it has. Work goes on in batches, so memory does not grow with the file.
 * @throws DomainError CSV_UNREADABLE, TOO_LARGE, IMPORT_RUNNING before anything is written
 */
export async function importCityCsv(
  ctx: ServiceContext,
  file: ListFile,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const { cardImportMaxRows } = await readCitySettings(ctx.payload)
  const list = await openList(file, cardImportMaxRows)
  await checkHeader(list, options)
  const owner = randomUUID()
  if (!options.dryRun) await holdImportLock(ctx, owner)
  try {
    return await run(ctx, file.name, list, { owner, ...options })
  } finally {
    if (!options.dryRun) await releaseImportLock(ctx, owner)
  }
}

type Run = ImportOptions & { owner: string }

/** @throws DomainError CSV_UNREADABLE: columns are missing */
async function checkHeader(list: ListSource, options: ImportOptions): Promise<void> {
  for await (const record of list.records()) {
    headerOf(record.cells, options)
    return
  }
}

function headerOf(cells: string[], { profile }: ImportOptions): Header {
  const result = readHeader(cells, profile ?? undefined)
  if (!result.ok) throw unreadable(result.problem)
  return result.header
}

type State = {
  header: Header
  form: SourceForm
  /** Number → line on which it was first seen. */
  seen: Record<'予約ID' | '製造管理番号', Map<string, number>>
  private: number[]
  privateCount: number
  batch: { row: CardRow; record: ListRecord }[]
}

async function run(
  ctx: ServiceContext,
  name: string,
  list: ListSource,
  options: Run,
): Promise<ImportReport> {
  const report: ImportReport = {
    id: options.record ?? null,
    fileName: name,
    encoding: list.form.encoding,
    total: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    problems: [],
    notes: [],
  }
  const setup = await readCardSetup(ctx)
  const refused: RowProblem[] = []
  const refuse = (problems: RowProblem[]) => {
    report.rejected++
    if (report.problems.length < MAX_PROBLEMS) report.problems.push(...problems)
    refused.push(...problems)
  }
  let state: State | null = null
  const rows = list.count - (options.profile?.hasHeader === false ? 0 : 1)
  const go = async () => {
    if (!state) return
    await flush(ctx, setup, state, report, refuse, options)
    await storeProblems(ctx, report.id, refused.splice(0))
    await stillMine(ctx, report, rows)
    options.onProgress?.(report.total, rows)
  }
  try {
    for await (const record of list.records()) {
      if (!state) {
        state = await begin(ctx, list, record, report, options)
        if (options.profile?.hasHeader !== false) continue
      }
      report.total++
      const read = readRow(state.header, record.cells, record.line)
      const problems = read.ok ? twiceIn(state.seen, read.row) : read.problems
      if (read.ok && problems.length === 0) add(state, read.row, record)
      else refuse(problems)
      if (state.batch.length >= BATCH || refused.length >= BATCH) await go()
    }
    await go()
    report.problems.sort((a, b) => a.line - b.line)
    if (state) noteRareCharacters(state, report)
    await closeRecord(ctx, report, 'done')
  } catch (error) {
    await closeRecord(ctx, report, 'failed', error)
    throw error
  }
  if (!options.dryRun) await auditImport(ctx, report)
  return report
}

async function begin(
  ctx: ServiceContext,
  list: ListSource,
  first: ListRecord,
  report: ImportReport,
  options: Run,
): Promise<State> {
  const header = headerOf(first.cells, options)
  const form: SourceForm = {
    ...list.form,
    head: header.names.length > 0 ? (first.raw?.toString('base64') ?? '') : '',
    names: header.names,
    profile: options.profile ?? null,
  }
  if (header.extra.length > 0) {
    const names = header.extra.map(({ name }) => `「${name}」`).join('')
    report.notes.push(`知らない列があります。値はカードの「その他の列」に残します: ${names}`)
  }
  const { dryRun = false, profile } = options
  report.id = await openRecord(ctx, report, { dryRun, form, profileName: profile?.name ?? '' })
  return {
    header,
    form,
    seen: { 予約ID: new Map(), 製造管理番号: new Map() },
    private: [],
    privateCount: 0,
    batch: [],
  }
}

function add(state: State, row: CardRow, record: ListRecord): void {
  if (row.reservationKey) state.seen.予約ID.set(row.reservationKey, row.line)
  if (row.manufacturingKey) state.seen.製造管理番号.set(row.manufacturingKey, row.line)
  if ([row.name, row.address, row.remarks].some(hasPrivateCharacters)) {
    state.privateCount++
    if (state.private.length < SHOWN_LINES) state.private.push(row.line)
  }
  state.batch.push({ row, record })
}

function noteRareCharacters({ private: lines, privateCount }: State, report: ImportReport): void {
  if (privateCount === 0) return
  const more = privateCount > lines.length ? ' ほか' : ''
  report.notes.push(
    `外字（他のシステムで表示できない文字）を含む行が${privateCount}行あります。文字はそのまま残します（${lines.map((line) => `${line}行目`).join('、')}${more}）。`,
  )
}

function twiceIn(seen: State['seen'], row: CardRow): RowProblem[] {
  const keys = { 予約ID: row.reservationKey, 製造管理番号: row.manufacturingKey }
  return (Object.entries(keys) as [keyof State['seen'], string][]).flatMap(([field, key]) => {
    const before = key ? seen[field].get(key) : undefined
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
  const batch = state.batch
  state.batch = []
  if (batch.length === 0) return
  const known = await lookUpRows(
    ctx.payload,
    batch.map(({ row }) => row),
  )
  const plans: Record<'create' | 'change', RowPlan[]> = { create: [], change: [] }
  for (const { row, record } of batch) {
    const planned = planRow(setup, known, row)
    if (planned.kind === 'unchanged') report.unchanged++
    else if (planned.kind === 'refused') refuse([planned.problem])
    else {
      const { plan } = planned
      if (!options.dryRun) plan.sourceRow = sourceRowOf(state, setup, plan, record)
      plans[planned.kind].push(plan)
    }
  }
  report.created += plans.create.length
  report.changed += plans.change.length
  if (options.dryRun) return
  await holdImportLock(ctx, options.owner)
  const stored = await loadCards(
    ctx.payload,
    plans.change.map(({ cardKey }) => cardKey),
  )
  const replaced = await replacedAmong(
    ctx.payload,
    plans.change.flatMap(({ row }) => row.reservationKey || []),
  )
  for (const plan of plans.change) {
    const card = stored.get(plan.cardKey)
    plan.row = keepNumber(completeRow(plan.row, card), card, replaced)
  }
  const id = report.id ?? ''
  await storeSnapshots(ctx, id, [...plans.create, ...plans.change], stored)
  await reach(ctx, 'import-snapshots')
  const lost = await writeNew(ctx, setup, plans.create, id)
  report.created -= lost.length
  lost.forEach((problem) => refuse([problem]))
  for (const plan of plans.change) {
    await reach(ctx, 'card-change')
    const problem = await writeChange(ctx, setup, plan, id)
    if (!problem) continue
    report.changed--
    refuse([problem])
  }
}
