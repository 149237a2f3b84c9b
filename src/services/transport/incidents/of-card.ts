import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { INCIDENT_KIND, LOAD_STATE } from '@/domain/transport/vocabulary'

import type { ServiceContext } from '../../context'

import { transportIncident } from './case'
import type { CarriedCard } from './report'

export type CardIncident = {
  id: string
  when: string
  what: string
  load: string
  state: string
  run: { id: string; number: string }
}

/** Accidents of runs while the card was on board, the newest first (TR-05); the caller has checked the card. */
export async function incidentsOfCard(
  ctx: ServiceContext,
  cardKey: string,
): Promise<CardIncident[]> {
  const items = await findRows<{ run: string }>(
    ctx.payload,
    'transport-items',
    { card: { equals: cardKey } },
    { select: { run: true } },
  )
  if (items.length === 0) return []
  const rows = await findRows<Stored<'transport-incidents'>>(
    ctx.payload,
    'transport-incidents',
    { run: { in: [...new Set(items.map(({ run }) => run))] } },
    { sort: '-at' },
  )
  return rows
    .filter(({ cards }) => ((cards ?? []) as CarriedCard[]).some(({ card }) => card === cardKey))
    .map(({ id, at, kind, what, load, state, run, runNumber }) => ({
      id: String(id),
      when: at.replace('T', ' '),
      what: `${INCIDENT_KIND[kind]}: ${what}`,
      load: LOAD_STATE[load],
      state: transportIncident.states[state].label,
      run: { id: run, number: runNumber ?? '' },
    }))
}
