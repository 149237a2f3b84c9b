import { drillStanding, runDrill } from '@/services/backup/drill'
import { backupDueSince, needsNewBase, runBackup } from '@/services/backup/run'
import { env } from '@/lib/env'

import type { Task } from '../task'

/** At the times that the city has set; one that failed is tried again by the next look (AV-05). */
export const backupsTask: Task = {
  name: 'backups',
  label: 'バックアップ',
  schedule: { everyMinutes: 5, offset: 3 },
  limitMinutes: 120,
  attempts: 1,
  run: async (ctx) => {
    if (!env.BACKUP_DIR) return '保存先が設定されていません'
    // After a start, and after a disk that was full, changes go on from a new backup alone (AV-04).
    if (!(await backupDueSince(ctx)) && !needsNewBase()) return 'まだ時刻ではありません'
    const { file, bytes } = await runBackup(ctx)
    return `${file}・${bytes} バイト`
  },
}

export const restoreDrillsTask: Task = {
  name: 'restore-drills',
  label: '復元訓練',
  schedule: { dailyAt: '04:40' },
  limitMinutes: 120,
  attempts: 2,
  run: async (ctx) => {
    if (!(await drillStanding(ctx)).isDue) return 'まだ期日ではありません'
    const { backup, seconds } = await runDrill(ctx)
    return `${backup}・${seconds} 秒`
  },
}
