import { sendWaitingMails } from '@/services/mail/send-waiting'

import type { Task } from '../task'

/** Sends what is queued, and again what failed and is due (NT-11). */
export const sendMail: Task = {
  name: 'send-mail',
  label: 'メールの送信',
  schedule: { everyMinutes: 1 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => {
    const { sent, kept, dropped, retried, failed } = await sendWaitingMails(ctx)
    return `送信 ${sent}・保管 ${kept}・不要 ${dropped}・再送待ち ${retried}・失敗 ${failed}`
  },
}
