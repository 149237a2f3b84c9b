import type { Acts, Records } from './people'

/** Acts of staff and records of the area `contact`, and the roles that may. */
export const CONTACT_ACTS: Acts = {}

export const CONTACT_RECORDS: Records = {}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const CONTACT_CLOSED: Record<string, string> = {}
