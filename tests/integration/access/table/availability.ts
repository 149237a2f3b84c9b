import { type Acts, NOBODY, type Records, roles } from './people'

const SEES = roles('ca su vm au')
const RUNS = roles('ca su vm')

/** Acts and records of the area `availability`: backups and drills. */
export const AVAILABILITY_ACTS: Acts = {
  'post /ops/backups': RUNS,
  'post /ops/restore-drills': RUNS,
}

export const AVAILABILITY_RECORDS: Records = {
  backups: { read: SEES, create: NOBODY },
  'restore-drills': { read: SEES, create: NOBODY },
}
