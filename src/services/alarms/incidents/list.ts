import { isCityWide, officeIdsOf } from '@/access/roles'
import { INCIDENT_KIND_OPTIONS, type IncidentKind, isInterruption } from '@/domain/alarms/incident'

import { isoOfMoment } from '@/domain/time/civil'

import { caseKind, type RowLink, inFile } from '../../cases/kind'

import { incidentCase } from './case'

const linksFor = (kind: IncidentKind): RowLink[] => [
  ...(isInterruption(kind) ? [{ label: '影響する予約を調べて連絡', href: '/admin/close' }] : []),
  { label: '対応の手順', href: '/admin/collections/rule-documents' },
]

export const incidents = caseKind<'incidents'>({
  case: incidentCase,
  begin: {
    label: '障害・事故を登録',
    by: 'incidents.report',
    asks: [
      {
        name: 'kind',
        label: '種類',
        options: INCIDENT_KIND_OPTIONS,
        value: 'system',
        required: '種類を選んでください。',
      },
      { name: 'what', label: '何が起きたか', kind: 'lines', hint: '個人の情報は書きません。' },
      {
        name: 'occurredAt',
        label: '発生した日時',
        kind: 'moment',
        isPast: true,
        hint: '空なら、いまです。',
      },
      { name: 'service', label: '影響する業務・場所' },
    ],
    fields: (ctx, { kind, what, occurredAt, service }) => {
      const now = ctx.now().toISOString()
      const [office] = officeIdsOf(ctx.user)
      return {
        kind: kind as IncidentKind,
        what,
        service,
        occurredAt: occurredAt ? isoOfMoment(occurredAt) : now,
        detectedAt: now,
        reportedBy: ctx.actor.name,
        owner: '業務責任者',
        // Whoever works for one office reports for it; the rest concerns the whole city.
        ...(ctx.user && !isCityWide(ctx.user) && office ? { office } : {}),
      }
    },
  },
  list: {
    path: 'incidents',
    title: '障害・事故',
    lead: '起きたことの登録から、復旧、市への報告、再発防止策までを1件ずつ記録します。',
    columns: [
      'occurredAt',
      'kind',
      { field: 'what', width: 40 },
      'state',
      'owner',
      'oralAt',
      'writtenAt',
      ...inFile(
        'minutesToReport',
        'service',
        'office',
        'detectedAt',
        'restoredAt',
        'takenOverAt',
        'cause',
        'instruction',
        'prevention',
        'reportedBy',
      ),
    ],
    sort: ['-occurredAt', 'id'],
    split: 'kind',
    purposes: ['市への報告', '再発防止の検討'],
    output: 'incidents.read',
    links: (_, rows) =>
      Promise.resolve(new Map(rows.map(({ id, kind }) => [id, { links: linksFor(kind) }]))),
  },
})
