import { findRows } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import type { StatusRule, StatusRules } from '@/domain/cards/transitions'
import type { Leave, Step } from '@/domain/cards/vocabulary'

import type { ServiceContext } from '../context'

type Stored = {
  id: string
  label: string
  order: number
  booking: EligibilityState
  step?: Step | null
  next?: (string | { id: string })[] | null
  leave?: Leave | null
  needsInspection?: boolean | null
  alertDays?: number | null
}

/** 状態区分 in use with their rules, in their order (CD-07, CD-09). */
export async function readStatusRules(ctx: ServiceContext): Promise<StatusRules> {
  const rows = await findRows<Stored>(
    ctx.payload,
    'card-statuses',
    { active: { not_equals: false } },
    { sort: 'order' },
  )
  const labels = new Map(rows.map(({ id, label }) => [String(id), label]))
  const rule = (row: Stored): StatusRule => ({
    label: row.label,
    order: row.order,
    booking: row.booking,
    step: row.step ?? 'none',
    next: (row.next ?? []).flatMap(
      (one) => labels.get(String(typeof one === 'object' ? one.id : one)) ?? [],
    ),
    leave: row.leave ?? 'free',
    needsInspection: row.needsInspection === true,
    alertDays: row.alertDays ?? null,
  })
  return new Map(rows.map((row) => [row.label, rule(row)]))
}

/** The status that stands for a step; the first in order when the city has several. */
export const statusOfStep = (rules: StatusRules, step: Step): string | null =>
  [...rules.values()].find((rule) => rule.step === step)?.label ?? null
