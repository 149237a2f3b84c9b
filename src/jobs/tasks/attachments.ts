import { logFilesLeft } from '@/services/attachments/log'
import { sweepFiles, type Swept } from '@/services/attachments/sweep'

import type { Task } from '../task'

/** Files that belong to nothing leave the disk, or their place on it. */
export const attachmentsTask: Task = {
  name: 'attachments',
  label: '添付ファイルの片付け',
  schedule: { dailyAt: '03:40' },
  limitMinutes: 60,
  attempts: 1,
  run: async (ctx) => words(await sweepFiles(ctx)),
}

const words = ({ dropped, aside, back, missing }: Swept): string =>
  [
    `消したファイル ${dropped} 件`,
    ...(aside > 0 ? [`取り分けたファイル ${aside} 件`] : []),
    ...(back > 0 ? [`元に戻したファイル ${back} 件`] : []),
    ...(missing > 0 ? [`中身のないファイル ${missing} 件`] : []),
  ].join('、')

/** What a process that died has left out of the operation log. */
export const attachmentsLogTask: Task = {
  name: 'attachments-log',
  label: '添付ファイルの記録の転記',
  schedule: { everyMinutes: 5, offset: 3 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await logFilesLeft(ctx)} 件の記録を転記`,
}
