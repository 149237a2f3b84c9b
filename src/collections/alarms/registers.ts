import {
  CITY_REQUEST_KIND_OPTIONS,
  DIAGNOSIS_KIND_OPTIONS,
  SEVERITY_LEVEL_OPTIONS,
} from '@/domain/alarms/register'
import { integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { instant } from '@/fields/instant'
import { diagnosis } from '@/services/alarms/registers/diagnoses'
import { issue } from '@/services/alarms/registers/issues'
import { cityRequest } from '@/services/alarms/registers/requests'
import { securityTick } from '@/services/alarms/registers/ticks'
import { vulnerability } from '@/services/alarms/registers/vulnerabilities'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

const group = GROUP.alarms

export const SecurityTicks = caseCollection(securityTick, {
  group,
  admin: { useAsTitle: 'day', defaultColumns: ['day', 'state', 'checkedBy', 'finding'] },
  fields: [
    civilDate('day', '日', { required: true, index: true }),
    textarea('finding', '該当する情報'),
    text('checkedBy', '確認した人'),
    instant('checkedAt', '確認した日時'),
    textarea('reason', '理由'),
  ],
})

export const Vulnerabilities = caseCollection(vulnerability, {
  group,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'level', 'foundOn', 'state', 'daysToFix'],
  },
  fields: [
    text('title', '脆弱性', { required: true }),
    select('level', '深刻度', SEVERITY_LEVEL_OPTIONS, { required: true, defaultValue: 'high' }),
    civilDate('foundOn', '知った日', { required: true, index: true }),
    textarea('remedy', '対応の内容'),
    civilDate('fixedOn', '修正日'),
    integer('daysToFix', '修正までの日数'),
  ],
})

export const SecurityDiagnoses = caseCollection(diagnosis, {
  group,
  admin: { useAsTitle: 'dueOn', defaultColumns: ['dueOn', 'kind', 'company', 'state', 'doneOn'] },
  fields: [
    select('kind', '種類', DIAGNOSIS_KIND_OPTIONS, { required: true, defaultValue: 'diagnosis' }),
    civilDate('dueOn', '期限', { required: true, index: true }),
    text('company', '会社・機関'),
    civilDate('doneOn', '実施日', { index: true }),
    textarea('result', '結果'),
    textarea('fix', '修正の内容'),
    civilDate('fixedOn', '修正日'),
  ],
})

export const Issues = caseCollection(issue, {
  group,
  admin: { useAsTitle: 'what', defaultColumns: ['what', 'raisedOn', 'dueOn', 'state'] },
  fields: [
    textarea('what', '課題', { required: true }),
    textarea('cause', '原因'),
    textarea('remedy', '対策'),
    civilDate('dueOn', '期限', { index: true }),
    civilDate('raisedOn', '登録日', { required: true, index: true }),
    text('raisedBy', '登録した人'),
    textarea('result', '結果'),
    civilDate('closedOn', '完了日'),
  ],
})

export const CityRequests = caseCollection(cityRequest, {
  group,
  admin: { useAsTitle: 'text', defaultColumns: ['askedOn', 'kind', 'text', 'state', 'dueOn'] },
  fields: [
    select('kind', '種類', CITY_REQUEST_KIND_OPTIONS, { required: true, defaultValue: 'improve' }),
    textarea('text', '内容', { required: true }),
    civilDate('dueOn', '期限', { index: true }),
    civilDate('askedOn', '受付日', { required: true, index: true }),
    text('askedBy', '要求した人'),
    textarea('reply', '対応の内容'),
    civilDate('answeredOn', '対応日'),
    text('answeredBy', '対応した人'),
    civilDate('acceptedOn', '確認日'),
  ],
})
