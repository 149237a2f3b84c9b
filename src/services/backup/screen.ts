import { findRows } from '@/db/atomic'
import { changesStanding } from '@/db/place'
import { env } from '@/lib/env'

import { alarmSettings } from '../alarms/settings'
import type { ServiceContext } from '../context'

import { type DrillRow, drillStanding } from './drill'
import { backupDueSince, backupPlaces, type BackupRow, lastBackup } from './run'

const SHOWN = 20

export type BackupScreen = {
  places: string[]
  hasKey: boolean
  times: string
  last: BackupRow | null
  /** A backup is due that has not been made. */
  isDue: boolean
  backups: BackupRow[]
  drill: { last: DrillRow | null; isDue: boolean; isLate: boolean }
  drills: DrillRow[]
  /** Up to when changes are kept between the backups; empty where none are. */
  keptAt: string
}

/** What the screen バックアップ shows: place, age, size and hash of each, and the drills (AV-06, AV-08). */
export async function backupScreen(ctx: ServiceContext): Promise<BackupScreen> {
  const newest = <T>(slug: 'backups' | 'restore-drills') =>
    findRows<T>(ctx.payload, slug, {}, { sort: '-startedAt', limit: SHOWN })
  const { backupTimes } = await alarmSettings(ctx.payload)
  return {
    places: backupPlaces(),
    hasKey: env.BACKUP_KEY !== '',
    times: (backupTimes ?? '').split('\n').filter(Boolean).join('、'),
    last: await lastBackup(ctx),
    isDue: (await backupDueSince(ctx)) !== null,
    backups: await newest<BackupRow>('backups'),
    drill: await drillStanding(ctx),
    drills: await newest<DrillRow>('restore-drills'),
    keptAt: (env.BACKUP_DIR && changesStanding(env.BACKUP_DIR).keptAt?.toISOString()) || '',
  }
}
