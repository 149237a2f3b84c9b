import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, toInstant } from '@/domain/time/civil'

import { moveByProduct } from '../cases/move'
import type { ServiceContext } from '../context'
import { reportIncident } from '../transport/incidents/report'
import { beginCase } from '../cases/begin'
import { transportRequests } from '../transport/requests/list'

import { notAhead } from './not-ahead'
import type { DemoPart, DemoStaff } from './world'

/** What the city asked of the transport, one thing answered, and a delay that is still open (TR-05, TR-06). */
async function createDemoTransportRecords(
  ctx: ServiceContext,
  { staff, today }: { staff: DemoStaff; today: CivilDate },
): Promise<void> {
  const [run] = await findRows<{ id: string; date: CivilDate }>(
    ctx.payload,
    'transport-runs',
    { state: { equals: 'completed' } },
    { sort: ['-date', 'id'], limit: 1 },
  )
  if (!run) return
  const on = (daysAgo: number, actor: ServiceContext['actor']): ServiceContext => ({
    ...ctx,
    actor,
    now: () => notAhead(ctx, addDays(today, -daysAgo), '13:40'),
  })
  await cityRules(ctx)
  const { row: answered } = await beginCase(on(10, staff.city), transportRequests, {
    op: 'demo|route',
    answers: {
      kind: 'route',
      text: '川崎区役所は裏口から入ってください（正面の工事のため）',
    },
  })
  await moveByProduct(on(8, staff.window), transportRequests.case, answered.id, {
    move: 'answer',
    answers: { reply: '次の移送から裏口に着けます', effectiveOn: addDays(today, -5) },
    op: 'demo|answer',
  })
  await beginCase(on(2, staff.city), transportRequests, {
    op: 'demo|time',
    answers: { kind: 'schedule', text: '年末は午前中に届けてください' },
  })
  await reportIncident(
    { ...on(0, staff.window), now: () => toInstant(run.date, '10:15') },
    {
      id: run.id,
      op: 'demo|delay',
      at: `${run.date}T10:05`,
      kind: 'delay',
      place: '国道15号',
      what: '事故渋滞で到着が20分遅れた',
      load: 'intact',
      measures: '区役所に電話で連絡した',
    },
  )
}

export const demoTransportRecords: DemoPart = ({ ctx, staff, today }) =>
  createDemoTransportRecords(ctx, { staff, today })

/** What the city has added to the requests, as a city administrator does it in the panel. */
async function cityRules({ payload }: ServiceContext): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'case-rules' })
  if (totalDocs > 0) return
  const list = await payload.create({
    collection: 'choice-lists',
    data: {
      name: '要望の結果',
      options: [{ label: '要望のとおり' }, { label: '一部だけ' }, { label: '見送り' }],
    },
  })
  await payload.create({
    collection: 'case-rules',
    data: {
      kind: 'transport-requests',
      extra: [
        {
          label: '要望の結果',
          type: 'choice',
          choices: list.id,
          moves: ['answer'],
          required: false,
          inList: true,
          inFile: true,
        },
      ],
      due: [
        {
          state: 'open',
          days: 5,
          isOpenDays: true,
          remindDays: ['1'],
          overdue: true,
          toTurn: true,
        },
      ],
      note: '12月の定例会で決めた',
    },
  })
  await payload.create({
    collection: 'case-rules',
    data: {
      kind: 'card-tasks',
      due: [
        {
          state: 'open',
          days: 3,
          isOpenDays: true,
          remindDays: ['1'],
          overdue: true,
          toTurn: true,
        },
        { state: 'printed', days: 1, isOpenDays: true, overdue: true, toTurn: true },
      ],
    },
  })
}
