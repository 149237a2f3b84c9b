import type { Endpoint } from 'payload'

import { blobSource } from '@/documents/csv/sources'
import { tokyoDateOf } from '@/domain/time/civil'
import { invalid } from '@/services/refusals'
import { checkStop, completeRun, explainDifference } from '@/services/transport/check-stop'
import { departRun, reopenPacking } from '@/services/transport/depart'
import { reportIncident } from '@/services/transport/incidents/report'
import { outputManifest } from '@/services/transport/manifest'
import { transportMasters } from '@/services/transport/masters'
import { packCard, unpackCard } from '@/services/transport/pack'
import { cancelRun, editRun, planRun, planWeek } from '@/services/transport/plan'
import { importPositions } from '@/services/transport/positions'
import { arriveAtStop, receiveCard } from '@/services/transport/receive'
import { recordReturn } from '@/services/transport/returns'
import { runView, weekView } from '@/services/transport/view'

import { fileResponse, staffOperation } from './define'
import { assertSameUser } from './same-user'
import {
  arriveBody,
  departBody,
  editBody,
  explainBody,
  incidentBody,
  mastersQuery,
  planBody,
  reasonBody,
  receiveBody,
  returnBody,
  scanBody,
  stopBody,
  weekBody,
  weekQuery,
} from './transport-schema'
import { wishQuery } from './wish'

const reads = { method: 'get', capability: 'transport.read' } as const
const writes = { method: 'post', capability: 'transport.write' } as const
const plans = { method: 'post', capability: 'transport.plan' } as const

const idOf = (params: Record<string, string>): string => params.id ?? ''

const week = staffOperation({
  ...reads,
  path: '/ops/transport/week',
  input: weekQuery,
  handle: ({ ctx, input }) => weekView(ctx, input.week ?? tokyoDateOf(ctx.now())),
})

const masters = staffOperation({
  ...reads,
  path: '/ops/transport/masters',
  input: mastersQuery,
  handle: ({ ctx, input }) => transportMasters(ctx, input.date),
})

const run = staffOperation({
  ...reads,
  path: '/ops/transport/runs/:id',
  handle: ({ ctx, params }) => runView(ctx, idOf(params)),
})

/** カード移送一覧表 (PR-01) as paper, Excel or CSV. */
const manifest = staffOperation({
  ...reads,
  path: '/ops/transport/runs/:id/manifest',
  input: wishQuery,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await outputManifest(ctx, idOf(params), input)),
})

const plan = staffOperation({
  ...plans,
  path: '/ops/transport/runs',
  input: planBody,
  status: 201,
  handle: async ({ ctx, input }) => runView(ctx, (await planRun(ctx, input)).id),
})

const planOfWeek = staffOperation({
  ...plans,
  path: '/ops/transport/week/plan',
  input: weekBody,
  handle: ({ ctx, input }) => planWeek(ctx, input.week),
})

const edit = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/edit',
  input: editBody,
  handle: async ({ ctx, params, input }) =>
    runView(ctx, (await editRun(ctx, { id: idOf(params), ...input })).id),
})

const cancel = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/cancel',
  input: reasonBody,
  handle: async ({ ctx, params, input }) =>
    runView(ctx, (await cancelRun(ctx, { id: idOf(params), ...input })).id),
})

const pack = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/pack',
  input: scanBody,
  handle: ({ ctx, params, input: { by, ...input } }) => {
    assertSameUser(ctx, by)
    return packCard(ctx, { id: idOf(params), ...input })
  },
})

const unpack = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/unpack',
  input: scanBody,
  handle: ({ ctx, params, input: { by, ...input } }) => {
    assertSameUser(ctx, by)
    return unpackCard(ctx, { id: idOf(params), ...input })
  },
})

const depart = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/depart',
  input: departBody,
  handle: async ({ ctx, params, input }) =>
    runView(ctx, (await departRun(ctx, { id: idOf(params), ...input })).id),
})

const reopen = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/reopen',
  handle: async ({ ctx, params }) => {
    await reopenPacking(ctx, idOf(params))
    return runView(ctx, idOf(params))
  },
})

const arrive = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/arrive',
  input: arriveBody,
  handle: async ({ ctx, params, input }) =>
    runView(ctx, (await arriveAtStop(ctx, { id: idOf(params), ...input })).id),
})

const receive = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/receive',
  input: receiveBody,
  handle: ({ ctx, params, input: { by, ...input } }) => {
    assertSameUser(ctx, by)
    return receiveCard(ctx, { id: idOf(params), ...input })
  },
})

const check = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/check',
  input: stopBody,
  handle: async ({ ctx, params, input }) => {
    await checkStop(ctx, { id: idOf(params), ...input })
    return runView(ctx, idOf(params))
  },
})

const explain = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/explain',
  input: explainBody,
  handle: async ({ ctx, params, input }) => {
    await explainDifference(ctx, { id: idOf(params), ...input })
    return runView(ctx, idOf(params))
  },
})

const complete = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/complete',
  handle: async ({ ctx, params }) =>
    runView(ctx, (await completeRun(ctx, { id: idOf(params) })).id),
})

const returned = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/return',
  input: returnBody,
  handle: async ({ ctx, params, input }) =>
    runView(ctx, (await recordReturn(ctx, { id: idOf(params), ...input })).id),
})

const incident = staffOperation({
  ...writes,
  path: '/ops/transport/runs/:id/incidents',
  input: incidentBody,
  handle: async ({ ctx, params, input }) => {
    await reportIncident(ctx, { id: idOf(params), ...input })
    return runView(ctx, idOf(params))
  },
})

const positions = staffOperation({
  ...plans,
  path: '/ops/transport/runs/:id/positions',
  body: 'form',
  handle: async ({ ctx, req, params }) => {
    const form = await req.formData?.().catch(() => null)
    const file = form?.get('file')
    if (!(file instanceof Blob)) {
      throw invalid('CSVファイルを選んでください。')
    }
    return importPositions(ctx, idOf(params), blobSource(file, 'positions.csv'))
  },
})

/** Card transport; prefix /ops/transport. */
export const transportEndpoints: Endpoint[] = [
  week,
  planOfWeek,
  masters,
  plan,
  run,
  manifest,
  edit,
  cancel,
  pack,
  unpack,
  depart,
  reopen,
  arrive,
  receive,
  check,
  explain,
  complete,
  returned,
  incident,
  positions,
]
