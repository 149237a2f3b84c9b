import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../context'

export type HandoverCheck = { id: string; label: string; required: boolean; cityOnly: boolean }
export type HandoverCase = {
  id: string
  label: string
  needsProof: boolean
  checks: HandoverCheck[]
}

type Stored = {
  id: string
  label: string
  needsProof?: boolean | null
  checks?: { id?: string; label: string; required?: boolean | null; cityOnly?: boolean | null }[]
}

/** Cases at the window with what is checked in each, in the city's order. */
export async function readHandoverCases(ctx: ServiceContext): Promise<HandoverCase[]> {
  const rows = await findRows<Stored>(
    ctx.payload,
    'handover-cases',
    { active: { not_equals: false } },
    { sort: 'order' },
  )
  return rows.map((row) => ({
    id: String(row.id),
    label: row.label,
    needsProof: row.needsProof === true,
    checks: (row.checks ?? []).map((check, index) => ({
      id: check.id ?? String(index),
      label: check.label,
      required: check.required !== false,
      cityOnly: check.cityOnly === true,
    })),
  }))
}
