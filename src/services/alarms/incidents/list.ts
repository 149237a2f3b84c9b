import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  hasFlow,
  INCIDENT_KIND_OPTIONS,
  type IncidentKind,
  isInterruption,
} from '@/domain/alarms/incident'
import { isoOfMoment, tokyoDateOf } from '@/domain/time/civil'

import { caseKind, type RowLink, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'

import { incidentCase } from './case'

type Plan = Stored<'rule-documents'>
const plansFor = (kind: IncidentKind): NonNullable<Plan['kind']>[] => [
  ...(hasFlow(kind) ? (['flow'] as const) : (['measure'] as const)),
  'structure',
]

/** What the city has approved for faults and accidents and is in use today (IN-05, IN-07, IN-10). */
const plansInForce = (ctx: ServiceContext): Promise<Plan[]> =>
  findRows<Plan>(
    ctx.payload,
    'rule-documents',
    {
      and: [
        { kind: { in: ['flow', 'measure', 'structure'] } },
        { active: { not_equals: false } },
        { effectiveFrom: { less_than_equal: tokyoDateOf(ctx.now()) } },
      ],
    },
    { sort: ['title', 'id'] },
  )

const linksFor = (kind: IncidentKind, plans: readonly Plan[]): RowLink[] => [
  ...(isInterruption(kind) ? [{ label: '影響する予約を調べて連絡', href: '/admin/close' }] : []),
  ...plansFor(kind)
    .flatMap((own) => plans.filter((plan) => plan.kind === own && plan.approvedOn))
    .map(({ id, title }) => ({ label: title, href: `/admin/collections/rule-documents/${id}` })),
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
        required: true,
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
    links: async (ctx, rows) => {
      const plans = await plansInForce(ctx)
      return new Map(rows.map(({ id, kind }) => [id, { links: linksFor(kind, plans) }]))
    },
  },
})
