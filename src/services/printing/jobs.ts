import { randomUUID } from 'node:crypto'

import type { Where } from 'payload'

import { isCityWide } from '@/access/roles'
import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { specOf } from '@/domain/printing/kinds'
import { perSheet } from '@/domain/printing/sheets'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'
import { processWide } from '@/lib/process-wide'

import { logAct } from '../audit/log-act'
import { checkedPurpose } from '../audit/purpose'
import type { ServiceContext } from '../context'
import { invalid, notFound } from '../refusals'

import { assertMayPrint, choose, mayPrint, refuseNothing } from './choose'
import { readFile } from './file'
import { planFor } from './plan'
import { renumberOf, wordOf } from './renumber'
import { pageOf } from './sheet-of'
import { runJob } from './run-job'
import type { LeftOut, PrintJobRow, PrintOptions, PrintOrder, Selection } from './types'

/** A job without a sign of life for so long belongs to a process that died. */
const DEAD_AFTER_MS = 120_000
const LIST_LENGTH = 50

export type StartPrint = {
  requestKey: string
  selection: Selection
  options: PrintOptions
  /** Why; goes to the operation log (AU-06). */
  purpose: string
}

export type PrintJobView = Pick<
  PrintJobRow,
  | 'id'
  | 'kind'
  | 'title'
  | 'status'
  | 'total'
  | 'done'
  | 'printed'
  | 'left'
  | 'sheets'
  | 'start'
  | 'purpose'
  | 'byName'
  | 'createdAt'
> & { error: string; problems: LeftOut[]; reprintOf: string; hasFile: boolean; hasList: boolean }

const running = processWide('print-jobs', () => new Set<Promise<void>>())

/** Waits for the jobs of this process; for tests and for a clean end. */
export const printJobsSettled = async (): Promise<void> => {
  while (running.size > 0) await Promise.all(running)
}

/**
 * Starts a printing in the background and answers at once. The same request sent again is the same
 * job. The entry in the operation log, with count and purpose, is written before the first record is
 * read (AU-06).
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID, NOTHING_CHOSEN, PURPOSE_REQUIRED, TOO_MANY
 */
export async function startPrint(ctx: ServiceContext, wish: StartPrint): Promise<PrintJobView> {
  const before = await jobByRequest(ctx, wish.requestKey)
  if (before) return viewOf(ctx, before)
  const purpose = checkedPurpose(wish.purpose)
  const chosen = await choose(ctx, wish.options.kind, wish.selection)
  refuseNothing(chosen.count)
  const renumber = await renumberOf(ctx, wish.options.kind)
  const order = { options: wish.options, ids: chosen.ids, copies: chosen.copies, renumber }
  return launch(ctx, { requestKey: wish.requestKey, purpose, order, count: chosen.count })
}

type Launch = {
  requestKey: string
  purpose: string
  order: PrintOrder
  count: number
  reprintOf?: string
}

async function launch(ctx: ServiceContext, wish: Launch): Promise<PrintJobView> {
  const { order, count, purpose } = wish
  const { options } = order
  const plan = await planFor(ctx, options)
  if (options.start > perSheet(plan.sheet)) {
    throw invalid(`開始位置は1〜${perSheet(plan.sheet)}から選んでください。`)
  }
  const now = ctx.now().toISOString()
  const row = {
    requestKey: wish.requestKey,
    kind: options.kind,
    title: plan.title,
    status: 'running',
    total: count,
    done: 0,
    printed: 0,
    left: 0,
    sheets: 0,
    start: options.start,
    sheet: pageOf(options.kind) ? null : options.sheet,
    printer: options.printer ?? null,
    purpose,
    by: ctx.actor.id,
    byName: ctx.actor.name,
    reprintOf: wish.reprintOf ?? '',
    order,
    heartbeatAt: now,
    owner: randomUUID(),
    createdAt: now,
    updatedAt: now,
  }
  let job: PrintJobRow
  try {
    job = await insertRow<PrintJobRow>(ctx.payload, 'print-jobs', row)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const other = await jobByRequest(ctx, wish.requestKey)
    if (!other) throw error
    return viewOf(ctx, other)
  }
  await audit(ctx, job)
  const work = runJob(ctx, job).finally(() => running.delete(work))
  running.add(work)
  return viewOf(ctx, job)
}

const jobByRequest = (ctx: ServiceContext, requestKey: string) =>
  findRow<PrintJobRow>(ctx.payload, 'print-jobs', {
    and: [{ requestKey: { equals: requestKey } }, { by: { equals: ctx.actor.id } }],
  })

const audit = (ctx: ServiceContext, job: PrintJobRow) =>
  logAct(ctx, {
    action: job.reprintOf ? 'print.again' : 'print.job',
    target: `print-jobs/${job.id}`,
    summary: `${specOf(job.kind).label}を印刷${wordOf(job)}`,
    count: job.total,
    purpose: job.purpose,
    key: `print|${job.id}`,
  })

