import type { Acts, Records } from './people'
import { CITY_ADMIN, EVERYBODY, NOBODY, roles } from './people'

const SEES = roles('ca su vm se au')
const PLANS = roles('su vm se')
const REPORTS = roles('op ws hd fs su vm se')
const SEES_REPORTS = roles('ca op ws hd fs su vm se au')
const LEADS = roles('su')
const CHIEF = roles('vm')
const SEES_CONDUCT = roles('ca su vm au')
const GUIDES = roles('su vm')

const caseOf = (slug: string, sees: Acts[string], moves: Record<string, Acts[string]>): Acts => ({
  [`get /ops/cases/${slug}`]: sees,
  [`get /ops/cases/${slug}/counts`]: sees,
  [`get /ops/cases/${slug}/output`]: sees,
  [`get /ops/cases/${slug}/:id`]: sees,
  [`get /ops/cases/${slug}/:id/paper`]: sees,
  ...Object.fromEntries(
    Object.entries(moves).map(([move, who]) => [`post /ops/cases/${slug}/:id/${move}`, who]),
  ),
})

/** Acts and records of the area `shifts`: who works when, absences, and the daily chain. */
export const SHIFTS_ACTS: Acts = {
  'get /ops/shifts': SEES,
  'post /ops/shifts': PLANS,
  'post /ops/shifts/copy': PLANS,
  'post /ops/shifts/publish': PLANS,
  'post /ops/absences': PLANS,
  'get /ops/absences/:id': PLANS,
  'post /ops/absences/:id/fill': PLANS,
  'post /ops/absences/:id/until': PLANS,
  'get /ops/my-shifts': EVERYBODY,
  'get /ops/my-shifts/calendar': EVERYBODY,
  ...caseOf('absences', SEES, {
    edit: PLANS,
    fill: PLANS,
    giveUp: PLANS,
    cancel: PLANS,
    add: PLANS,
  }),
  ...caseOf('duty-reports', SEES_REPORTS, {
    edit: LEADS,
    confirm: LEADS,
    take: LEADS,
    report: LEADS,
    escalate: LEADS,
    takeByChief: CHIEF,
    close: CHIEF,
    settle: CHIEF,
    add: REPORTS,
  }),
  'get /ops/cases/duty-reports/output': SEES,
  'get /ops/cases/duty-reports/:id/paper': SEES,
  'post /ops/cases/duty-reports': REPORTS,
  'post /ops/cases/duty-reports/many/confirm': LEADS,
  'post /ops/cases/duty-reports/many/close': CHIEF,
  ...caseOf('conduct-records', SEES_CONDUCT, {
    edit: GUIDES,
    guide: GUIDES,
    close: GUIDES,
    replace: GUIDES,
    add: GUIDES,
  }),
  'post /ops/cases/conduct-records': GUIDES,
}

export const SHIFTS_RECORDS: Records = {
  shifts: { read: SEES, create: NOBODY },
  'shift-weeks': { read: SEES, create: NOBODY },
  absences: { read: SEES, create: NOBODY },
  'duty-reports': { read: SEES_REPORTS, create: NOBODY },
  'conduct-records': { read: SEES_CONDUCT, create: NOBODY },
  'shift-types': { read: SEES, create: PLANS },
  'shift-needs': { read: SEES, create: CITY_ADMIN },
  'shift-places': { read: SEES, create: PLANS },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const SHIFTS_CLOSED: Record<string, string> = {
  shifts: 'shiftKey worker entries unsettled lines unlogged',
  'shift-weeks': 'weekKey place plan seats lines unlogged',
  absences: 'absenceKey place worker entry alertState stateOn stateSeq history extra unlogged',
  'duty-reports': 'requestKey office stateOn stateSeq history extra unlogged',
  'conduct-records': 'requestKey worker stateOn stateSeq history extra unlogged',
  'shift-types': 'presetKey',
  'shift-needs': 'presetKey',
  'shift-places': 'presetKey',
}
