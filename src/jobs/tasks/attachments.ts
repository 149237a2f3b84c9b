import { sweepFiles } from '@/services/attachments/sweep'

import type { Task } from '../task'

/** Files that belong to nothing leave the disk. */
export const attachmentsTask: Task = {
  name: 'attachments',
  label: '添付ファイルの片付け',
  schedule: { dailyAt: '03:40' },
  limitMinutes: 60,
  attempts: 1,
  run: async (ctx) => `片付けたファイル ${await sweepFiles(ctx)} 件`,
}
