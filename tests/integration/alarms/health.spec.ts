import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { createScheduler } from '@/jobs/scheduler'
import type { Task } from '@/jobs/task'
import { checkHealth } from '@/services/alarms/health/probes'
import { runAlarms } from '@/services/alarms/run'
import { jobContext } from '@/services/context'
import { dropShort } from '@/services/settings/short-cache'
import { hearKeeper } from '@/services/system/keeper'

import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** What the product stands on, really broken: each failure is an incident and an alert, until it is whole. */
let world: World
let city: Staff

const HOUR = 60 * 60_000
const ctx = () => jobContext(world.payload)
/** Past the minutes in which a product that was just started is let alone. */
const stand = (ms = HOUR) => {
  world.clock.now = new Date(Date.now() + ms)
}

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())
beforeEach(async () => {
  stand()
  for (const slug of ['alerts', 'incidents', 'check-results', 'job-runs'] as const)
    await deleteRows(world.payload, slug, {})
})

async function setAlarms(data: object): Promise<void> {
  // The form sends all it has.
  const shown = (await (await city.get('/globals/alarm-settings')).json()) as object
  const saved = await city.post('/globals/alarm-settings', { ...shown, ...data })
  expect([saved.status, await saved.json()]).toEqual([200, expect.anything()])
  dropShort(world.payload)
}

/** Looks once, and says how incident and alert of the check stand. */
async function looked(check: string) {
  await checkHealth(ctx(), [check])
  await runAlarms(ctx())
  const incidents = await findRows<Stored<'incidents'>>(world.payload, 'incidents', {
    source: { equals: check },
  })
  const alerts = await findRows<Stored<'alerts'>>(world.payload, 'alerts', {
    topic: { equals: `check:${check}` },
  })
  return {
    incidents: incidents.map(({ kind, state, what }) => [kind, state, what]),
    alerts: alerts.map(({ severity, state, title }) => [severity, state, title]),
  }
}

const NOTHING = { incidents: [], alerts: [] }
const broken = (what: string) => ({
  incidents: [['system', 'detected', what]],
  alerts: [['fault', 'open', what]],
})
const whole = (what: string) => ({
  incidents: [['system', 'restored', what]],
  alerts: [['fault', 'resolved', what]],
})

describe('a health check that fails raises an incident and an alert, and ends both', () => {
  it('IN-15 (part) the web site, when nothing answers at its port', async () => {
    const listen = (port: number) =>
      new Promise<Server>((resolve) => {
        const server = createServer((_, answer) => answer.end('ok'))
        server.listen(port, '127.0.0.1', () => resolve(server))
      })
    const close = (server: Server) =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    const site = await listen(0)
    const { port } = site.address() as AddressInfo
    await setAlarms({ webCheckUrl: `http://127.0.0.1:${port}/readyz` })
    expect(await looked('health-web')).toEqual(NOTHING)
    await close(site)
    expect(await looked('health-web')).toEqual(broken('予約サイトが開きません。'))
    // Looked at again, it is the same fault.
    expect(await looked('health-web')).toEqual(broken('予約サイトが開きません。'))
    const again = await listen(port)
    expect(await looked('health-web')).toEqual(whole('予約サイトが開きません。'))
    await close(again)
  })

  it('IN-15 (part) the job runner, when no run has ended for more than ten minutes', async () => {
    const task: Task = {
      name: 'still-there',
      label: '動いているかの確認',
      schedule: { everyMinutes: 1 },
      limitMinutes: 5,
      attempts: 1,
      run: () => Promise.resolve('済み'),
    }
    const runner = createScheduler({ payload: world.payload, tasks: [task] })
    await runner.tick()
    const ran = await findRows(world.payload, 'job-runs', { status: { equals: 'done' } })
    expect(ran).toHaveLength(1)
    expect(await looked('health-jobs')).toEqual(NOTHING)
    stand(HOUR + 11 * 60_000)
    expect(await looked('health-jobs')).toEqual(broken('自動処理が10分以上終わっていません。'))
    await runner.tick()
    expect(await looked('health-jobs')).toEqual(whole('自動処理が10分以上終わっていません。'))
    await runner.stop()
  })

  it('IN-15 (part) the server processes, when they go on ending unasked', async () => {
    const now = world.clock.now.getTime()
    expect(await looked('health-workers')).toEqual(NOTHING)
    hearKeeper({ ends: [now - 1000, now] })
    expect(await looked('health-workers')).toEqual(NOTHING)
    hearKeeper({ ends: [now - 2000, now - 1000, now] })
    const what = 'サーバーのプロセスが10分の間に3回止まりました。記録を確かめてください。'
    expect(await looked('health-workers')).toEqual(broken(what))
    stand(HOUR + 11 * 60_000)
    expect(await looked('health-workers')).toEqual(whole(what))
  })

  it('IN-15 (part) the backups, when the newest is too old, and when nobody can read them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'madoguchi-backups-'))
    const put = async (name: string, hoursAgo: number) => {
      await writeFile(join(folder, name), 'backup')
      const at = new Date(world.clock.now.getTime() - hoursAgo * HOUR)
      await utimes(join(folder, name), at, at)
    }
    await setAlarms({ backupPath: folder, backupMaxHours: 26 })
    await put('older.db', 40)
    await put('old.db', 25)
    expect(await looked('health-backups')).toEqual(NOTHING)
    stand(HOUR + 2 * HOUR)
    expect(await looked('health-backups')).toEqual(broken('新しいバックアップがありません。'))
    await put('new.db', 0)
    expect(await looked('health-backups')).toEqual(whole('新しいバックアップがありません。'))
    await rm(folder, { recursive: true })
    expect(await looked('health-backups')).toMatchObject({
      incidents: expect.arrayContaining([
        ['system', 'detected', 'バックアップの置き場所を読めません。'],
      ]),
    })
  })
})
