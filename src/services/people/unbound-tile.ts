import type { Role } from '@/access/roles'
import { ROLES } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../context'
import type { Draft, Tile } from '../dashboard/tile'

import { isOfBefore } from './spared'

/** Accounts of those who work at desk, counter and site; whoever leads brings the others into the roster. */
const WORKING: readonly Role[] = ['operator', 'helpdesk', 'window-staff', 'field-staff']

type Account = Pick<Stored<'users'>, 'id' | 'roles' | 'createdAt'>

/**
 * Accounts of the vendor whose training nobody asks for: of roles that no 業務上の役割 binds, and of before the
 * roster, which nobody has linked yet (ST-08, HD-08).
 */
async function readUnbound({ payload }: ServiceContext): Promise<Draft> {
  const roles = await findRows<Stored<'work-roles'>>(payload, 'work-roles', {})
  if (roles.length === 0) return null
  const bound = new Set<string>(roles.flatMap(({ accountRoles }) => accountRoles ?? []))
  const [accounts, people] = await Promise.all([
    findRows<Account>(
      payload,
      'users',
      { and: [{ employer: { equals: 'vendor' } }, { active: { not_equals: false } }] },
      { select: { roles: true, createdAt: true } },
    ),
    findRows<{ account?: string | null }>(
      payload,
      'workers',
      { account: { exists: true } },
      { select: { account: true } },
    ),
  ])
  const linked = new Set(people.map(({ account }) => String(account)))
  const free = accounts.filter(
    ({ id, roles }) => !linked.has(id) && roles.some((role) => WORKING.includes(role)),
  )
  const isBound = ({ roles }: Account) => roles.some((role) => bound.has(role))
  const loose = free.filter((one) => !isBound(one))
  const spared: Account[] = []
  for (const one of free.filter(isBound)) if (await isOfBefore(payload, one)) spared.push(one)
  if (loose.length + spared.length === 0) return null
  const names = new Set(
    loose.flatMap(({ roles }) => roles.filter((role) => WORKING.includes(role))),
  )
  return {
    label: '名簿とつながっていない受託者のアカウント',
    value: `${loose.length + spared.length}件`,
    note: [
      loose.length > 0
        ? `研修を確かめずに使えます。「業務上の役割」で選んでください: ${[...names].map((role) => ROLES[role]).join('、')}`
        : '',
      spared.length > 0
        ? `名簿より前からのアカウント ${spared.length}件（従事者とつないでください）`
        : '',
    ]
      .filter(Boolean)
      .join('。'),
    tone: 'act',
    href: loose.length > 0 ? '/admin/collections/work-roles' : '/admin/collections/workers',
  }
}

export const unboundTile: Tile = {
  key: 'people-unbound',
  at: 113,
  capability: 'people.read',
  cityWide: true,
  read: readUnbound,
}
