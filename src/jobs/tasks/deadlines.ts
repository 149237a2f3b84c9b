import { prepareSubmissions } from '@/services/deadlines/prepare'
import { remindSubmissions, type RemindReport } from '@/services/deadlines/remind'
import { logSubmissions } from '@/services/deadlines/submission-log'

import type { Task } from '../task'

/** Reports and plans that are due: their records ahead of time, and the reminders (NT-09). */
export const deadlines: Task = {
  name: 'deadlines',
  label: '提出期限の記録とお知らせ',
  schedule: { everyMinutes: 15, offset: 2 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => {
    const made = await prepareSubmissions(ctx)
    await logSubmissions(ctx)
    return `新しい提出物 ${made} 件、${words(await remindSubmissions(ctx))}`
  },
}

const words = ({ due, sent, failed, noAddress, mailOff }: RemindReport): string =>
  mailOff && due > 0
    ? `知らせる提出物 ${due} 件（メールサーバーの設定がないため、画面だけで知らせています）`
    : [
        `お知らせメール ${sent} 通`,
        failed > 0 ? `送れなかったメール ${failed} 通` : '',
        noAddress > 0 ? `宛先がなく画面だけで知らせている提出物 ${noAddress} 件` : '',
      ]
        .filter(Boolean)
        .join('、')
