import { integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { assignment } from '@/services/people/assignments/case'

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
    select(
      'attendee',
      '受講者',
      [
        { value: 'worker', label: '従事者' },
        { value: 'city', label: '市の職員' },
        { value: 'post', label: '郵便局の職員' },
      ],
      { required: true, defaultValue: 'worker' },
    ),
    officeField({ hidden: true }),
    text('officeName', '所属'),
    text('course', 'course', { hidden: true, required: true, index: true }),
    text('courseTitle', '研修の科目', { required: true }),
    integer('courseVersion', '版', { required: true }),
    text('session', 'session', { hidden: true, index: true }),
    civilDate('on', '実施日', { index: true }),
    select(
      'state',
      '状態',
      [
        { value: 'registered', label: '申込み' },
        { value: 'attended', label: '出席' },
        { value: 'absent', label: '欠席' },
        { value: 'completed', label: '修了' },
      ],
      { required: true, defaultValue: 'registered', index: true },
    ),
    civilDate('completedOn', '修了した日', { index: true }),
    text('requestKey', 'requestKey', { required: true, unique: true, hidden: true }),
  ],
})
