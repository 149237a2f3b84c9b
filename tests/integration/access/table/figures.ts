import { type Acts, NOBODY, type Records, roles } from './people'

const SEES = roles('ca su vm se au')
const ENTERS = roles('ca su vm se')
const LEADS = roles('su vm se')
const CITY = roles('ca')

/** Acts of staff and records of the area `figures`, and the roles that may. */
export const FIGURES_ACTS: Acts = {
  'get /ops/call-stats/output': SEES,
  'get /ops/call-stats/day': SEES,
  'post /ops/call-stats/day': ENTERS,
  'post /ops/call-stats/preview': ENTERS,
  'post /ops/call-stats/import': ENTERS,
  'get /ops/call-wall': SEES,
  'get /ops/cases/staffing-reviews': SEES,
  'get /ops/cases/staffing-reviews/counts': SEES,
  'get /ops/cases/staffing-reviews/output': SEES,
  'get /ops/cases/staffing-reviews/:id': SEES,
  'get /ops/cases/staffing-reviews/:id/paper': SEES,
  'post /ops/cases/staffing-reviews/:id/edit': LEADS,
  'post /ops/cases/staffing-reviews/:id/decide': LEADS,
  'post /ops/cases/staffing-reviews/:id/talk': LEADS,
  'get /ops/cases/rate-misses': SEES,
  'get /ops/cases/rate-misses/counts': SEES,
  'get /ops/cases/rate-misses/output': SEES,
  'get /ops/cases/rate-misses/:id': SEES,
  'get /ops/cases/rate-misses/:id/paper': SEES,
  'post /ops/cases/rate-misses/:id/edit': LEADS,
  'post /ops/cases/rate-misses/:id/report': LEADS,
  'post /ops/cases/rate-misses/:id/agree': CITY,
  'post /ops/cases/rate-misses/:id/sendBack': CITY,
  'post /ops/cases/rate-misses/:id/withdraw': LEADS,
}

export const FIGURES_RECORDS: Records = {
  'call-stats': { read: SEES, create: NOBODY },
  'staffing-reviews': { read: SEES, create: NOBODY },
  'rate-misses': { read: SEES, create: NOBODY },
  'call-rules': { read: SEES, create: CITY },
  'call-plans': { read: SEES, create: ENTERS },
  'call-seats': { read: SEES, create: ENTERS },
  'call-import-profiles': { read: SEES, create: ENTERS },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const FIGURES_CLOSED: Record<string, string> = {
  'call-stats': 'statKey bands unlogged',
  'staffing-reviews': 'reviewKey stateOn stateSeq history extra unlogged',
  'rate-misses': 'missKey stateOn stateSeq history extra unlogged',
  'call-rules': 'presetKey',
  'call-plans': 'presetKey',
  'call-seats': 'presetKey',
  'call-import-profiles': 'presetKey',
}
