import type { Acts, Records } from './people'

/** Acts of staff and records of the area `knowledge`, and the roles that may. */
export const KNOWLEDGE_ACTS: Acts = {}

export const KNOWLEDGE_RECORDS: Records = {}

/** Fields that no answer carries, by record (see `fields.ts`). */
export const KNOWLEDGE_CLOSED: Record<string, string> = {}
