import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { instant } from '@/fields/instant'
import { absence } from '@/services/people/absences/case'
import { conduct } from '@/services/people/conduct/case'
import { dutyReport } from '@/services/people/duty/case'

import { caseCollection } from '../case-collection'
import { defineCollection, GROUP, machineWritten } from '../define'

const group = GROUP.people

/**
 * 勤務: all that one person does on one day, at whatever place. One row, so that one conditional write keeps
 * them from being in two places at once, whoever plans at the same moment.
 */
export const Shifts = defineCollection({
  ...machineWritten,
  slug: 'shifts',
  label: '勤務',
  group,
  read: 'shifts.read',
  admin: { useAsTitle: 'workerName', defaultColumns: ['date', 'workerName', 'says', 'changedBy'] },
  defaultSort: '-date',
  fields: [
    text('shiftKey', 'shiftKey', { required: true, unique: true, hidden: true }),
    text('worker', 'worker', { hidden: true, required: true, index: true }),
    text('workerName', '氏名', { required: true }),
    civilDate('date', '日', { required: true, index: true }),
    text('says', '勤務'),
    json('entries', 'entries', { hidden: true }),
    integer('rev', '版', { required: true }),
    text('changedBy', '変えた人'),
    instant('changedAt', '変えた日時'),
    // Somebody stands in for an absence here, and nobody has looked yet whether they really come.
    checkbox('unsettled', 'unsettled', { hidden: true, index: true }),
    json('lines', 'lines', { hidden: true }),
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
  ],
})

/** 勤務表の公開: the plan of one place for one week as it was told, in one row and so in one write. */
export const ShiftWeeks = defineCollection({
  ...machineWritten,
  slug: 'shift-weeks',
  label: '勤務表の公開',
  group,
  read: 'shifts.read',
  admin: {
    useAsTitle: 'placeName',
    defaultColumns: ['placeName', 'from', 'state', 'reason', 'publishedAt', 'publishedBy'],
  },
  defaultSort: '-from',
  fields: [
    text('weekKey', 'weekKey', { required: true, unique: true, hidden: true }),
    text('place', 'place', { hidden: true, required: true, index: true }),
    text('placeName', '場所', { required: true }),
    civilDate('from', '週の初め（月曜）', { required: true, index: true }),
    select(
      'state',
      '状態',
      [
        { value: 'draft', label: '下書き' },
        { value: 'published', label: '公開' },
      ],
      { required: true, defaultValue: 'draft' },
    ),
    integer('rev', '公開の回数', { required: true }),
    integer('version', '勤務表の版', { required: true }),
    textarea('shorts', '人が足りない時間'),
    textarea('reason', '足りないまま公開した理由'),
    json('plan', 'plan', { hidden: true }),
    json('seats', 'seats', { hidden: true }),
    instant('publishedAt', '公開した日時'),
    text('publishedBy', '公開した人'),
    json('lines', 'lines', { hidden: true }),
    checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
  ],
})

export const Absences = caseCollection(absence, {
  group,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'date', 'placeName', 'workerName', 'state', 'minutesToFill'],
  },
  defaultSort: '-date',
  fields: [
    civilDate('date', '日', { required: true, index: true }),
    text('place', 'place', { hidden: true, required: true, index: true }),
    text('placeName', '場所', { required: true }),
    text('worker', 'worker', { hidden: true, required: true, index: true }),
    text('workerName', '休む人', { required: true }),
    civilTime('from', '開始', { required: true }),
    civilTime('to', '終了', { required: true }),
    json('entry', 'entry', { hidden: true }),
    // Of somebody who told for several days: each of their shifts until then has a record of its own.
    civilDate('since', '休み始めた日'),
    civilDate('until', '休む最後の日', { index: true }),
    textarea('shorts', '足りなくなる時間'),
    instant('reportedAt', '連絡を受けた日時', { required: true }),
    text('substituteName', '代わりに入る人'),
    instant('filledAt', '代わりが決まった日時'),
    integer('minutesToFill', '決まるまでの分'),
    text('alertState', 'alertState', { hidden: true }),
  ],
})

export const DutyReports = caseCollection(dutyReport, {
  group,
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'on', 'place', 'author', 'state'] },
  defaultSort: '-on',
  fields: [
    civilDate('on', '日', { required: true, index: true }),
    // Whose staff reads it; `place` says it in words.
    text('office', 'office', { hidden: true, index: true }),
    text('place', '場所', { required: true }),
    text('author', '書いた人', { required: true }),
    textarea('content', '行った業務', { required: true }),
    textarea('trouble', '困難な案件・トラブル'),
    textarea('handover', '次の人への引継ぎ'),
    checkbox('isHard', '困難な案件'),
    text('leadName', '運営責任者'),
    instant('leadAt', '運営責任者が受けた日時'),
    textarea('result', '対応の結果'),
    text('chiefName', '統括責任者'),
    instant('chiefAt', '統括責任者が確認した日時'),
  ],
})

export const ConductRecords = caseCollection(conduct, {
  group,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'on', 'workerName', 'state', 'guidedOn'],
  },
  defaultSort: '-on',
  fields: [
    text('worker', 'worker', { hidden: true, required: true, index: true }),
    text('workerName', '従事者', { required: true }),
    civilDate('on', 'あった日', { required: true, index: true }),
    textarea('what', 'あったこと', { required: true }),
    text('reporter', '知らせた人'),
    civilDate('guidedOn', '指導した日'),
    text('guidedBy', '指導した人'),
    textarea('guidance', '指導の内容'),
    civilDate('closedOn', '終えた日'),
  ],
})
