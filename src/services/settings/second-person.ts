import type { Payload } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { userMayLogin } from '@/domain/staff/account'
import { MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'

import { recordAudit } from '../audit/record'
import type { Account } from '../staff/account-rules'

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
 * ends it. It counts while its author may still make the change: who has left, or is no
 * administrator any more, is no second person.
 */
export async function isAgreed(
  payload: Payload,
  user: StaffUser,
  proposal: Proposal,
  now: Date,
): Promise<boolean> {
  const stands = await standing(payload, proposal, now)
  const others = new Set(proposal.changes.flatMap((change) => stands(change)))
  others.delete(user.id)
  const today = tokyoDateOf(now)
  const accounts = await findRows<Account & { id: string }>(payload, 'users', {
    id: { in: [...others] },
  })
  const able = new Set(
    accounts
      .filter((one) => userMayLogin(one, today))
      // The roles alone: a code or password that is asked for today takes nothing back.
      .filter(({ id, roles }) => can({ id, roles } as StaffUser, 'settings.edit'))
      .map(({ id }) => id),
  )
  return proposal.changes.every((change) => stands(change).some((actor) => able.has(actor)))
}

/**
 * Keeps what one person wants until a second one does the same. The same wish again, while it stands,
 * adds nothing; once a change has ended it, it is a new proposal, also on the same day. Two who save
 * at the same moment are both refused, each as the first: the next save by either of them passes.
 */
export async function propose(
  payload: Payload,
  user: StaffUser,
  proposal: Proposal,
  now: Date,
): Promise<void> {
  const { target, changes } = proposal
  const stands = await standing(payload, proposal, now)
  if (changes.every((change) => stands(change).includes(user.id))) return
  await recordAudit(payload, {
    action: PROPOSED,
    actorKind: 'staff',
    actor: user.id,
    actorName: user.name ?? user.username ?? '',
    at: now.toISOString(),
    target,
    summary: `「${changes.map(({ label }) => label).join('」「')}」の変更を申し出（2人目の保存待ち）`,
    changes: Object.fromEntries(
      changes.map(({ field, before, after }) => [field, [before, after]]),
    ),
  })
}

/** @returns for each change the accounts whose proposal of it has neither run out nor been ended */
async function standing(payload: Payload, { target }: Proposal, now: Date) {
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
  return ({ field, before, after }: Proposal['changes'][number]): string[] => {
    const ended = made.filter((entry) => entry.changes?.[field]).map(({ at }) => at)
    return proposed
      .filter(({ at, changes: wish }) => {
        const [from, to] = wish?.[field] ?? []
        return from === before && to === after && ended.every((end) => end < at)
      })
      .map(({ actor }) => actor)
  }
}
