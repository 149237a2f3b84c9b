import { randomUUID } from 'node:crypto'

import type { Header } from '@/domain/cards/columns'
import { NumberShapes } from '@/domain/cards/number-shapes'
import {
  type CardRow,
  continuedRow,
  hasPrivateCharacters,
  kindOfRow,
  readRow,
  type RowProblem,
  withoutValue,
} from '@/domain/cards/read-row'
import type { SourceForm } from '@/domain/cards/source-form'

import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { readCitySettings } from '../../settings/read-settings'

import { holdImportLock, releaseImportLock } from './lock'
import { loadCards, lookUpRows } from './lookup'
import type { ImportProfile } from './profiles'
import {
  auditImport,
  closeRecord,
  type ImportReport,
  newReport,
  openRecord,
  stillMine,
} from './record'
import { type CardSetup, readCardSetup } from './setup'
import { type ListFile, type ListRecord, type ListSource, openList } from './source'
import { storeSnapshots } from './snapshot'
import { type Located, locateHeader } from './locate-header'
import { completeRow, keepNumber } from './merge-row'
import { planRow, type RowPlan } from './plan-row'
import { storeProblems } from './problems'
import { replacedAmong } from '../replaced-numbers'
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
  const found = await locateHeader(list.records(), options.profile)
  const owner = randomUUID()
  if (!options.dryRun) await holdImportLock(ctx, owner)
  try {
    return await run(ctx, file.name, { list, found }, { owner, ...options })
  } finally {
    if (!options.dryRun) await releaseImportLock(ctx, owner)
  }
}

type Run = ImportOptions & { owner: string }

type State = {
  header: Header
  form: SourceForm
  /** Number → line on which it was first seen. */
  seen: Record<'予約ID' | '製造管理番号', Map<string, number>>
  private: number[]
  privateCount: number
  batch: { row: CardRow; record: ListRecord }[]
  /** The row before, until the next one shows that it is whole. */
  held: { row: CardRow; warnings: RowProblem[]; record: ListRecord } | null
  shapes: NumberShapes
}

type Opened = { list: ListSource; found: Located }

async function run(
  ctx: ServiceContext,
  name: string,
  { list, found }: Opened,
  options: Run,
): Promise<ImportReport> {
  const report = newReport(name, list.form.encoding, options.record)
  report.notes.push(...list.notes)
  const setup = await readCardSetup(ctx)
  const told: RowProblem[] = []
  const keep = (problems: RowProblem[]) => {
    if (report.problems.length < MAX_PROBLEMS) report.problems.push(...problems.map(withoutValue))
    told.push(...problems)
  }
  const refuse = (problems: RowProblem[]) => {
    report.rejected++
    keep(problems)
  }
  const warn = (warnings: RowProblem[]) => {
    report.warned += warnings.length > 0 ? 1 : 0
    told.push(...warnings)
  }
  const rows = list.count - found.skip
  const state = await begin(ctx, { list, found }, report, options)
  const commit = () => {
    const { held } = state
    state.held = null
    if (!held) return
    const problems = twiceIn(state.seen, held.row)
    if (problems.length > 0) return refuse(problems)
    add(state, held.row, held.record)
    warn(held.warnings)
  }
  const go = async () => {
    await flush(ctx, setup, state, report, refuse, options)
    await storeProblems(ctx, report.id, told.splice(0))
    await stillMine(ctx, report, rows)
    options.onProgress?.(report.total, rows)
  }
  try {
    let at = 0
    for await (const record of list.records()) {
      if (at++ < found.skip) continue
      take(state, record, { report, commit, refuse, warn })
      if (state.batch.length >= BATCH || told.length >= BATCH) await go()
    }
    commit()
    warn(state.shapes.warnings())
    await go()
    report.problems.sort((a, b) => a.line - b.line)
    noteRareCharacters(state, report)
    if (report.total === 0) report.notes.push('見出しだけで、カードの行がありません。')
    await closeRecord(ctx, report, 'done')
  } catch (error) {
    await closeRecord(ctx, report, 'failed', error)
    throw error
  }
  if (!options.dryRun) await auditImport(ctx, report)
  return report
}

type Taking = {
  report: ImportReport
  commit: () => void
  refuse: (problems: RowProblem[]) => void
  warn: (warnings: RowProblem[]) => void
}

/** One row of the file, whatever it is; a sound one waits for the next, which may be its rest. */
function take(state: State, record: ListRecord, { report, commit, refuse, warn }: Taking): void {
  const { line, cells, flaw } = record
  const found = flaw ? 'row' : kindOfRow(state.header, cells)
  // A sheet has no line ends that could cut a row.
  const kind = found === 'rest' && !record.raw ? 'row' : found
  if (kind === 'empty') return
  if (kind === 'total' || kind === 'headings') {
    commit()
    const reason =
      kind === 'total'
        ? '合計などの行とみて、読み飛ばしました。'
        : '見出しの行とみて、読み飛ばしました。'
    return warn([{ line, field: '行全体', reason, level: 'warning' }])
  }
  report.total++
  if (kind === 'rest' && state.held) {
    refuse([continuedRow(state.held.row)])
    state.held = null
  }
  commit()
  if (flaw) return refuse([{ line, field: '行全体', reason: flaw }])
  const read = readRow(state.header, cells, line)
  if (read.ok) state.held = { row: read.row, warnings: read.warnings, record }
  else refuse(read.problems)
}

async function begin(
  ctx: ServiceContext,
  { list, found: { header, head } }: Opened,
  report: ImportReport,
  options: Run,
): Promise<State> {
  const form: SourceForm = {
    ...list.form,
    head: head.at(-1)?.raw?.toString('base64') ?? '',
    names: header.names,
    profile: options.profile ?? null,
  }
  if (head.length > 1) {
    report.notes.push(`見出しより上の${head.length - 1}行は、表題とみて読み飛ばしました。`)
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
    held: null,
    shapes: new NumberShapes(),
  }
}

function add(state: State, row: CardRow, record: ListRecord): void {
  if (row.reservationKey) state.seen.予約ID.set(row.reservationKey, row.line)
  if (row.manufacturingKey) state.seen.製造管理番号.set(row.manufacturingKey, row.line)
  if ([row.name, row.address, row.remarks].some(hasPrivateCharacters)) {
    state.privateCount++
    if (state.private.length < SHOWN_LINES) state.private.push(row.line)
  }
  state.shapes.add(row)
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
  const changing = plans.change.filter((plan) => {
    const card = stored.get(plan.cardKey)
    const completed = completeRow(plan.row, card)
    if (!completed.ok) {
      report.changed--
      const { column: field, reason } = completed
      refuse([{ line: plan.row.line, field, reason }])
      return false
    }
    plan.row = keepNumber(completed.row, card, replaced)
    plan.keep = completed.keep
    return true
  })
  const id = report.id ?? ''
  await storeSnapshots(ctx, id, [...plans.create, ...changing], stored)
  await faultPoint(ctx, 'import-snapshots')
  const lost = await writeNew(ctx, setup, plans.create, id)
  report.created -= lost.length
  lost.forEach((problem) => refuse([problem]))
  for (const plan of changing) {
    await faultPoint(ctx, 'card-change')
    const problem = await writeChange(ctx, setup, plan, id)
    if (!problem) continue
    report.changed--
    refuse([problem])
  }
}
