import { readdirSync, writeFileSync } from 'node:fs'

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { env } from '@/lib/env'
import { backupsTask, restoreDrillsTask } from '@/jobs/tasks/backups'
import { checkHealth } from '@/services/alarms/health/probes'
import { jobContext } from '@/services/context'
import { type DrillRow, runDrill } from '@/services/backup/drill'
import { type BackupRow, backupPlaces, lastBackup, runBackup } from '@/services/backup/run'
import { backupScreen } from '@/services/backup/screen'

import { BACKUP_KEY, ownFolder } from '../../helpers/backup-world'
import { addSlot, openWorld, type World } from '../../helpers/world'

let world: World
const folder = ownFolder()
const ctx = () => jobContext(world.payload)
const at = (text: string) => void (world.clock.now = new Date(text))

beforeAll(async () => {
  world = await openWorld()
  await addSlot(world, { start: '09:00', capacity: 10 })
})
beforeEach(() => {
  Object.assign(env, {
    BACKUP_DIR: folder.at('main'),
    BACKUP_SECOND_DIR: folder.at('second'),
    BACKUP_KEY,
  })
})
afterAll(async () => {
  Object.assign(env, { BACKUP_DIR: '', BACKUP_SECOND_DIR: '', BACKUP_KEY: '' })
  await world.close()
  folder.remove()
})

const checkOf = (name: string) =>
  findRow<{ ok: string; summary: string }>(world.payload, 'check-results', {
    name: { equals: name },
  })

it('AV-05 makes two backups a day by itself, and raises an alarm when one fails', async () => {
  at('2026-12-01T05:00:00+09:00')
  expect(await backupsTask.run(ctx())).toContain('.mbk')
  expect(await backupsTask.run(ctx())).toBe('まだ時刻ではありません')
  at('2026-12-01T12:45:00+09:00')
  expect(await backupsTask.run(ctx())).toContain('.mbk')
  at('2026-12-02T03:45:00+09:00')
  env.BACKUP_DIR = '/dev/null/nowhere'
  await expect(backupsTask.run(ctx())).rejects.toMatchObject({ code: 'BACKUP_AWAY' })
  expect((await checkOf('backups'))?.ok).toBe('no')
  // Two hours later it is overdue as well.
  at('2026-12-02T06:00:00+09:00')
  await checkHealth(ctx(), ['health-backups'])
  expect((await checkOf('health-backups'))?.ok).toBe('no')
  env.BACKUP_DIR = folder.at('main')
  await backupsTask.run(ctx())
  await checkHealth(ctx(), ['health-backups'])
  expect((await checkOf('backups'))?.ok).toBe('yes')
  expect((await checkOf('health-backups'))?.ok).toBe('yes')
  const rows = await findRows<BackupRow>(world.payload, 'backups', {}, { sort: 'startedAt' })
  expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'done'])
})

it('AV-06 shows place, age, size and hash', async () => {
  const { places, last } = await backupScreen(ctx())
  expect(places).toEqual([folder.at('main'), folder.at('second')])
  expect(last?.bytes).toBeGreaterThan(1000)
  expect(last?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(last?.takenAt).toMatch(/Z$/)
})

it('takes away those whose time is over, at both places, and says so', async () => {
  await world.payload.updateGlobal({
    slug: 'alarm-settings',
    data: { backupDaily: 1, backupWeekly: 0 },
  })
  at('2026-12-03T05:00:00+09:00')
  await runBackup(ctx())
  for (const place of backupPlaces())
    expect(readdirSync(place).filter((name) => name.endsWith('.mbk'))).toHaveLength(1)
  const left = await findRows<BackupRow>(world.payload, 'backups', {
    and: [{ state: { equals: 'done' } }, { removedAt: { equals: '' } }],
  })
  expect(left).toHaveLength(1)
})

it('makes one at a time', async () => {
  const both = await Promise.allSettled([runBackup(ctx()), runBackup(ctx())])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('AV-08 restores into another place, proves it there, and writes that down', async () => {
  at('2026-12-03T06:00:00+09:00')
  await runBackup(ctx())
  const { state, rows, found, backup } = await runDrill(ctx())
  expect(state).toBe('done')
  expect(rows).toBeGreaterThan(0)
  expect(found).toContain('残り人数が予約と一致')
  expect(backup).toBe((await lastBackup(ctx()))?.file)
  expect(await restoreDrillsTask.run(ctx())).toBe('まだ期日ではありません')
})

it('AV-08 (part) flags a drill that is overdue, and one that failed', async () => {
  at('2027-01-20T05:00:00+09:00')
  await backupsTask.run(ctx())
  await checkHealth(ctx(), ['health-backups'])
  expect((await checkOf('health-backups'))?.summary).toContain('復元訓練の期限')
  const { file } = (await lastBackup(ctx()))!
  writeFileSync(folder.at('second', file!), 'no backup any more')
  await expect(restoreDrillsTask.run(ctx())).rejects.toMatchObject({ code: 'BACKUP_UNKNOWN' })
  expect((await checkOf('restore-drills'))?.ok).toBe('no')
  const [last] = await findRows<DrillRow>(
    world.payload,
    'restore-drills',
    {},
    { sort: '-startedAt' },
  )
  expect(last?.state).toBe('failed')
})

it('says without a key that there is none, before anything is written', async () => {
  env.BACKUP_KEY = ''
  await expect(runBackup(ctx())).rejects.toMatchObject({ code: 'BACKUP_KEY_MISSING' })
})
