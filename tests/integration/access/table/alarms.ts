import type { Acts, Records } from './people'
import { NOBODY, roles } from './people'

const SEES = roles('ca su vm se au')
const ANSWERS = roles('ca su vm se')

/** A kind's lists, its screen and its moves. */
const kind = (slug: string, reads: typeof SEES, moves: Acts): Acts => ({
  [`get /ops/cases/${slug}`]: reads,
  [`get /ops/cases/${slug}/counts`]: reads,
  [`get /ops/cases/${slug}/output`]: reads,
  [`get /ops/cases/${slug}/:id`]: reads,
  ...moves,
})

/** Acts of staff and records of the area `alarms`, and the roles that may. */
export const ALARMS_ACTS: Acts = {
  ...kind('alerts', SEES, {
    'post /ops/cases/alerts/:id/edit': ANSWERS,
    'post /ops/cases/alerts/:id/acknowledge': ANSWERS,
    'post /ops/cases/alerts/:id/takeOver': ANSWERS,
    'post /ops/cases/alerts/:id/answer': ANSWERS,
    'post /ops/cases/alerts/:id/resolve': ANSWERS,
    'post /ops/cases/alerts/many/acknowledge': ANSWERS,
    'post /ops/cases/alerts/many/resolve': ANSWERS,
  }),
}

export const ALARMS_RECORDS: Records = { alerts: { read: SEES, create: NOBODY } }

/** Fields that no answer carries, by record (see `fields.ts`). */
export const ALARMS_CLOSED: Record<string, string> = {
  alerts:
    'alertKey topic policy step nextAt panel awaited answered stateSeq stateOn history extra unlogged',
}
