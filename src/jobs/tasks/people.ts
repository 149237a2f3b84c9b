import { endPassed } from '@/services/people/assignments/end-passed'
import { draftReports } from '@/services/people/reports/draft'
import { settleAttendances } from '@/services/people/training/settle'

import type { Task } from '../task'

/** Assignments whose last day has passed (ST-23). */
export const assignmentsEnd: Task = {
  name: 'assignments-end',
  label: '終了日を過ぎた業務の割当て',
  schedule: { dailyAt: '00:25' },
  limitMinutes: 10,
  attempts: 2,
  run: async (ctx) => `終了 ${await endPassed(ctx)} 件`,
}

/** What a process that died has left of registrations and marks, its lines of the operation log with it. */
export const attendanceTask: Task = {
  name: 'attendances',
  label: '受講の記録の続き',
  schedule: { everyMinutes: 15, offset: 11 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `続き ${await settleAttendances(ctx)} 件`,
}

/** Drafts of what the city is told when somebody is replaced (ST-06). */
export const staffReportsTask: Task = {
  name: 'staff-reports',
  label: '従事者の交代の報告の下書き',
  schedule: { everyMinutes: 5, offset: 4 },
  limitMinutes: 5,
  attempts: 1,
  run: async (ctx) => `下書き ${await draftReports(ctx)} 件`,
}
