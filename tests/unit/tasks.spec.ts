import { readdirSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import type { Task } from '@/jobs/task'

// By hand: a task that is no longer among them does its work in the tests alone, and nowhere else.
const SCHEDULES: Record<string, Task['schedule']> = {
  drain: { everyMinutes: 1 },
  'send-mail': { everyMinutes: 1 },
  reminders: { everyMinutes: 5 },
  waitlist: { everyMinutes: 5, offset: 2 },
  reconcile: { everyMinutes: 60, offset: 7 },
  sweep: { everyMinutes: 1 },
  'reconcile-all': { dailyAt: '03:10' },
  'generate-slots': { dailyAt: '00:20' },
  deadlines: { everyMinutes: 15, offset: 2 },
  // CC-11: a promise that nobody kept; CC-14 to CC-17: figures, and the task of a missed target.
  promises: { everyMinutes: 1 },
  'call-figures': { everyMinutes: 15, offset: 7 },
  // IN-02, IN-12: alerts and what is watched; IN-13 to IN-15: the registers and their ticks.
  alerts: { everyMinutes: 1 },
  health: { everyMinutes: 1 },
  heartbeat: { everyMinutes: 1 },
  registers: { everyMinutes: 30, offset: 4 },
  // EQ-24, HD-09.
  equipment: { everyMinutes: 5 },
  // KB-01, KB-09.
  'knowledge-reviews': { dailyAt: '06:20' },
  'knowledge-search': { dailyAt: '02:10' },
  // ST-06, ST-23.
  reports: { everyMinutes: 15, offset: 7 },
  'staff-reports': { everyMinutes: 5, offset: 4 },
  'assignments-end': { dailyAt: '00:25' },
  attendances: { everyMinutes: 15, offset: 11 },
  shifts: { everyMinutes: 15, offset: 9 },
  'card-imports': { everyMinutes: 5 },
  'card-log': { everyMinutes: 5 },
  'card-numbers': { everyMinutes: 5 },
  'card-check': { everyMinutes: 60, offset: 17 },
  'settle-transport': { everyMinutes: 5, offset: 3 },
  'transport-alerts': { dailyAt: '06:10' },
  'print-files': { dailyAt: '02:10' },
  attachments: { dailyAt: '03:40' },
  'attachments-log': { everyMinutes: 5, offset: 3 },
  // AU-03, AU-05.
  'seal-audit': { everyMinutes: 1 },
  'verify-audit': { dailyAt: '04:10' },
  retention: { dailyAt: '01:30' },
  rekey: { everyMinutes: 30, offset: 7 },
  'case-log': { everyMinutes: 5 },
  'case-nudges': { everyMinutes: 15, offset: 7 },
}

it('the product runs each of its tasks, when it is said to', () => {
  expect(PRODUCT.tasks.map(({ name }) => name).sort()).toEqual(Object.keys(SCHEDULES).sort())
  expect(Object.fromEntries(PRODUCT.tasks.map(({ name, schedule }) => [name, schedule]))).toEqual(
    SCHEDULES,
  )
})

const isTask = (value: unknown): value is Task =>
  typeof value === 'object' && value !== null && 'schedule' in value && 'run' in value

it('no task that is written is left out of the product', async () => {
  const folder = path.resolve(import.meta.dirname, '../../src/jobs/tasks')
  const run = new Set(PRODUCT.tasks)
  const left: string[] = []
  for (const file of readdirSync(folder)) {
    const own = (await import(path.join(folder, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(own))
      if (isTask(value) && !run.has(value)) left.push(`${file} ${name}`)
  }
  expect(left).toEqual([])
})
