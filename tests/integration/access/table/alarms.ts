import type { Acts, Records } from './people'

/** Acts of staff and records of the area `alarms`, and the roles that may. */
export const ALARMS_ACTS: Acts = {}

export const ALARMS_RECORDS: Records = {}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const ALARMS_CLOSED: Record<string, string> = {}
