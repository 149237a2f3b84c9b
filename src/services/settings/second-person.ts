import type { Payload } from 'payload'

import type { StaffUser } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { MS_PER_DAY } from '@/domain/time/civil'

import { recordAudit } from '../audit/record'

/** What somebody proposed is agreed to within so many days, or proposed again. */
export const PROPOSAL_DAYS = 7
const PROPOSED = 'settings.proposed'

export type Proposal = {
  /** `globals/city-settings`, `services/<id>` */
  target: string
  /** Names and words of what would change, with the value as it is and as it would be. */
  changes: { field: string; label: string; before: unknown; after: unknown }[]
}

type Entry = { actor: string; at: string; changes: Record<string, [unknown, unknown]> | null }

/**
 * Did somebody else propose the same step, from the value that still holds? The proposal stands in the
 * operation log, where nobody can write it for another, and serves once: a later change of the value
 * ends it.
 */
export async function isAgreed(
  payload: Payload,
  user: StaffUser,
  { target, changes }: Proposal,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - PROPOSAL_DAYS * MS_PER_DAY).toISOString()
  const read = (action: string) =>
    findRows<Entry>(payload, 'audit-logs', {
      and: [
        { action: { equals: action } },
        { target: { equals: target } },
        { at: { greater_than: since } },
      ],
    })
  const [proposed, made] = [await read(PROPOSED), await read('settings.update')]
  return changes.every(({ field, before, after }) => {
    const ended = made.filter((entry) => entry.changes?.[field]).map(({ at }) => at)
    return proposed.some(({ actor, at, changes: wish }) => {
      const [from, to] = wish?.[field] ?? []
      const isSame = from === before && to === after
      return actor !== user.id && isSame && ended.every((end) => end < at)
    })
  })
}

/** Keeps what one person wants until a second one does the same; once a day for the same wish. */
export async function propose(
  payload: Payload,
  user: StaffUser,
  { target, changes }: Proposal,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const wish = changes.map(({ field, after }) => `${field}=${String(after)}`).join('|')
  await recordAudit(payload, {
    action: PROPOSED,
    actorKind: 'staff',
    actor: user.id,
    actorName: user.name ?? user.username ?? '',
    at,
    target,
    summary: `「${changes.map(({ label }) => label).join('」「')}」の変更を申し出（2人目の保存待ち）`,
    changes: Object.fromEntries(
      changes.map(({ field, before, after }) => [field, [before, after]]),
    ),
    key: `proposed|${target}|${user.id}|${at.slice(0, 10)}|${wish}`,
  })
}
