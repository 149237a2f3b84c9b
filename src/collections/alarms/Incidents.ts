import { INCIDENT_KIND_OPTIONS } from '@/domain/alarms/incident'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { instant } from '@/fields/instant'
import { officeField } from '@/fields/relations'
import { incidentCase } from '@/services/alarms/incidents/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const Incidents = caseCollection(incidentCase, {
  group: GROUP.alarms,
  admin: {
    useAsTitle: 'what',
    defaultColumns: ['occurredAt', 'kind', 'what', 'state', 'owner'],
  },
  fields: [
    select('kind', '種類', INCIDENT_KIND_OPTIONS, { required: true, defaultValue: 'system' }),
    textarea('what', '何が起きたか'),
    text('service', '影響する業務・場所'),
    officeField(),
    text('owner', '担当'),
    instant('occurredAt', '発生', { required: true, index: true }),
    instant('detectedAt', '検知'),
    text('reportedBy', '登録した人'),
    instant('oralAt', '口頭の報告'),
    integer('minutesToReport', '発生から報告までの分'),
    instant('writtenAt', '書面の報告'),
    instant('takenOverAt', '全体管理責任者への引継ぎ'),
    instant('restoredAt', '復旧'),
    textarea('instruction', '市の指示'),
    textarea('cause', '原因'),
    textarea('prevention', '再発防止策'),
    text('publicTitle', '公開した見出し'),
    json('published', '公開した文'),
    json('checks', 'checks', { hidden: true }),
    text('source', 'source', { hidden: true, index: true }),
    checkbox('isAlerted', 'isAlerted', { hidden: true, index: true }),
    checkbox('isUnpublished', 'isUnpublished', { hidden: true, index: true }),
  ],
})
