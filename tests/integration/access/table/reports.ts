import { caseActs, fileActs } from './case-acts'
import type { Acts, Records } from './people'
import { CITY_ADMIN, NOBODY, roles } from './people'

const SEES = roles('ca cs su vm se au')
const WRITES = roles('su vm se')

/** Acts and records of the area `reports`: what is reported to the city, and what the city says of it. */
export const REPORTS_ACTS: Acts = {
  'get /ops/reports/:id': SEES,
  'get /ops/reports/:id/differences': SEES,
  'get /ops/reports/:id/file': SEES,
  'post /ops/reports/:id/texts': WRITES,
  'post /ops/reports/:id/figures': WRITES,
  ...caseActs('reports', {
    ...{ read: SEES, output: SEES, edit: WRITES, begin: WRITES },
    moves: {
      ...{ submit: WRITES, waive: WRITES, add: WRITES },
      ...{ accept: CITY_ADMIN, return: CITY_ADMIN },
    },
  }),
  ...fileActs('reports', SEES, WRITES),
}

export const REPORTS_RECORDS: Records = {
  reports: { read: SEES, create: NOBODY },
  'report-versions': { read: SEES, create: NOBODY },
  'report-forms': { read: SEES, create: CITY_ADMIN },
  'service-indicators': { read: SEES, create: CITY_ADMIN },
}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const REPORTS_CLOSED: Record<string, string> = {
  reports:
    'reportKey form noPersonal rule submission openDue parts figures texts untold stateOn stateSeq history extra unlogged',
  'report-versions': 'versionKey report parts figures texts',
  'report-forms': 'presetKey',
  'service-indicators': 'presetKey',
}
