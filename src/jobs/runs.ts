import type { Where } from 'payload'

import { findRow, findRows, inc, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { ServiceContext } from '@/services/context'

import type { Task } from './task'

/** A failed run is tried again after this pause. */
const RETRY_PAUSE_MS = 5 * 60_000
const ERROR_LENGTH = 500

export type RunRow = {
  id: string
  runKey: string
  task: string
  scheduledFor: string
  status: 'running' | 'done' | 'failed'
  startedAt: string
  owner: string
  attempts: number
  error?: string | null
}

export const runKeyOf = (task: Task, instant: string): string => `${task.name}|${instant}`

/**
 * Makes this process the one that runs a task's instant: the insert that wins the unique key runs
 * it (design §9). A run that failed, or whose process died, is reopened a limited number of times.
 * @returns the row, or null when the instant is done, under way or given up
 */
export async function claimRun(
  ctx: ServiceContext,
  task: Task,
  instant: string,
  owner: string,
): Promise<RunRow | null> {
  const runKey = runKeyOf(task, instant)
  const mine = { status: 'running', startedAt: ctx.now().toISOString(), owner }
  if (await findRow(ctx.payload, 'job-runs', { runKey: { equals: runKey } })) {
    return reopen(ctx, task, runKey, mine)
  }
  try {
    return await insertRow<RunRow>(ctx.payload, 'job-runs', {
      runKey,
      task: task.name,
      scheduledFor: instant,
      attempts: 1,
      finishedAt: '',
      result: '',
      error: '',
      ...mine,
    })
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

function reopen(
  ctx: ServiceContext,
  task: Task,
  runKey: string,
  mine: Record<string, unknown>,
): Promise<RunRow | null> {
  const ago = (ms: number) => new Date(ctx.now().getTime() - ms).toISOString()
  const isFailed: Where[] = [
    { status: { equals: 'failed' } },
    { finishedAt: { less_than_equal: ago(RETRY_PAUSE_MS) } },
  ]
  const isStuck: Where[] = [
    { status: { equals: 'running' } },
    { startedAt: { less_than_equal: ago(task.limitMinutes * 60_000) } },
  ]
  return updateWhere<RunRow>(
    ctx.payload,
    'job-runs',
    {
      and: [
        { runKey: { equals: runKey } },
        { attempts: { less_than: task.attempts } },
        { or: [{ and: isFailed }, { and: isStuck }] },
      ],
    },
    { ...mine, finishedAt: '', attempts: inc(1) },
  )
}

/** Stores how a run ended, unless another process has taken the run over meanwhile. */
export async function finishRun(
  ctx: ServiceContext,
  run: RunRow,
  end: { result: string } | { error: string },
): Promise<boolean> {
  const done = await updateWhere(
    ctx.payload,
    'job-runs',
    {
      and: [
        { id: { equals: run.id } },
        { status: { equals: 'running' } },
        { startedAt: { equals: run.startedAt } },
        { owner: { equals: run.owner } },
      ],
    },
    {
      finishedAt: ctx.now().toISOString(),
      ...('error' in end
        ? { status: 'failed', error: end.error.slice(0, ERROR_LENGTH) }
        : { status: 'done', result: end.result.slice(0, ERROR_LENGTH), error: '' }),
    },
  )
  return done !== null
}

/**
 * Closes runs whose process died and whose turn has passed, so that the list of runs never shows
 * something as under way for ever.
 * @returns the runs that were closed
 */
export async function closeStuckRuns(ctx: ServiceContext, tasks: Task[]): Promise<RunRow[]> {
  const running = await findRows<RunRow>(
    ctx.payload,
    'job-runs',
    { status: { equals: 'running' } },
    { limit: 200, sort: 'scheduledFor' },
  )
  const closed: RunRow[] = []
  for (const run of running) {
    const task = tasks.find(({ name }) => name === run.task)
    const limitMs = (task?.limitMinutes ?? 60) * 60_000
    // Twice the limit: until then `claimRun` may still reopen it.
    if (new Date(run.startedAt).getTime() + 2 * limitMs > ctx.now().getTime()) continue
    const error = '処理が途中で止まりました。次の回で続きを行います。'
    if (await finishRun(ctx, run, { error })) closed.push({ ...run, error })
  }
  return closed
}
