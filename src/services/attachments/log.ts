import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { logAct } from '../audit/log-act'
import { faultPoint, type ServiceContext } from '../context'

type Row = Stored<'attachments'>

/** What the operation log is still to be told of a file, written with the file's row. */
type Line = {
  key: string
  at: string
  by: ServiceContext['actor']
  channel: ServiceContext['channel']
  summary: string
  ip?: string
}

const linesOf = ({ unlogged, lines }: Pick<Row, 'unlogged' | 'lines'>): Line[] =>
  unlogged && Array.isArray(lines) ? (lines as Line[]) : []

/** What a change of the row carries along for the operation log; what it still held stays. */
export const withLine = (
  ctx: ServiceContext,
  row: Pick<Row, 'unlogged' | 'lines'>,
  { key, summary }: Pick<Line, 'key' | 'summary'>,
): { lines: Line[]; unlogged: true } => ({
  lines: [
    ...linesOf(row),
    {
      ...{ key, summary, at: ctx.now().toISOString(), by: ctx.actor, channel: ctx.channel },
      ...(ctx.ip ? { ip: ctx.ip } : {}),
    },
  ],
  unlogged: true,
})

/** Copies what a row holds for the operation log, each line once, and takes the mark away. */
export async function logFile(ctx: ServiceContext, id: string): Promise<void> {
  const row = await findRow<Row>(ctx.payload, 'attachments', { id: { equals: id } })
  if (!row?.unlogged) return
  for (const { key, at, by, channel, summary, ip } of linesOf(row))
    await logAct(ctx, {
      action: 'case.file',
      ...{ actorKind: by.kind, actor: by.id, actorName: by.name, at, channel, ip },
      summary,
      target: `${row.kind}/${row.record}`,
      key: `case.file|${key}`,
    })
  await faultPoint(ctx, 'file-logged')
  await updateWhere(
    ctx.payload,
    'attachments',
    // What was taken away in the meantime has a line of its own to be told.
    { and: [{ id: { equals: id } }, { removedOn: { exists: Boolean(row.removedOn) } }] },
    { unlogged: false, lines: [] },
  )
}

/** Writes what a process that died has left out of the operation log. @returns how many files */
export async function logFilesLeft(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Row>(
    ctx.payload,
    'attachments',
    { unlogged: { equals: true } },
    { select: { id: true }, limit: 500 },
  )
  for (const { id } of rows) await logFile(ctx, id)
  return rows.length
}