/**
 * Own jobs; those who work for the whole city see all of the kinds that they may print.
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function jobById(ctx: ServiceContext, id: string): Promise<PrintJobRow> {
  const job = await findRow<PrintJobRow>(ctx.payload, 'print-jobs', { id: { equals: id } })
  const isMine = job?.by === ctx.actor.id
  if (!job || (!isMine && !isCityWide(ctx.user))) {
    throw notFound('その印刷の記録はありません。')
  }
  assertMayPrint(ctx, job.kind)
  return job
}

/**
 * Prints what an earlier job printed once more, from another position if wished: the records as they
 * are today (PR-19).
 * @throws DomainError NOT_FOUND, FORBIDDEN, NOTHING_CHOSEN, PURPOSE_REQUIRED
 */
export async function reprint(
  ctx: ServiceContext,
  id: string,
  wish: { requestKey: string; purpose: string; start?: number },
): Promise<PrintJobView> {
  const before = await jobByRequest(ctx, wish.requestKey)
  if (before) return viewOf(ctx, before)
  const job = await jobById(ctx, id)
  const { ids, copies, options } = job.order
  const chosen =
    specOf(job.kind).source === 'copies'
      ? { ids: [], count: copies }
      : await choose(ctx, job.kind, { ids })
  refuseNothing(chosen.count)
  const { start = options.start } = wish
  return launch(ctx, {
    requestKey: wish.requestKey,
    purpose: checkedPurpose(wish.purpose),
    order: { ...job.order, options: { ...options, start }, ids: chosen.ids },
    count: chosen.count,
    reprintOf: job.id,
  })
}

/** The newest jobs that the user may see. */
export async function listJobs(ctx: ServiceContext): Promise<PrintJobView[]> {
  await failDeadJobs(ctx)
  const mine: Where = isCityWide(ctx.user) ? {} : { by: { equals: ctx.actor.id } }
  const rows = await findRows<PrintJobRow>(ctx.payload, 'print-jobs', mine, {
    limit: LIST_LENGTH,
    sort: '-createdAt',
    select: LISTED,
  })
  return rows.filter(({ kind }) => mayPrint(ctx, kind)).map((row) => viewOf(ctx, row))
}

/** Without `order`: the ids of ten thousand cards are no part of a list. */
const LISTED = Object.fromEntries(
  [
    ...['kind', 'title', 'status', 'total', 'done', 'printed', 'left', 'sheets', 'start'],
    ...['purpose', 'byName', 'by', 'createdAt', 'error', 'problems', 'reprintOf', 'fileUntil'],
  ].map((name) => [name, true as const]),
)

export async function readJob(ctx: ServiceContext, id: string): Promise<PrintJobView> {
  await failDeadJobs(ctx)
  return viewOf(ctx, await jobById(ctx, id))
}

/** Marks jobs of processes that died as failed. @returns how many */
export async function failDeadJobs(ctx: ServiceContext): Promise<number> {
  const limit = new Date(ctx.now().getTime() - DEAD_AFTER_MS).toISOString()
  const where: Where = {
    and: [{ status: { equals: 'running' } }, { heartbeatAt: { less_than: limit } }],
  }
  for (let count = 0; ; count++) {
    const failed = await updateWhere(ctx.payload, 'print-jobs', where, {
      status: 'failed',
      error: '作成の途中で止まりました。「もう一度印刷」を押してください。',
    })
    if (!failed) return count
  }
}

/**
 * The finished file. Every handing out is logged with its count (AU-06).
 * @throws DomainError NOT_FOUND, FORBIDDEN, NOT_READY, FILE_GONE
 */
export async function fileOfJob(
  ctx: ServiceContext,
  id: string,
): Promise<{ name: string; chunks: AsyncGenerator<Buffer> }> {
  const job = await jobById(ctx, id)
  if (job.status !== 'done') {
    throw new DomainError('NOT_READY', 'まだできていません。少し待ってください。', 409)
  }
  if (!hasFile(ctx, job)) {
    throw new DomainError(
      'FILE_GONE',
      'ファイルの保存期間が過ぎました。「もう一度印刷」で作り直してください。',
      410,
    )
  }
  await logAct(ctx, {
    action: 'print.file',
    target: `print-jobs/${job.id}`,
    summary: `${specOf(job.kind).label}の印刷ファイルを開く`,
    count: job.printed,
    purpose: job.purpose,
  })
  return { name: `${job.title}_${job.createdAt.slice(0, 10)}`, chunks: readFile(ctx, job.id) }
}

const hasFile = (ctx: ServiceContext, job: PrintJobRow): boolean =>
  job.status === 'done' && !!job.fileUntil && tokyoDateOf(ctx.now()) <= job.fileUntil

/** A list of what is sent; only for what goes to people. */
export const hasDispatchList = (job: PrintJobRow): boolean =>
  job.status === 'done' && job.printed > 0 && specOf(job.kind).source === 'cards'

function viewOf(ctx: ServiceContext, job: PrintJobRow): PrintJobView {
  const { id, kind, title, status, total, done, printed, left, sheets, start } = job
  return {
    ...{ id: String(id), kind, title, status, total, done, printed, left, sheets, start },
    purpose: job.purpose,
    byName: job.byName,
    createdAt: job.createdAt,
    error: job.error ?? '',
    problems: job.problems ?? [],
    reprintOf: job.reprintOf ?? '',
    hasFile: hasFile(ctx, job),
    hasList: hasDispatchList(job),
  }
}
