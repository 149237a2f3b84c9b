import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { IncidentKind, IncidentState, LoadState } from '@/domain/transport/vocabulary'
import { INCIDENT_KIND, LOAD_STATE } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import { checkReason } from '../cards/card-reason'
import type { ServiceContext } from '../context'

import { itemsOf } from './items'
import { assertCan, need, officesOfRun, runById, withRun } from './runs'

export type IncidentRow = {
  id: string
  incidentKey: string
  run: string
  runNumber: string
  at: string
  kind: IncidentKind
  place: string
  what: string
  load: LoadState
  measures: string
  cardCount: number
  cards: { card: string; number: string }[]
  state: IncidentState
  reportedBy: string
  result: string
  closedBy: string
  closedAt: string
}

export type IncidentInput = {
  id: string
  op: string
  /** When it happened, as the screen has it: `2026-12-07T10:15`. */
  at: string
  kind: IncidentKind
  place?: string
  what: string
  load: LoadState
  measures?: string
}

/**
 * 事故・災害 with the state of the load (TR-05): opens an incident that is linked to the run and to the
 * cards that were in it at that moment. Sent again, it is one incident.
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID
 */
export async function reportIncident(
  ctx: ServiceContext,
  input: IncidentInput,
): Promise<IncidentRow> {
  assertCan(ctx, 'transport.write')
  const run = await runById(ctx, input.id)
  const incidentKey = `${run.id}|${input.op}`
  const items = await itemsOf(ctx, run.id, { states: ['packed', 'sent'] })
  const what = need(checkReason(input.what), '何が起きたか')
  const row = {
    incidentKey,
    run: run.id,
    runNumber: run.number,
    at: need(input.at, '発生した日時'),
    kind: input.kind,
    place: checkReason(input.place),
    what,
    load: input.load,
    measures: checkReason(input.measures),
    cardCount: items.length,
    cards: items.map(({ card, number }) => ({ card, number })),
    offices: officesOfRun(run),
    state: 'open',
    reportedBy: ctx.actor.name,
    result: '',
    closedBy: '',
    closedAt: '',
  }
  let incident: IncidentRow | null = null
  try {
    incident = await insertRow<IncidentRow>(ctx.payload, 'transport-incidents', row)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    incident = await findRow<IncidentRow>(ctx.payload, 'transport-incidents', {
      incidentKey: { equals: incidentKey },
    })
  }
  const words = `${INCIDENT_KIND[input.kind]}: ${what}（積載物: ${LOAD_STATE[input.load]}）`
  await withRun(ctx, run.id, (now) =>
    now.history?.some(({ op }) => op === incidentKey)
      ? null
      : { set: {}, what: words, op: incidentKey },
  )
  await recordAudit(ctx.payload, {
    action: 'transport.incident',
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    target: `transport-runs/${run.id}`,
    office: run.from,
    summary: `移送 ${run.number} の${INCIDENT_KIND[input.kind]}を記録（積載物: ${LOAD_STATE[input.load]}、カード ${items.length}枚）`,
    count: items.length,
    key: `transport-incident|${incidentKey}`,
  })
  return incident!
}

/** Ends an incident with what came of it. @throws DomainError NOT_FOUND, FORBIDDEN, INPUT_INVALID */
export async function closeIncident(
  ctx: ServiceContext,
  input: { id: string; load: LoadState; result: string },
): Promise<IncidentRow> {
  assertCan(ctx, 'transport.write')
  const known = await findRow<IncidentRow>(ctx.payload, 'transport-incidents', {
    id: { equals: input.id },
  })
  if (!known) throw new DomainError('NOT_FOUND', 'この記録は見つかりません。', 404)
  await runById(ctx, known.run)
  const result = need(checkReason(input.result), '対応の結果')
  const closed = await updateWhere<IncidentRow>(
    ctx.payload,
    'transport-incidents',
    { and: [{ id: { equals: input.id } }, { state: { equals: 'open' } }] },
    {
      state: 'closed',
      load: input.load,
      result,
      closedBy: ctx.actor.name,
      closedAt: ctx.now().toISOString(),
    },
  )
  return closed ?? known
}

export const incidentsOf = (ctx: ServiceContext, run: string): Promise<IncidentRow[]> =>
  findRows<IncidentRow>(
    ctx.payload,
    'transport-incidents',
    { run: { equals: run } },
    { sort: 'at' },
  )
