import { eraseOldFiles } from '@/services/printing/file'
import { failDeadJobs } from '@/services/printing/jobs'
import { recountSheets } from '@/services/printing/stock'

import type { Task } from '../task'

/** Printed files hold names and addresses: they are erased after the city's days. Counts sheets again. */
export const printFiles: Task = {
  name: 'print-files',
  label: '印刷用のファイルの消去',
  schedule: { dailyAt: '02:10' },
  limitMinutes: 30,
  attempts: 3,
  run: async (ctx) => {
    const failed = await failDeadJobs(ctx)
    await recountSheets(ctx)
    return `ファイルの部分 ${await eraseOldFiles(ctx)} 件を消去、止まった印刷 ${failed} 件`
  },
}
