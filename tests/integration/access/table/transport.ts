import type { Acts, Records } from './people'
import { HANDLES_CARDS, NOBODY, PLANS_RUNS, SEES_RUNS } from './people'

const run = (act: string) => `/ops/transport/runs/:id/${act}`

/** Transport: acts of staff, and the roles that may. */
export const TRANSPORT_ACTS: Acts = {
  'get /ops/transport/week': SEES_RUNS,
  'get /ops/transport/masters': SEES_RUNS,
  'get /ops/transport/runs/:id': SEES_RUNS,
  'get /ops/transport/runs/:id/manifest': SEES_RUNS,
  'post /ops/transport/week/plan': PLANS_RUNS,
  'post /ops/transport/runs': PLANS_RUNS,
  [`post ${run('positions')}`]: PLANS_RUNS,
  [`post ${run('edit')}`]: HANDLES_CARDS,
  [`post ${run('cancel')}`]: HANDLES_CARDS,
  [`post ${run('pack')}`]: HANDLES_CARDS,
  [`post ${run('unpack')}`]: HANDLES_CARDS,
  [`post ${run('depart')}`]: HANDLES_CARDS,
  [`post ${run('reopen')}`]: HANDLES_CARDS,
  [`post ${run('arrive')}`]: HANDLES_CARDS,
  [`post ${run('receive')}`]: HANDLES_CARDS,
  [`post ${run('check')}`]: HANDLES_CARDS,
  [`post ${run('explain')}`]: HANDLES_CARDS,
  [`post ${run('complete')}`]: HANDLES_CARDS,
  [`post ${run('return')}`]: HANDLES_CARDS,
  [`post ${run('incidents')}`]: HANDLES_CARDS,
  'post /ops/cases/transport-requests': HANDLES_CARDS,
  'get /ops/cases/transport-incidents': SEES_RUNS,
  'get /ops/cases/transport-incidents/counts': SEES_RUNS,
  'get /ops/cases/transport-incidents/output': SEES_RUNS,
  'get /ops/cases/transport-incidents/:id': SEES_RUNS,
  'post /ops/cases/transport-incidents/:id/close': HANDLES_CARDS,
  'get /ops/cases/transport-requests': SEES_RUNS,
  'get /ops/cases/transport-requests/counts': SEES_RUNS,
  'get /ops/cases/transport-requests/output': SEES_RUNS,
  'get /ops/cases/transport-requests/:id': SEES_RUNS,
  'post /ops/cases/transport-requests/:id/answer': PLANS_RUNS,
  'get /ops/cases/transport-alerts': SEES_RUNS,
  'get /ops/cases/transport-alerts/counts': SEES_RUNS,
  'get /ops/cases/transport-alerts/output': SEES_RUNS,
  'get /ops/cases/transport-alerts/:id': SEES_RUNS,
  'post /ops/cases/transport-alerts/:id/explain': PLANS_RUNS,
}

export const TRANSPORT_RECORDS: Records = {
  'transport-runs': { read: SEES_RUNS, create: NOBODY },
  'transport-items': { read: SEES_RUNS, create: NOBODY },
  'transport-incidents': { read: SEES_RUNS, create: NOBODY },
  'transport-requests': { read: SEES_RUNS, create: NOBODY },
  'transport-positions': { read: SEES_RUNS, create: NOBODY },
  'transport-alerts': { read: SEES_RUNS, create: NOBODY },
  'transport-carriers': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-drivers': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-vehicles': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-cases': { read: SEES_RUNS, create: PLANS_RUNS },
  'transport-routes': { read: SEES_RUNS, create: PLANS_RUNS },
}
