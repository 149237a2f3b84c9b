import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const SEES = roles('ca su vm se au')
const ANSWERS = roles('ca su vm se')
const EDITS = roles('ca su vm')

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
  'get /ops/alarms/open': EVERYBODY,
  'post /ops/alarms/:id/answer': EVERYBODY,
  'get /ops/alarms/contacts/:id/secret': CITY_ADMIN,
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

export const ALARMS_RECORDS: Records = {
  alerts: { read: SEES, create: NOBODY },
  'alert-deliveries': { read: SEES, create: NOBODY },
  'emergency-contacts': { read: SEES, create: EDITS },
  'alert-policies': { read: SEES, create: EDITS },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const ALARMS_CLOSED: Record<string, string> = {
  alerts:
    'alertKey topic policy step nextAt lastTryAt panel awaited answered stateSeq stateOn history extra unlogged',
  'alert-deliveries': 'deliveryKey alert contact address nextAttemptAt claimedAt',
}
