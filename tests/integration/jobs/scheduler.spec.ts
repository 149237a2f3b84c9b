/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getPayload, type Payload } from 'payload'

import { findRow, findRows, insertRow } from '@/db/atomic'
import { holdLease, releaseLease } from '@/services/system/lease'
import type { RunRow } from '@/jobs/runs'
import { createScheduler } from '@/jobs/scheduler'
import type { Task } from '@/jobs/task'
import { jobContext } from '@/services/context'

import { openPayload } from '../../helpers/world'

/** Two connections to one database, as two processes have. */
let first: Payload
let second: Payload
const clock = { now: new Date('2026-12-07T00:00:10Z') }

beforeAll(async () => {
  first = await openPayload()
  const { default: config } = await import('@payload-config')
  second = await getPayload({ config, key: 'second' })
  for (const payload of [first, second]) {
    payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  }
})
afterAll(async () => {
  await second.destroy()
  await first.destroy()
})

let tests = 0
let task: Task
let ran: string[] = []
beforeEach(() => {
  ran = []
  task = {
    name: `task${++tests}`,
    label: '試験',
    schedule: { everyMinutes: 1 },
    limitMinutes: 10,
    attempts: 1,
    run: async (ctx) => {
      ran.push(ctx.now().toISOString())
      return `${ran.length} 回目`
    },
  }
})
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}
const runsOf = (name: string) =>
  findRows<RunRow>(first, 'job-runs', { task: { equals: name } }, { sort: 'scheduledFor' })
const twoOf = (one: Task) => [
  createScheduler({ payload: first, tasks: [one], owner: 'first' }),
  createScheduler({ payload: second, tasks: [one], owner: 'second' }),
]

describe('the lease', () => {
  it('is given to one of many who ask at once, also the first time ever', async () => {
    for (let round = 0; round < 5; round++) {
      const owners = Array.from({ length: 8 }, (_, index) => `owner${index}`)
      const got = await Promise.all(
        owners.map((owner, index) =>
          holdLease(jobContext(index % 2 ? first : second), `lease${round}`, owner, 60_000),
        ),
      )
      expect(got.filter(Boolean)).toHaveLength(1)
    }
  })

  it('is renewed by its owner, refused to others, and free after its end or when let go', async () => {
    const ctx = jobContext(first)
    expect(await holdLease(ctx, 'one', 'a', 60_000)).toBe(true)
    expect(await holdLease(ctx, 'one', 'b', 60_000)).toBe(false)
    expect(await holdLease(ctx, 'one', 'a', 60_000)).toBe(true)
    later(1)
    expect(await holdLease(ctx, 'one', 'b', 60_000)).toBe(true)
    await releaseLease(ctx, 'one', 'a')
    expect(await holdLease(ctx, 'one', 'a', 60_000)).toBe(false)
    await releaseLease(ctx, 'one', 'b')
    expect(await holdLease(ctx, 'one', 'a', 60_000)).toBe(true)
    later(5)
  })
})

