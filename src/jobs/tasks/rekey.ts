import { needsRekey, rekey } from '@/services/keys/rekey'

import type { Task } from '../task'

/** Values of an earlier version or key are brought over without anybody's doing (AC-18). */
export const rekeyTask: Task = {
  name: 'rekey',
  label: '暗号化した項目の書き直し（鍵の入れ替え）',
  schedule: { everyMinutes: 30, offset: 7 },
  limitMinutes: 120,
  attempts: 1,
  run: async (ctx) => {
    if (!(await needsRekey(ctx.payload))) return '書き直すものはありません'
    const { changed, unreadable, finished } = await rekey(ctx)
    return `書き直し ${changed} 件・読み取れない値 ${unreadable} 件${finished ? '' : '・続きがあります'}`
  },
}
