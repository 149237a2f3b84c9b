import { findRow, insertRow, updateWhere } from '@/db/atomic'
import type { CsvEncoding } from '@/documents/csv/read-csv'
import type { ImportStatus } from '@/domain/cards/import-words'
import type { RowProblem } from '@/domain/cards/read-row'
import type { SourceForm } from '@/domain/cards/source-form'
import { keyedHash } from '@/lib/crypto/keys'
import { DomainError, isDomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { notFound } from '../../refusals'

export type ImportReport = {
  /** Id of the stored record; null for a trial run at the command line. */
  id: string | null
  fileName: string
  encoding: CsvEncoding
  total: number
  created: number
  changed: number
  unchanged: number
  rejected: number
  /** Rows that were taken and should be looked at. */
  warned: number
  /** The first refused rows; `rejected` counts all of them. */
  problems: RowProblem[]
  notes: string[]
}

export type ImportRecord = Omit<ImportReport, 'id'> & {
  id: string
  status: ImportStatus
  dryRun: boolean
  profileName: string
  by: string
  byId: string
  message: string
  createdAt: string
  finishedAt: string
  done: number
  of: number
  heartbeatAt: string
  owner: string
  form: SourceForm | null
  formKey: string
  undone: number
  undoneBy: string
  undoneAt: string
}

export const newReport = (
  fileName: string,
  encoding: CsvEncoding,
  id: string | undefined,
): ImportReport => ({
  id: id ?? null,
  fileName,
  encoding,
  total: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  warned: 0,
  problems: [],
  notes: [],
})

/** Refused rows that stand in the record itself; all of them are in `card-import-problems`. */
const KEPT_PROBLEMS = 100
/** No sign of life for so long: the process has died. */
export const SILENT_MS = 2 * 60_000

/** Files of one form can be joined line by line. */
export const formKeyOf = (form: SourceForm): string =>
  keyedHash('card-form', JSON.stringify(form)).slice(0, 22)

const LOST =
  'サーバーが止まったため、途中で終わりました。同じファイルをもう一度取り込むと、続きから取り込みます。'

/** What is stored of a job before its file has been looked at. @returns the record's id */
export async function announceImport(
  ctx: ServiceContext,
  job: { fileName: string; dryRun: boolean; profileName: string; owner: string },
): Promise<string> {
  const now = ctx.now().toISOString()
  const { id } = await insertRow<{ id: string }>(ctx.payload, 'card-imports', {
    ...job,
    status: 'running',
    total: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    done: 0,
    of: 0,
    heartbeatAt: now,
    by: ctx.actor.name,
    byId: ctx.actor.id,
    createdAt: now,
    updatedAt: now,
  })
  return String(id)
}

/** The stored record of one import, written before the first row. @returns its id */
export async function openRecord(
  ctx: ServiceContext,
  report: ImportReport,
  { dryRun, form, profileName }: { dryRun: boolean; form: SourceForm; profileName: string },
): Promise<string | null> {
  if (!report.id && dryRun) return null
  const { fileName, encoding } = report
  const id = report.id ?? (await announceImport(ctx, { fileName, dryRun, profileName, owner: '' }))
  await updateWhere(
    ctx.payload,
    'card-imports',
    { id: { equals: id } },
    { encoding, form, formKey: formKeyOf(form) },
  )
  return id
}

/**
 * Notes how far it is, and that it lives.
 * @throws DomainError IMPORT_LOST when it was given up for dead meanwhile: it must not go on
 */
export async function stillMine(
  ctx: ServiceContext,
  report: ImportReport,
  of: number,
): Promise<void> {
  if (!report.id) return
  const { created, changed, unchanged, rejected } = report
  const alive = await updateWhere(
    ctx.payload,
    'card-imports',
    { and: [{ id: { equals: report.id } }, { status: { equals: 'running' } }] },
    {
      created,
      changed,
      unchanged,
      rejected,
      done: report.total,
      of,
      heartbeatAt: ctx.now().toISOString(),
    },
  )
  if (!alive) throw new DomainError('IMPORT_LOST', LOST)
}

/** Why an import ended, in words for the person who began it. */
export const failureText = (error: unknown): string =>
  isDomainError(error)
    ? error.message
    : 'エラーのため途中で終わりました。もう一度取り込んでください。続くときは管理者に知らせてください。'

/** What became of it; also after a failure, with the counts up to there. */
export async function closeRecord(
  ctx: ServiceContext,
  report: ImportReport,
  status: 'done' | 'failed',
  error?: unknown,
): Promise<void> {
  if (!report.id) return
  const { total, created, changed, unchanged, rejected, warned, problems, notes } = report
  const now = ctx.now().toISOString()
  await updateWhere(
    ctx.payload,
    'card-imports',
    { id: { equals: report.id } },
    {
      status,
      total,
      created,
      changed,
      unchanged,
      rejected,
      warned,
      problems: problems.slice(0, KEPT_PROBLEMS),
      notes,
      done: total,
      finishedAt: now,
      updatedAt: now,
      ...(error ? { message: failureText(error) } : {}),
    },
  )
}

/** Work that a process left behind when it died is shown as failed. @returns how many */
export async function failSilentImports(ctx: ServiceContext): Promise<number> {
  const before = new Date(ctx.now().getTime() - SILENT_MS).toISOString()
  const now = ctx.now().toISOString()
  for (let count = 0; ; count++) {
    const failed = await updateWhere(
      ctx.payload,
      'card-imports',
      { and: [{ status: { equals: 'running' } }, { heartbeatAt: { less_than: before } }] },
      { status: 'failed', message: LOST, finishedAt: now, updatedAt: now },
    )
    if (!failed) return count
  }
}

/** @throws DomainError NOT_FOUND */
export async function importById(ctx: ServiceContext, id: string): Promise<ImportRecord> {
  const record = await findRow<ImportRecord>(ctx.payload, 'card-imports', { id: { equals: id } })
  if (!record) throw notFound('取り込みの記録が見つかりません。')
  return { ...record, id: String(record.id) }
}

/** One entry of the operation log for the whole list. */
export const auditImport = (ctx: ServiceContext, report: ImportReport) =>
  logAct(ctx, {
    action: 'cards.import',
    target: `card-imports/${report.id}`,
    count: report.created + report.changed,
    summary: `カードの取り込み「${report.fileName}」: 新規${report.created}件、更新${report.changed}件、変更なし${report.unchanged}件、取り込めない行${report.rejected}件`,
  })
