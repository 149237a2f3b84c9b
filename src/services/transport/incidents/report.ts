import type { Stored } from '@/db/stored'
import type { IncidentKind, LoadState } from '@/domain/transport/vocabulary'
import { INCIDENT_KIND, LOAD_STATE } from '@/domain/transport/vocabulary'

import { logAct } from '../../audit/log-act'
import { beginCase, type Beginning } from '../../begin-case'
import type { ServiceContext } from '../../context'
import { checkReason, need } from '../../refusals'
import { itemsOf } from '../items'
import { assertCan, officesOfRun, runById, wasDone, withRun } from '../runs'

import { transportIncident } from './case'

/** A card that was in the run at that moment. */
export type CarriedCard = { card: string; number: string }

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
): Promise<Stored<'transport-incidents'>> {
  assertCan(ctx, 'transport.write')
  const run = await runById(ctx, input.id)
  const incidentKey = `${run.id}|${input.op}`
  const items = await itemsOf(ctx, run.id, { states: ['packed', 'sent'] })
  const what = need(checkReason(input.what), '何が起きたか')
  const { row } = await beginCase(ctx, incidentBeginning, {
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
    cards: items.map(({ card, number }): CarriedCard => ({ card, number })),
    offices: officesOfRun(run),
    reportedBy: ctx.actor.name,
  })
  return row
}

/** An incident stands in the history of its run and in the operation log too. */
export const incidentBeginning: Beginning<'transport-incidents'> = {
  case: transportIncident,
  note: async (ctx, row) => {
    const { incidentKey: op, runNumber, kind, load, what } = row
    const count = row.cardCount ?? 0
    const run = await withRun({ ...ctx, user: null }, row.run, (now) =>
      wasDone(now, op)
        ? null
        : {
            set: {},
            what: `${INCIDENT_KIND[kind]}: ${what}（積載物: ${LOAD_STATE[load]}）`,
            op,
          },
    )
    await logAct(ctx, {
      action: 'transport.incident',
      target: `transport-runs/${run.id}`,
      office: run.from,
      summary: `移送 ${runNumber} の${INCIDENT_KIND[kind]}を記録（積載物: ${LOAD_STATE[load]}、カード ${count}枚）`,
      count,
      key: `transport-incident|${op}`,
    })
  },
}
