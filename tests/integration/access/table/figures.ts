import type { Acts, Records } from './people'

/** Acts of staff and records of the area `figures`, and the roles that may. */
export const FIGURES_ACTS: Acts = {}

export const FIGURES_RECORDS: Records = {}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const FIGURES_CLOSED: Record<string, string> = {}
