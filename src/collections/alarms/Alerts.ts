import { SEVERITY_OPTIONS } from '@/domain/alarms/severity'
import { integer, json, select, text, textarea } from '@/fields/basic'
import { instant } from '@/fields/instant'
import { alertCase } from '@/services/alarms/alerts/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

/** 通報: what people are told of until somebody answers (IN-02). */
export const Alerts = caseCollection(alertCase, {
  group: GROUP.alarms,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'severity', 'raisedAt', 'state', 'acknowledgedBy'],
  },
  fields: [
    text('title', '件名', { required: true }),
    select('severity', '重さ', SEVERITY_OPTIONS, { required: true, defaultValue: 'fault' }),
    textarea('body', '内容'),
    text('href', '対応する画面'),
    instant('raisedAt', '発生', { required: true, index: true }),
    instant('lastRaisedAt', '最後の検知'),
    integer('times', '検知の回数', { defaultValue: 1 }),
    text('warning', '注意'),
    instant('acknowledgedAt', '確認した日時'),
    text('acknowledgedBy', '確認した人'),
    instant('takenOverAt', '全体管理責任者への引継ぎ'),
    instant('resolvedAt', '解消した日時'),
    textarea('result', '対応の内容'),
    integer('round', '回', { defaultValue: 1 }),
    text('topic', 'topic', { hidden: true, index: true }),
    text('policy', 'policy', { hidden: true }),
    integer('step', 'step', { hidden: true }),
    text('nextAt', 'nextAt', { hidden: true, index: true }),
    text('lastTryAt', 'lastTryAt', { hidden: true }),
    json('panel', 'panel', { hidden: true }),
    json('awaited', 'awaited', { hidden: true }),
    json('answered', 'answered', { hidden: true }),
  ],
})
