import {
  ATTENDANCE_OPTIONS,
  ATTENDEE_OPTIONS,
  MATERIAL_OPTIONS,
  STAFF_CHANGE_OPTIONS,
  TRAINING_CAUSE_OPTIONS,
} from '@/domain/people/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { assignment } from '@/services/people/assignments/case'
import { staffReport } from '@/services/people/reports/case'
import { trainingSession } from '@/services/people/training/case'

import { caseCollection } from '../case-collection'
import { defineCollection, GROUP, machineWritten } from '../define'

const group = GROUP.people

export const Assignments = caseCollection(assignment, {
  group,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'workerName', 'roleTitle', 'from', 'until', 'state'],
  },
  defaultSort: '-from',
  fields: [
    text('worker', 'worker', { hidden: true, required: true, index: true }),
    text('workerName', '氏名', { required: true }),
    text('kana', 'フリガナ'),
    text('role', 'role', { hidden: true, required: true, index: true }),
    text('roleTitle', '役割', { required: true }),
    officeField({ label: '場所' }),
    text('site', '場所（窓口以外）'),
    civilDate('from', '開始日', { required: true, index: true }),
    civilDate('until', '終了日', { index: true }),
    civilDate('submittedOn', '市へ届け出た日'),
    civilDate('noticeBy', '届出の期限'),
    text('begunAt', '従事を始めた日時'),
    text('begunBy', '従事を認めた人'),
    textarea('reason', '割り当てる理由'),
  ],
})

/** 従事者の交代の報告: what the city is told of a change, and what it wants improved (ST-06). */
export const StaffReports = caseCollection(staffReport, {
  group,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'changedOn', 'roleTitle', 'change', 'workerName', 'state'],
  },
  defaultSort: '-changedOn',
  fields: [
    civilDate('changedOn', '変わった日', { required: true, index: true }),
    select('change', '変更', STAFF_CHANGE_OPTIONS, { required: true }),
    text('roleTitle', '役割', { required: true }),
    text('worker', 'worker', { hidden: true, index: true }),
    text('workerName', '氏名', { required: true }),
    textarea('training', '研修の状況'),
    civilDate('reportedOn', '報告した日'),
    textarea('request', '市の求め'),
    civilDate('replyBy', '回答の期限', { index: true }),
    civilDate('repliedOn', '回答した日'),
    textarea('reply', '回答'),
  ],
})

/** 研修の回: one session of a course, from its plan to the completions (ST-12 … ST-21). */
export const TrainingSessions = caseCollection(trainingSession, {
  group,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'courseTitle', 'period', 'on', 'officeName', 'state'],
  },
  defaultSort: '-on',
  fields: [
    text('course', 'course', { hidden: true, required: true, index: true }),
    text('courseTitle', '研修の科目', { required: true }),
    integer('courseVersion', '版', { required: true }),
    select('material', '教材', MATERIAL_OPTIONS, { required: true, defaultValue: 'none' }),
    text('period', '計画の時期'),
    text('planKey', 'planKey', { hidden: true, index: true }),
    civilDate('periodFrom', '計画（から）'),
    civilDate('periodTo', '計画（まで）', { index: true }),
    civilDate('on', '実施日', { index: true }),
    civilTime('startTime', '開始'),
    civilTime('endTime', '終了'),
    text('office', 'office', { hidden: true, index: true }),
    text('officeName', '会場（窓口）'),
    text('site', '会場（窓口以外・部屋）'),
    text('trainer', 'trainer', { hidden: true, index: true }),
    text('trainerName', '講師'),
    integer('capacity', '定員', { min: 1, max: 500 }),
    textarea('topics', '内容'),
    civilDate('materialOn', '教材を市に出した日'),
    civilDate('approvedOn', '市が教材を承認した（協議を終えた）日'),
    civilDate('deliveredOn', '教材を届けた日'),
    integer('copies', '届けた部数'),
    textarea('content', '行った内容'),
    textarea('guidance', '指導の記録'),
    select('cause', 'きっかけ', TRAINING_CAUSE_OPTIONS),
    text('causeNumber', 'きっかけの番号・版', { index: true }),
    // 修了登録 has begun: nobody is taken in any more (`completeSession`).
    checkbox('isClosing', 'isClosing', { hidden: true }),
  ],
})

/** 受講の記録: one person in one session; a completion is never reset (ST-08, ST-14 … ST-17, ST-32). */
export const Attendances = defineCollection({
  ...machineWritten,
  slug: 'attendances',
  label: '受講の記録',
  group,
  read: 'people.read',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'courseTitle', 'courseVersion', 'state', 'completedOn', 'officeName'],
  },
  defaultSort: '-completedOn',
  fields: [
    text('name', '氏名', { required: true }),
    text('worker', 'worker', { hidden: true, index: true }),
    select('attendee', '受講者', ATTENDEE_OPTIONS, { required: true, defaultValue: 'worker' }),
    officeField({ hidden: true }),
    text('officeName', '所属'),
    text('course', 'course', { hidden: true, required: true, index: true }),
    text('courseTitle', '研修の科目', { required: true }),
    integer('courseVersion', '版', { required: true }),
    text('session', 'session', { hidden: true, index: true }),
    text('sessionNumber', '研修の回'),
    civilDate('on', '実施日', { index: true }),
    select('state', '状態', ATTENDANCE_OPTIONS, {
      required: true,
      defaultValue: 'registered',
      index: true,
    }),
    civilDate('completedOn', '修了した日', { index: true }),
    // One seat of a session: the database holds that nobody else has it.
    text('seat', 'seat', { unique: true, hidden: true }),
    text('requestKey', 'requestKey', { required: true, unique: true, hidden: true }),
    // The session is over, and with it what was marked of this person.
    checkbox('isClosed', 'isClosed', { hidden: true }),
    // Grows with each change; what was done and stands in no log yet.
    integer('rev', 'rev', { hidden: true }),
    json('acts', 'acts', { hidden: true }),
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
  ],
})