describe('the scheduler', () => {
  it('AU-10 (part) two schedulers on one database run an instant once and log each run', async () => {
    const both = twoOf(task)
    for (let minute = 0; minute < 5; minute++) {
      await Promise.all(both.flatMap((one) => [one.tick(), one.tick()]))
      later(1)
    }
    expect(ran).toHaveLength(5)
    const runs = await runsOf(task.name)
    expect(runs.map(({ status }) => status)).toEqual(Array(5).fill('done'))
    expect(runs[0]).toMatchObject({ result: '1 回目', attempts: 1 })
    await Promise.all(both.map((one) => one.stop()))
  })

  it('an instant runs once even while both believe to hold the lease', async () => {
    const both = twoOf(task)
    await both[0]!.tick()
    // The first process sleeps, its lease ends, the second takes over within the same minute.
    const minute = new Date(clock.now)
    clock.now = new Date(minute.getTime() + 91_000)
    await both[1]!.tick()
    clock.now = minute
    await Promise.all(both.map((one) => one.tick()))
    expect(new Set(ran).size).toBe(ran.length)
    expect(await runsOf(task.name)).toHaveLength(2)
    clock.now = new Date(minute.getTime() + 300_000)
    await both[1]!.stop()
    await both[0]!.stop()
  })

  it('another process takes over when the leader is gone', async () => {
    const both = twoOf(task)
    await both[0]!.tick()
    later(1)
    await both[1]!.tick()
    expect(ran).toHaveLength(1)
    later(1)
    await both[1]!.tick()
    expect(ran).toHaveLength(2)
    await both[1]!.stop()
  })

  it('after downtime only the newest missed run of a task runs', async () => {
    const scheduler = createScheduler({
      payload: first,
      tasks: [{ ...task, schedule: { dailyAt: '02:10' } }],
    })
    await scheduler.tick()
    later(5 * 24 * 60)
    await scheduler.tick()
    await scheduler.tick()
    expect(ran).toHaveLength(2)
    await scheduler.stop()
  })

  it('a failed nightly run is tried again, a limited number of times, then raises an alarm', async () => {
    let left = 3
    const failing: Task = {
      ...task,
      schedule: { dailyAt: '02:10' },
      attempts: 3,
      run: async () => {
        ran.push('try')
        if (left-- > 0) throw new Error('データベースに接続できません')
        return 'できた'
      },
    }
    const scheduler = createScheduler({ payload: first, tasks: [failing] })
    for (let look = 0; look < 30; look++) {
      await scheduler.tick()
      later(1)
    }
    expect(ran).toHaveLength(3)
    const [run] = await runsOf(failing.name)
    expect(run).toMatchObject({
      status: 'failed',
      attempts: 3,
      error: 'データベースに接続できません',
    })
    const alarm = () =>
      findRow<{ ok: string }>(first, 'check-results', { name: { equals: `job:${failing.name}` } })
    expect((await alarm())?.ok).toBe('no')
    later(24 * 60)
    await scheduler.tick()
    expect((await runsOf(failing.name)).at(-1)?.status).toBe('done')
    expect((await alarm())?.ok).toBe('yes')
    await scheduler.stop()
  })

  it('a run whose process died is reopened after its limit, or closed when its turn has passed', async () => {
    const nightly: Task = { ...task, schedule: { dailyAt: '02:10' }, attempts: 3 }
    clock.now = new Date('2026-12-20T17:10:30Z')
    const dead = {
      status: 'running',
      startedAt: clock.now.toISOString(),
      owner: 'dead',
      attempts: 1,
    }
    const instant = '2026-12-20T17:10:00.000Z'
    await insertRow(first, 'job-runs', {
      runKey: `${nightly.name}|${instant}`,
      task: nightly.name,
      scheduledFor: instant,
      ...dead,
    })
    const old = '2026-12-20T17:00:00.000Z'
    await insertRow(first, 'job-runs', {
      runKey: `minutely|${old}`,
      task: 'minutely',
      scheduledFor: old,
      ...dead,
    })
    const scheduler = createScheduler({ payload: first, tasks: [nightly] })
    later(9)
    await scheduler.tick()
    expect(ran).toEqual([])
    later(2)
    await scheduler.tick()
    expect(ran).toHaveLength(1)
    expect((await runsOf(nightly.name)).at(-1)).toMatchObject({ status: 'done', attempts: 2 })
    later(120)
    await scheduler.tick()
    expect((await runsOf('minutely'))[0]!.status).toBe('failed')
    await scheduler.stop()
  })

  it('a task that takes long does not overlap itself and does not hold up the others', async () => {
    let finish = () => {}
    // A look that is still under way when it ends may find it due again: that run ends at once.
    const over = new Promise<void>((resolve) => (finish = resolve))
    const slow: Task = {
      ...task,
      name: `${task.name}-slow`,
      run: () => {
        ran.push('slow')
        return over.then(() => '終わった')
      },
    }
    const quick: Task = { ...task, run: async () => (ran.push('quick'), 'ok') }
    const scheduler = createScheduler({ payload: first, tasks: [slow, quick] })
    const looks = [scheduler.tick()]
    // How long a run takes to be claimed is the machine's affair, and which of the two comes first.
    const soFar = () => [...ran].sort()
    const patience = { timeout: 30_000 }
    await expect.poll(soFar, patience).toEqual(['quick', 'slow'])
    later(1)
    // It looks again and again, as it does by its clock: the first look may come before the quick
    // one's end is written.
    const lookAgain = () => {
      looks.push(scheduler.tick())
      return soFar()
    }
    await expect.poll(lookAgain, patience).toEqual(['quick', 'quick', 'slow'])
    finish()
    await Promise.all(looks)
    await scheduler.stop()
  })
})
