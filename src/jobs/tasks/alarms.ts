import { runAlerts } from '@/services/alarms/run'

import type { Task } from '../task'

/** Tells people of open alerts; also runs every few seconds in between (IN-02). */
export const alertsTask: Task = {
  name: 'alerts',
  label: '通報の通知',
  schedule: { everyMinutes: 1 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => {
    const { planned, sent } = await runAlerts(ctx)
    return `手順を進めた通報 ${planned} 件・送信 ${sent} 件`
  },
}
