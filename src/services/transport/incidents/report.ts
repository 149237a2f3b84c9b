import type { Stored } from '@/db/stored'
import type { IncidentKind, LoadState } from '@/domain/transport/vocabulary'
import { INCIDENT_KIND, LOAD_STATE } from '@/domain/transport/vocabulary'

import { type Beginning, startNoted } from '../../start-noted'
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
  const { row } = await startNoted(ctx, incidentBeginning, {
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

/** An incident stands in the history of its run too. */
export const incidentBeginning: Beginning<'transport-incidents'> = {
  case: transportIncident,
  note: (ctx, { incidentKey: op, run, kind, load, what }) =>
    withRun({ ...ctx, user: null }, run, (now) =>
      wasDone(now, op)
        ? null
        : {
            set: {},
            what: `${INCIDENT_KIND[kind]}: ${what}（積載物: ${LOAD_STATE[load]}）`,
            op,
          },
    ),
}
