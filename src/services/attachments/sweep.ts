import type { CollectionSlug } from 'payload'

import { findRows, isRowId, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { groupedBy } from '@/domain/grouped'
import { MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import { dropFile, keptBefore } from './store'

type Row = Stored<'attachments'>

const PAGE = 500
const PART = /\.part$/

/**
 * Takes from disk what belongs to nothing: files whose row was never written because the process died,
 * and those that were taken away. Files go with their record when its time is over.
 * @returns how many went
 */
export async function sweepFiles(ctx: ServiceContext): Promise<number> {
  await forgetOrphans(ctx)
  let dropped = 0
  let names: string[] = []
  for await (const name of keptBefore(new Date(ctx.now().getTime() - MS_PER_DAY))) {
    // What is no file of ours is nobody's to take away.
    if (!isRowId(name.replace(PART, ''))) continue
    names.push(name)
    if (names.length < PAGE) continue
    dropped += await dropUnowned(ctx, names)
    names = []
  }
  return dropped + (await dropUnowned(ctx, names))
}

async function dropUnowned(ctx: ServiceContext, names: readonly string[]): Promise<number> {
  const ids = names.filter(isRowId)
  const rows =
    ids.length === 0
      ? []
      : await findRows<Row>(
          ctx.payload,
          'attachments',
          { and: [{ id: { in: ids } }, { removedOn: { exists: false } }] },
          { select: { id: true } },
        )
  const owned = new Set(rows.map(({ id }) => String(id)))
  const loose = names.filter((name) => !owned.has(name))
  for (const name of loose) await dropFile(name)
  return loose.length
}

/** Marks the files of records that are there no more. */
async function forgetOrphans(ctx: ServiceContext): Promise<void> {
  for (let after = ''; ;) {
    const rows = await findRows<Row>(
      ctx.payload,
      'attachments',
      {
        and: [
          { removedOn: { exists: false } },
          ...(after ? [{ id: { greater_than: after } }] : []),
        ],
      },
      { sort: 'id', limit: PAGE },
    )
    for (const [kind, own] of groupedBy(rows, (row) => row.kind)) {
      const owners = await findRows<{ id: string }>(
        ctx.payload,
        kind as CollectionSlug,
        { id: { in: [...new Set(own.map(({ record }) => record))] } },
        { select: { id: true } },
      )
      const there = new Set(owners.map(({ id }) => String(id)))
      for (const row of own.filter(({ record }) => !there.has(record))) await forget(ctx, row)
    }
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

const forget = (ctx: ServiceContext, { id }: Row) =>
  updateWhere(
    ctx.payload,
    'attachments',
    { id: { equals: id } },
    {
      removedOn: tokyoDateOf(ctx.now()),
      removedBy: '自動処理',
      removedWhy: '記録の保存期間が終わったため',
    },
  )
