import type { Examples } from './example'

export const ALARMS: Examples = {
  alerts: {
    fields: () => ({
      topic: 'check:database',
      severity: 'fault',
      title: 'データベースに接続できません',
      raisedAt: '2026-12-01T00:00:00.000Z',
    }),
    answers: { resolve: { note: '再起動した' } },
  },
}
