import { drainOutbox } from '@/services/booking/drain-outbox'

import type { Task } from '../task'

/** Operation log and mails for every change of a booking; also runs every few seconds in between. */
export const drain: Task = {
  name: 'drain',
  label: '予約の変更の記録とメールの準備',
  schedule: { everyMinutes: 1 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await drainOutbox(ctx)} 件の予約を処理`,
}
