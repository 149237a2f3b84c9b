import { queueReminders } from '@/services/mail/queue-reminders'

import type { Task } from '../task'

/** Reminders that are due (NT-02); their keys make them one per visit. */
export const reminders: Task = {
  name: 'reminders',
  label: '前日のお知らせの準備',
  schedule: { everyMinutes: 5 },
  limitMinutes: 20,
  attempts: 1,
  run: async (ctx) => `${await queueReminders(ctx)} 件`,
}
