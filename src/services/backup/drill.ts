import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'

import { findRows, insertRow, updateWhere } from '@/db/atomic'
import { dropMongo } from '@/db/mongo-copy'
import { drillPlace } from '@/db/place'
import type { Stored } from '@/db/stored'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'

import { alarmSettings } from '../alarms/settings'
import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { recordCheck } from '../system/record-check'

import { oneAtATime } from './one-at-a-time'
import type { Proof } from './proof'
import { type Restored, restoreBackup } from './restore'
import { assertBackupsSet, backupPlaces, closeLeft, sentenceOf } from './run'

export type DrillRow = Stored<'restore-drills'>

const DAY_MS = 86_400_000
/** A drill that fell out is told of after this. */
const GRACE_DAYS = 7
const LIMIT_MS = 30 * 60_000

/**
 * 復元訓練: puts the newest backup of the last place into a place of its own, compares counts and hashes, opens the
 * product on it and has it prove bookings, log and key; then takes it away again (AV-08). The city's database is
 * not touched.
 * @throws DomainError as `restoreBackup`, DRILL_FAILED, BUSY
 */
export async function runDrill(ctx: ServiceContext): Promise<DrillRow> {
  assertBackupsSet()
  return oneAtATime(ctx, async () => {
    await closeLeft(ctx, 'restore-drills')
    const clock = performance.now()
    const row = await insertRow<DrillRow>(ctx.payload, 'restore-drills', {
      ...{ state: 'running', startedAt: ctx.now().toISOString(), by: ctx.actor.name },
      ...{ finishedAt: '', backup: '', takenAt: '', found: '', problem: '' },
    })
    const finish = async (data: Record<string, string | number>): Promise<DrillRow> =>
      (await updateWhere<DrillRow>(
        ctx.payload,
        'restore-drills',
        { id: { equals: row.id } },
        {
          ...data,
          finishedAt: ctx.now().toISOString(),
          seconds: Math.round((performance.now() - clock) / 1000),
        },
      ))!
    try {
      const { restored, proof } = await restoreAndProve(ctx)
      const done = await finish({
        ...{ state: 'done', backup: path.basename(restored.backup) },
        takenAt: restored.manifest.takenAt,
        rows: Object.values(restored.found).reduce((sum, { rows }) => sum + rows, 0),
        found: foundWords(restored, proof).join('\n'),
      })
      await tell(ctx, null)
      await logAct(ctx, {
        action: 'backup.drill',
        summary: `復元訓練を行った（${path.basename(restored.backup)}）`,
        target: `restore-drills/${row.id}`,
        key: `backup.drill|${row.id}`,
      })
      return done
    } catch (error) {
      const problem = sentenceOf(error)
      await finish({ state: 'failed', problem })
      await tell(ctx, `復元訓練で、バックアップを復元できませんでした。${problem}`)
      throw error
    }
  })
}

const tell = (ctx: ServiceContext, problem: string | null) =>
  recordCheck(ctx.payload, {
    name: 'restore-drills',
    at: ctx.now().toISOString(),
    ok: problem ? 'no' : 'yes',
    summary: problem ?? 'バックアップから復元できることを確かめました。',
  })

async function restoreAndProve(ctx: ServiceContext): Promise<{ restored: Restored; proof: Proof }> {
  const places = backupPlaces()
  const work = path.join(places[0]!, '.drill-work')
  const { uri, vars } = drillPlace(work)
  try {
    await rm(work, { recursive: true, force: true })
    const wish = { from: places.at(-1)!, into: work, secret: env.BACKUP_KEY }
    const restored = await restoreBackup({ ...wish, ...(uri ? { uri } : {}) })
    const proof = await prove({ ...vars, FILES_DIR: path.join(work, 'files') }, ctx.stop)
    if (proof.problems.length > 0)
      throw new DomainError('DRILL_FAILED', proof.problems.slice(0, 5).join('\n'), 422)
    return { restored, proof }
  } finally {
    await rm(work, { recursive: true, force: true })
    if (uri) await dropMongo(uri)
  }
}

/** The product itself on the restored copy, in a process of its own that sends nothing and does no jobs. */
async function prove(place: Record<string, string>, stop?: AbortSignal): Promise<Proof> {
  const child = spawn(
    process.execPath,
    [path.resolve('node_modules/payload/bin.js'), 'run', 'scripts/prove-restored.ts'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: stop,
      killSignal: 'SIGKILL',
      timeout: LIMIT_MS,
      env: {
        ...process.env,
        ...{ JOBS: 'off', SMTP_URL: '', AUDIT_WITNESS_PATH: '', BACKUP_DIR: '' },
        ...{ STATUS_DIR: path.join(place.FILES_DIR!, '..', 'status'), ...place },
      },
    },
  )
  let said = ''
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  const line = said.split('\n').find((text) => text.startsWith('PROOF '))
  if (!line) throw new Error(`The restored copy did not open: ${told.slice(-400)}`)
  return JSON.parse(line.slice('PROOF '.length)) as Proof
}

const foundWords = ({ manifest, files }: Restored, proof: Proof): string[] => [
  `一覧 ${Object.keys(manifest.tables).length} の件数とハッシュが、バックアップの時と同じ`,
  `添付ファイル ${files} 個のハッシュが同じ`,
  `予約枠 ${proof.slots} の残り人数が予約と一致、予約 ${proof.bookings} 件の二重・席の超過なし`,
  `操作ログ 通し番号 ${proof.log.from}〜${proof.log.to} のつながりに異常なし`,
  '個人情報の鍵（DATA_KEY）で開ける',
]

/** When the last drill succeeded, and whether the next one is due or late (AV-08). */
export async function drillStanding(
  ctx: ServiceContext,
): Promise<{ last: DrillRow | null; isDue: boolean; isLate: boolean }> {
  const { drillDays } = await alarmSettings(ctx.payload)
  const [last] = await findRows<DrillRow>(
    ctx.payload,
    'restore-drills',
    { state: { equals: 'done' } },
    { sort: '-startedAt', limit: 1 },
  )
  const [first] = await findRows<Stored<'backups'>>(
    ctx.payload,
    'backups',
    { state: { equals: 'done' } },
    { sort: 'startedAt', limit: 1 },
  )
  // Before the first backup there is nothing to restore.
  const since = last?.startedAt ?? first?.startedAt
  const days = since ? (ctx.now().getTime() - new Date(since).getTime()) / DAY_MS : 0
  const every = drillDays ?? 30
  return {
    last: last ?? null,
    isDue: Boolean(env.BACKUP_DIR && first) && (!last || days >= every),
    isLate: Boolean(env.BACKUP_DIR && first) && days >= every + GRACE_DAYS,
  }
}
