import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type BadgeFields, hasBadge } from '@/domain/staff/badge'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

type Worker = Stored<'workers'>
type Ctx = Pick<ServiceContext, 'payload'>

const accountsOf = (people: readonly Worker[]): string[] =>
  people.flatMap(({ account }) => (account ? [String(account)] : []))

/** Number of the badge that somebody wears, by the account; without those who wear none (ST-28). */
export async function badgesOf(
  { payload }: Ctx,
  people: readonly Worker[],
): Promise<Map<string, string>> {
  const accounts = accountsOf(people)
  if (accounts.length === 0) return new Map()
  const users = await findRows<BadgeFields & { id: string }>(
    payload,
    'users',
    { id: { in: accounts } },
    { select: { badgeNumber: true, badgeIssuedOn: true, badgeReturnedOn: true } },
  )
  return new Map(users.filter(hasBadge).map(({ id, badgeNumber }) => [id, badgeNumber ?? '']))
}

type Penalty = Pick<Stored<'rule-documents'>, 'id' | 'version' | 'effectiveFrom'>

/**
 * Who knows the penalties that are in force on a day: by their signature since they were, or under their own
 * account in their version (ST-31).
 */
export async function knowsPenaltyOf(
  { payload }: Ctx,
  people: readonly Worker[],
): Promise<(worker: Worker, on: CivilDate) => boolean> {
  const texts = await findRows<Penalty>(
    payload,
    'rule-documents',
    { and: [{ kind: { equals: 'penalty' } }, { active: { not_equals: false } }] },
    { select: { version: true, effectiveFrom: true } },
  )
  const read = await findRows<Pick<Stored<'acknowledgements'>, 'document' | 'version' | 'actor'>>(
    payload,
    'acknowledgements',
    {
      and: [{ document: { in: texts.map(({ id }) => id) } }, { actor: { in: accountsOf(people) } }],
    },
    { select: { document: true, version: true, actor: true } },
  )
  const keys = new Set(
    read.map(({ document, version, actor }) => `${document}|${version}|${actor}`),
  )
  return ({ account, penaltyReadOn }, on) => {
    const signed = penaltyReadOn && penaltyReadOn <= on ? penaltyReadOn : ''
    const inForce = texts.filter(({ effectiveFrom }) => effectiveFrom <= on)
    if (inForce.length === 0) return signed !== ''
    return inForce.every(
      ({ id, version, effectiveFrom }) =>
        signed >= effectiveFrom || keys.has(`${id}|${version}|${String(account ?? '')}`),
    )
  }
}
