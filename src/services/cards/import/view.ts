import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import { IMPORT_STATUS } from '@/domain/cards/import-words'
import type { RowProblem } from '@/domain/cards/read-row'

import type { ServiceContext } from '../../context'

import { failSilentImports, importById, type ImportRecord } from './record'

/** One import as a screen shows it. */
export type ImportView = {
  id: string
  fileName: string
  status: ImportRecord['status']
  statusLabel: string
  dryRun: boolean
  profileName: string
  encoding: string
  by: string
  at: string
  finishedAt: string
  done: number
  of: number
  total: number
  created: number
  changed: number
  unchanged: number
  rejected: number
  warned: number
  problems: RowProblem[]
  notes: string[]
  message: string
  undone: number
  undoneBy: string
  undoneAt: string
  mayUndo: boolean
}

const RECENT = 30
const SHOWN_PROBLEMS = 20

function viewOf(ctx: ServiceContext, record: ImportRecord): ImportView {
  const { status, dryRun } = record
  return {
    id: String(record.id),
    fileName: record.fileName,
    status,
    statusLabel: IMPORT_STATUS[status],
    dryRun: dryRun === true,
    profileName: record.profileName ?? '',
    encoding: record.encoding ?? '',
    by: record.by ?? '',
    at: record.createdAt,
    finishedAt: record.finishedAt ?? '',
    done: record.done ?? 0,
    of: record.of ?? 0,
    total: record.total ?? 0,
    created: record.created ?? 0,
    changed: record.changed ?? 0,
    unchanged: record.unchanged ?? 0,
    rejected: record.rejected ?? 0,
    warned: record.warned ?? 0,
    problems: (record.problems ?? []).slice(0, SHOWN_PROBLEMS),
    notes: record.notes ?? [],
    message: record.message ?? '',
    undone: record.undone ?? 0,
    undoneBy: record.undoneBy ?? '',
    undoneAt: record.undoneAt ?? '',
    mayUndo:
      dryRun !== true &&
      (status === 'done' || status === 'failed' || status === 'undoing') &&
      // A process that died has not told how much it wrote.
      (status === 'failed' || (record.created ?? 0) + (record.changed ?? 0) > 0) &&
      (!ctx.user || can(ctx.user, 'cards.import')),
  }
}

/** @throws DomainError NOT_FOUND */
export async function viewImport(ctx: ServiceContext, id: string): Promise<ImportView> {
  await failSilentImports(ctx)
  return viewOf(ctx, await importById(ctx, id))
}

/** The last imports, newest first; trial runs are not among them. */
export async function recentImports(ctx: ServiceContext): Promise<ImportView[]> {
  await failSilentImports(ctx)
  const rows = await findRows<ImportRecord>(
    ctx.payload,
    'card-imports',
    { dryRun: { not_equals: true } },
    { sort: '-createdAt', limit: RECENT },
  )
  return rows.map((row) => viewOf(ctx, row))
}
