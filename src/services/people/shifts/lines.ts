import { findRow, findRows, updateWhere } from '@/db/atomic'

import { logAct } from '../../audit/log-act'
import { faultPoint, type ServiceContext } from '../../context'

/** One version of a row for the operation log, written with the version itself. */
export type Line = {
  rev: number
  at: string
  by: ServiceContext['actor']
  says: string
  ip?: string
}
type Logged = { id: string; rev: number; unlogged?: boolean | null; lines?: unknown }

const linesOf = ({ unlogged, lines }: Pick<Logged, 'unlogged' | 'lines'>): Line[] =>
  unlogged && Array.isArray(lines) ? (lines as Line[]) : []

/** What a new version adds to its row: what the log has not copied yet is kept, whoever comes next. */
export const withLine = (
  ctx: ServiceContext,
  row: Pick<Logged, 'unlogged' | 'lines'>,
  { rev, says }: { rev: number; says: string },
): { lines: Line[]; unlogged: true } => ({
  lines: [
    ...linesOf(row),
    {
      ...{ rev, says, at: ctx.now().toISOString(), by: ctx.actor },
      ...(ctx.ip ? { ip: ctx.ip } : {}),
    },
  ],
  unlogged: true,
})

/** Rows that people change again and again, each version one line of the operation log. */
type Kind = { slug: 'shifts' | 'shift-weeks'; action: string }

/** Copies the lines of a row to the operation log, each once, and takes the mark away. */
export async function logLines(
  ctx: ServiceContext,
  { slug, action }: Kind,
  id: string,
): Promise<void> {
  const row = await findRow<Logged>(ctx.payload, slug, { id: { equals: id } })
  if (!row?.unlogged) return
  for (const { rev, at, by, says, ip } of linesOf(row))
    await logAct(ctx, {
      key: `${slug}|${id}|${rev}`,
      action,
      ...{ actorKind: by.kind, actor: by.id, actorName: by.name, at, ip },
      summary: says,
      target: `${slug}/${id}`,
    })
  await faultPoint(ctx, `${slug}-logged`)
  const same = { id: { equals: id }, rev: { equals: row.rev } }
  await updateWhere(ctx.payload, slug, same, { unlogged: false, lines: [] })
}

/** Writes what a process that died has left out of the operation log. @returns how many rows */
export async function logLeft(ctx: ServiceContext, kind: Kind): Promise<number> {
  const rows = await findRows<Logged>(
    ctx.payload,
    kind.slug,
    { unlogged: { equals: true } },
    { select: { rev: true } },
  )
  for (const { id } of rows) await logLines(ctx, kind, id)
  return rows.length
}
