import type { Acts, Records } from './people'
import { CITY_ADMIN, NOBODY, roles } from './people'

/** The admission queue: acts of staff and its row, and the roles that may. */
export const ADMISSION_ACTS: Acts = {
  'get /ops/admission': roles('ca cs su vm au'),
  'post /ops/admission/switch': CITY_ADMIN,
}

export const ADMISSION_RECORDS: Records = {
  'admission-gates': { read: NOBODY, create: NOBODY },
}
