import { readFileSync } from 'node:fs'
import path from 'node:path'

import { findRows, insertRow, updateWhere } from '@/db/atomic'
import { changesStanding, databasePlace } from '@/db/place'
import { changesFolder } from '@/db/sqlite/change-log'
import type { Stored } from '@/db/stored'
import { type Kept, lastDueOf, timesIn, toPrune } from '@/domain/backup/plan'
import { ring } from '@/lib/crypto/ring'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'

import { alarmSettings } from '../alarms/settings'
import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { recordCheck } from '../system/record-check'

import { oneAtATime } from './one-at-a-time'
import { backupsAt, prunePlace, timeOfName } from './place'
import { assertKey } from './sealed'
import { type Source, writeBackup } from './write'

export type BackupRow = Stored<'backups'>

/** Where backups lie: the main place, then the second one. */
export const backupPlaces = (): string[] =>
  [env.BACKUP_DIR, env.BACKUP_SECOND_DIR].filter(Boolean).map((place) => path.resolve(place))

/** @throws DomainError BACKUP_NOT_SET, BACKUP_KEY_MISSING */
export function assertBackupsSet(): void {
  if (!env.BACKUP_DIR)
    throw new DomainError(
      'BACKUP_NOT_SET',
      'バックアップの保存先（BACKUP_DIR）が設定されていません。システムの管理者に連絡してください。',
      409,
    )
  assertKey(env.BACKUP_KEY)
}

const productVersion = (): string =>
  (JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as { version: string }).version

export const backupSource = (): Source => ({
  ...databasePlace(),
  files: path.resolve(env.FILES_DIR),
  secret: env.BACKUP_KEY,
  changes: changesFolder(env.BACKUP_DIR),
  product: productVersion(),
  dataKey: ring().presentId,
})

/**
 * Makes a backup, writes down how it went, and takes away those whose time is over.
 * @throws DomainError BACKUP_NOT_SET, BACKUP_KEY_MISSING, BUSY, BACKUP_FULL, BACKUP_AWAY
 */
export async function runBackup(ctx: ServiceContext): Promise<BackupRow> {
  assertBackupsSet()
  return oneAtATime(ctx, async () => {
    await closeLeft(ctx, 'backups')
    const begun = ctx.now()
    const clock = performance.now()
    const row = await insertRow<BackupRow>(ctx.payload, 'backups', {
      ...{ state: 'running', startedAt: begun.toISOString(), by: ctx.actor.name },
      ...{ finishedAt: '', takenAt: '', file: '', places: '', sha256: '', removedAt: '' },
      problem: '',
    })
    try {
      const { places, takenAt, rows, isOneMoment } = await writeBackup(
        backupSource(),
        backupPlaces(),
        begun,
        ctx.stop,
      )
      const [{ file = '', bytes = 0, sha256 = '' } = {}] = places
      const done = await finish(ctx, row.id, clock, {
        ...{ state: 'done', takenAt, rows, isOneMoment, bytes, sha256 },
        file: path.basename(file),
        places: places.map(({ place }) => place).join('\n'),
      })
      await tell(ctx, null)
      await logAct(ctx, {
        action: 'backup.made',
        summary: `バックアップを取った（${path.basename(file)}、${bytes}バイト）`,
        target: `backups/${row.id}`,
        key: `backup.made|${row.id}`,
      })
      await prune(ctx)
      return done
    } catch (error) {
      const problem = sentenceOf(error)
      await finish(ctx, row.id, clock, { state: 'failed', problem })
      await tell(ctx, `バックアップを取れませんでした。${problem}`)
      throw error
    }
  })
}

/** What is told to people; what a program says stands in the log of the server. */
export const sentenceOf = (error: unknown): string =>
  error instanceof DomainError
    ? error.message
    : 'サーバーの記録に理由があります。システムの管理者に連絡してください。'

async function finish(
  ctx: ServiceContext,
  id: string,
  clock: number,
  data: Record<string, string | number | boolean>,
): Promise<BackupRow> {
  const row = await updateWhere<BackupRow>(
    ctx.payload,
    'backups',
    { id: { equals: id } },
    {
      ...data,
      finishedAt: ctx.now().toISOString(),
      seconds: Math.round((performance.now() - clock) / 1000),
    },
  )
  return row!
}

/** Those of a process that died; whoever calls holds the right to be the only one. */
export async function closeLeft(
  ctx: ServiceContext,
  slug: 'backups' | 'restore-drills',
): Promise<void> {
  const left = await findRows<{ id: string }>(ctx.payload, slug, { state: { equals: 'running' } })
  for (const { id } of left)
    await updateWhere(
      ctx.payload,
      slug,
      { id: { equals: id } },
      { state: 'failed', problem: '途中で止まりました。', finishedAt: ctx.now().toISOString() },
    )
}

const tell = (ctx: ServiceContext, problem: string | null) =>
  recordCheck(ctx.payload, {
    name: 'backups',
    at: ctx.now().toISOString(),
    ok: problem ? 'no' : 'yes',
    summary: problem ?? 'バックアップを取り、読み直して確かめました。',
  })

async function prune(ctx: ServiceContext): Promise<void> {
  const { backupDaily, backupWeekly } = await alarmSettings(ctx.payload)
  const keep = { daily: backupDaily ?? 14, weekly: backupWeekly ?? 8 }
  const gone = new Set<string>()
  for (const place of backupPlaces()) {
    const all = (await backupsAt(place)).map((name): Kept => ({ name, at: timeOfName(name) }))
    const mayGo = toPrune(
      all.filter(({ at }) => !Number.isNaN(at.getTime())),
      keep,
    )
    await prunePlace(place, mayGo)
    for (const name of mayGo) gone.add(name)
  }
  for (const file of gone)
    await updateWhere(
      ctx.payload,
      'backups',
      { file: { equals: file } },
      { removedAt: ctx.now().toISOString() },
    )
}

/** The newest backup that is whole and still there; null where there is none. */
export async function lastBackup(ctx: ServiceContext): Promise<BackupRow | null> {
  const [row] = await findRows<BackupRow>(
    ctx.payload,
    'backups',
    { and: [{ state: { equals: 'done' } }, { removedAt: { equals: '' } }] },
    { sort: '-startedAt', limit: 1 },
  )
  return row ?? null
}

/** Since when a backup is due that has not been made; null while none is (AV-05). */
export async function backupDueSince(ctx: ServiceContext): Promise<Date | null> {
  if (!env.BACKUP_DIR) return null
  const { backupTimes } = await alarmSettings(ctx.payload)
  const due = lastDueOf(timesIn(backupTimes ?? '') ?? [], ctx.now())
  const last = await lastBackup(ctx)
  if (due && (!last || new Date(last.startedAt) < due)) return due
  return null
}

/** What is committed now is kept nowhere until there is a new backup. */
export const needsNewBase = (): boolean => changesStanding(env.BACKUP_DIR).state === 'broken'
