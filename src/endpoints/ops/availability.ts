import type { Endpoint } from 'payload'

import { runDrill } from '@/services/backup/drill'
import { runBackup } from '@/services/backup/run'

import { staffOperation } from './define'

/** Makes one now and says how it went; a city's database takes seconds to a few minutes (AV-06). */
const backup = staffOperation({
  method: 'post',
  path: '/ops/backups',
  capability: 'backups.run',
  handle: async ({ ctx }) => {
    const { file, bytes, seconds } = await runBackup(ctx)
    return {
      said: `バックアップを取りました（${file}、${((bytes ?? 0) / 1024 / 1024).toFixed(1)} MB、${seconds}秒）。`,
    }
  },
})

const drill = staffOperation({
  method: 'post',
  path: '/ops/restore-drills',
  capability: 'backups.run',
  handle: async ({ ctx }) => {
    const { backup: file, seconds } = await runDrill(ctx)
    return { said: `復元できることを確かめました（${file}、${seconds} 秒）。` }
  },
})

export const availabilityEndpoints: Endpoint[] = [backup, drill]
