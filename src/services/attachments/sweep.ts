import type { CollectionSlug } from 'payload'

import { findRows, isRowId, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { groupedBy } from '@/domain/grouped'
import { addDays, MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { recordCheck } from '../system/record-check'

import { folderProblem } from './folder'
import * as store from './store'

type Row = Stored<'attachments'>

const PAGE = 500
/** So long a file that no row speaks of can be taken back: longer than a wrong database stays unnoticed. */
const ASIDE_DAYS = 60
/** A process that dies leaves a few files without their row; more than that says that rows have gone. */
const A_FEW = 10
const CHECK = 'attachments'
/** So long the content of a file that somebody took away lies sealed: a mistake, or evidence, is not gone at once. */
export const REMOVED_DAYS = 30
const OF_TIME = '自動処理'

/** Taken away long enough ago; what went with its record goes at once. */
const isDue = (ctx: ServiceContext, { removedBy, removedOn }: Row): boolean =>
  !!removedOn &&
  (removedBy === OF_TIME || removedOn <= addDays(tokyoDateOf(ctx.now()), -REMOVED_DAYS))

export type Swept = { dropped: number; aside: number; back: number; missing: number }

/**
 * Takes from disk what was taken away, and sets aside what no row speaks of: a process that died, or a
 * database that is older than its files. What is set aside comes back with its row, and goes after some weeks.
 * Files go with their record when its time is over. In a folder that is not this database's nothing is touched.
 */
export async function sweepFiles(ctx: ServiceContext): Promise<Swept> {
  const swept: Swept = { dropped: 0, aside: 0, back: 0, missing: 0 }
  const problem = await folderProblem(ctx.payload)
  if (problem) {
    await tell(ctx, problem)
    return swept
  }
  swept.missing = await lookAtRows(ctx)
  let names: string[] = []
  for await (const name of store.keptBefore(new Date(ctx.now().getTime() - MS_PER_DAY))) {
    if (name.endsWith(store.PART) && isRowId(name.slice(0, -store.PART.length))) {
      await store.dropPart(name)
      swept.dropped++
    }
    // What is no file of ours is nobody's to take away.
    if (!isRowId(name)) continue
    names.push(name)
    if (names.length < PAGE) continue
    await sweepNames(ctx, names, swept)
    names = []
  }
  await sweepNames(ctx, names, swept)
  const left = await sweepAside(ctx, swept)
  await tell(ctx, sentenceOf(swept.missing, left))
  return swept
}

const tell = (ctx: ServiceContext, problem: string | null) =>
  recordCheck(ctx.payload, {
    name: CHECK,
    at: ctx.now().toISOString(),
    ok: problem ? 'no' : 'yes',
    summary: problem ?? '添付ファイルは、記録とそろっています。',
  })

function sentenceOf(missing: number, aside: number): string | null {
  if (missing > 0)
    return `中身のない添付ファイルが${missing}個あります。添付ファイルのフォルダー（FILES_DIR）の控えを戻してください。`
  if (aside > A_FEW)
    return `記録にない添付ファイルを${aside}個取り分けてあります（${ASIDE_DAYS}日で消えます）。データベースを前の控えに戻していないか確かめてください。`
  return null
}

/** Which of these files a row speaks of, and which of them were taken away. */
async function rowsOf(ctx: ServiceContext, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const rows = await findRows<Row>(
    ctx.payload,
    'attachments',
    { id: { in: [...ids] } },
    { select: { removedOn: true, removedBy: true } },
  )
  return new Map(rows.map((row) => [String(row.id), row]))
}

async function sweepNames(ctx: ServiceContext, ids: readonly string[], swept: Swept) {
  const rows = await rowsOf(ctx, ids)
  for (const id of ids) {
    const row = rows.get(id)
    if (row && !isDue(ctx, row)) continue
    if (row) {
      await store.dropFile(id)
      swept.dropped++
    } else {
      await store.setAside(id, tokyoDateOf(ctx.now()))
      swept.aside++
    }
  }
}

/** @returns how many lie aside afterwards */
async function sweepAside(ctx: ServiceContext, swept: Swept): Promise<number> {
  let left = 0
  for (const day of await store.asideDays()) {
    const ids = (await store.asideOn(day)).filter(isRowId)
    const rows = await rowsOf(ctx, ids)
    const nobodys = ids.filter((id) => !rows.has(id))
    for (const [id, row] of rows) {
      await (isDue(ctx, row) ? store.dropFile(id) : store.takeBack(id, day))
      swept[isDue(ctx, row) ? 'dropped' : 'back']++
    }
    if (nobodys.length > 0 && day > addDays(tokyoDateOf(ctx.now()), -ASIDE_DAYS)) {
      left += nobodys.length
      continue
    }
    await store.dropAside(day)
    swept.dropped += nobodys.length
  }
  return left
}

/** Marks the files of records that are there no more. @returns how many of the others have no content */
async function lookAtRows(ctx: ServiceContext): Promise<number> {
  let missing = 0
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
      missing += await emptyOf(
        ctx,
        own.filter(({ record }) => there.has(record)),
      )
    }
    if (rows.length < PAGE) return missing
    after = rows.at(-1)!.id
  }
}

/** How many of these files have no content, and were not taken away just now. */
async function emptyOf(ctx: ServiceContext, rows: readonly Row[]): Promise<number> {
  const gone: string[] = []
  for (const { id } of rows) if (!(await store.isKept(id))) gone.push(id)
  return [...(await rowsOf(ctx, gone)).values()].filter(({ removedOn }) => !removedOn).length
}

const forget = (ctx: ServiceContext, { id }: Row) =>
  updateWhere(
    ctx.payload,
    'attachments',
    { id: { equals: id } },
    {
      removedOn: tokyoDateOf(ctx.now()),
      removedBy: OF_TIME,
      removedWhy: '記録の保存期間が終わったため',
    },
  )
