import { insertRow, updateWhere } from '@/db/atomic'
import type { CsvEncoding } from '@/documents/csv/read-csv'
import type { RowProblem } from '@/domain/cards/read-row'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'

export type ImportReport = {
  /** Id of the stored record; null for a trial run. */
  id: string | null
  fileName: string
  encoding: CsvEncoding
  total: number
  created: number
  changed: number
  unchanged: number
  rejected: number
  /** The first refused rows; `rejected` counts all of them. */
  problems: RowProblem[]
  notes: string[]
}

/** The stored record of one import, written before the first row. @returns its id */
export async function openRecord(ctx: ServiceContext, report: ImportReport): Promise<string> {
  const now = ctx.now().toISOString()
  const { id } = await insertRow<{ id: string }>(ctx.payload, 'card-imports', {
    fileName: report.fileName,
    encoding: report.encoding,
    status: 'running',
    total: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    by: ctx.actor.name,
    createdAt: now,
    updatedAt: now,
  })
  return String(id)
}

/** What became of it; also after a failure, with the counts up to there. */
export async function closeRecord(
  ctx: ServiceContext,
  report: ImportReport,
  status: 'done' | 'failed',
): Promise<void> {
  if (!report.id) return
  const { total, created, changed, unchanged, rejected, problems, notes } = report
  await updateWhere(
    ctx.payload,
    'card-imports',
    { id: { equals: report.id } },
    { status, total, created, changed, unchanged, rejected, problems, notes },
  )
}

/** One entry of the operation log for the whole list. */
export const auditImport = (ctx: ServiceContext, report: ImportReport) =>
  recordAudit(ctx.payload, {
    action: 'cards.import',
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    target: `card-imports/${report.id}`,
    count: report.created + report.changed,
    summary: `カードの取り込み「${report.fileName}」: 新規${report.created}件、更新${report.changed}件、変更なし${report.unchanged}件、取り込めない行${report.rejected}件`,
  })
