import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

import cron, { type ScheduledTask } from 'node-cron'
import type { Payload } from 'payload'

import { lastDue } from '@/domain/jobs/schedule'
import { recordAudit } from '@/services/audit/record'
import { jobContext, type ServiceContext } from '@/services/context'
import { clearAlarm, recordCheck } from '@/services/system/record-check'

import { holdLease, releaseLease } from '@/services/system/lease'
import { claimRun, closeStuckRuns, finishRun, type RunRow } from './runs'
import type { Task } from './task'

const LEASE = 'scheduler'
const LEASE_MS = 90_000
/** Who asks a process to end gives it ten seconds at times. */
const STOP_PATIENCE_MS = 8_000

export type Scheduler = {
  /** One look at the clock; resolves when everything it started has ended. */
  tick: () => Promise<void>
  start: () => void
  /** Takes no new work, waits a little for what is under way, lets go of the lease. Asked again, it is the same end. */
  stop: () => Promise<void>
}

export type SchedulerOptions = {
  payload: Payload
  tasks: Task[]
  /**
   * Work between the ticks, in the leading process only: what a citizen waits for, and alerts. By name,
   * because none waits for another: a mail server that is slow must not hold up an alert.
   */
  fast?: Record<string, (ctx: ServiceContext) => Promise<void>>
  owner?: string
}

/**
 * Runs the periodic tasks. Several processes may have a scheduler on one database: a lease elects the
 * one that looks at the clock, and the unique run row makes every instant run once even while two
 * believe to hold the lease.
 */
export function createScheduler({
  payload,
  tasks,
  fast = {},
  owner = newOwner(),
}: SchedulerOptions): Scheduler {
  const ending = new AbortController()
  const plain = jobContext(payload)
  const stop = AbortSignal.any([ending.signal, ...(plain.stop ? [plain.stop] : [])])
  const ctx: ServiceContext = { ...plain, stop }
  const underWay = new Map<string, Promise<void>>()
  /** The newest instant per task that needs no further look: saves a query per task and tick. */
  const settled = new Map<string, string>()
  let crons: ScheduledTask[] = []
  let isLeader = false
  let stopped: Promise<void> | null = null

  async function runTask(task: Task): Promise<void> {
    const instant = lastDue(task.schedule, ctx.now()).toISOString()
    if (settled.get(task.name) === instant) return
    const run = await claimRun(ctx, task, instant, owner)
    if (!run) return
    try {
      const result = await task.run(ctx)
      await finishRun(ctx, run, { result })
      settled.set(task.name, instant)
      await clearAlarm(payload, alarmOf(task), ctx.now())
    } catch (error) {
      payload.logger.error({ err: error, msg: `job ${run.runKey} failed` })
      await finishRun(ctx, run, { error: error instanceof Error ? error.message : String(error) })
      if (run.attempts >= task.attempts) await raiseAlarm(task, run, error)
    }
  }

  async function raiseAlarm(task: Task, run: RunRow, error: unknown): Promise<void> {
    const summary = `自動処理「${task.label}」が失敗しました。`
    const at = ctx.now().toISOString()
    const details = { scheduledFor: run.scheduledFor, error: String(error).slice(0, 300) }
    await recordCheck(payload, { name: alarmOf(task), at, ok: 'no', summary, details })
    await recordAudit(payload, {
      action: 'job.failed',
      actorKind: 'job',
      actorName: '自動処理',
      target: `job-runs/${run.id}`,
      summary,
      at,
      key: `job.failed|${run.runKey}`,
    })
  }

  /** A task never overlaps itself in one process, however long it takes. */
  function startTask(task: Task): Promise<void> {
    const known = underWay.get(task.name)
    if (known) return known
    const work = runTask(task)
      .catch((error: unknown) =>
        payload.logger.error({ err: error, msg: `job ${task.name} broke` }),
      )
      .finally(() => underWay.delete(task.name))
    underWay.set(task.name, work)
    return work
  }

  async function tick(): Promise<void> {
    if (stop.aborted) return
    isLeader = await holdLease(ctx, LEASE, owner, LEASE_MS)
    if (!isLeader) return
    await closeStuckRuns(ctx, tasks)
    await Promise.all(tasks.map(startTask))
  }

  async function tickFast(
    name: string,
    run: (ctx: ServiceContext) => Promise<void>,
  ): Promise<void> {
    if (!isLeader || stop.aborted || underWay.has(name)) return
    const work = run(ctx).finally(() => underWay.delete(name))
    underWay.set(name, work)
    await work
  }

  const guarded = (work: () => Promise<void>) => async () => {
    try {
      await work()
    } catch (error) {
      payload.logger.error({ err: error, msg: 'scheduler tick failed' })
    }
  }

  async function end(): Promise<void> {
    ending.abort()
    for (const job of crons) await job.destroy()
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_PATIENCE_MS)
    })
    const letGo = async () => {
      await Promise.race([Promise.allSettled(underWay.values()), patience])
      if (isLeader) await releaseLease(ctx, LEASE, owner)
      isLeader = false
    }
    // A database that does not answer keeps nobody: the lease runs out by itself.
    await Promise.race([guarded(letGo)(), patience])
    clearTimeout(timer)
  }

  return {
    tick,
    start() {
      const options = { timezone: 'Asia/Tokyo', suppressMissedWarning: true }
      // Every half minute, so that the lease never runs out between two looks.
      crons = [
        cron.schedule('*/30 * * * * *', guarded(tick), options),
        ...Object.entries(fast).map(([name, run]) =>
          cron.schedule(
            '*/5 * * * * *',
            guarded(() => tickFast(`fast:${name}`, run)),
            options,
          ),
        ),
      ]
      void guarded(tick)()
    },
    stop: () => (stopped ??= end()),
  }
}

const alarmOf = (task: Task): string => `job:${task.name}`

const newOwner = (): string => `${hostname()}|${process.pid}|${randomUUID().slice(0, 8)}`
