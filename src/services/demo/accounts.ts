import { CITY_ROLES, ROLES, type Role } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { PUBLIC_PASSWORD } from '../staff/judge-password'

export type DemoAccount = { username: string; password: string; role: string; name: string }

/** Public knowledge, for the demo only: the seed refuses to make these accounts anywhere else. */
const passwordOf = (role: Role): string => `Demo-2026-${role}`

const IN_ONE_OFFICE: readonly Role[] = [
  'city-staff',
  'window-staff',
  'post-office-staff',
  'field-staff',
]

/** One account for each role; those who work in one office get the first. Existing ones stay. */
export async function createDemoAccounts(
  ctx: ServiceContext,
  office: { id: string; name: string } | undefined,
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const [role, label] of Object.entries(ROLES) as [Role, string][]) {
    const local = IN_ONE_OFFICE.includes(role) && office
    const account = {
      username: role,
      password: passwordOf(role),
      role: label,
      name: `デモ ${label.replace(/（.*）/, '')}${local ? `（${office.name}）` : ''}`,
    }
    accounts.push(account)
    const known = await findRow(ctx.payload, 'users', { username: { equals: role } })
    if (known) continue
    await ctx.payload.create({
      collection: 'users',
      data: {
        username: account.username,
        password: account.password,
        name: account.name,
        roles: [role],
        offices: local ? [office.id] : [],
        employer: CITY_ROLES.includes(role) ? 'city' : 'vendor',
        active: true,
        // One of them has none, so that the supervisor's start page shows what that looks like.
        ...(local && role !== 'field-staff'
          ? {
              badgeNumber: `N-${String(accounts.length).padStart(3, '0')}`,
              badgeIssuedOn: tokyoDateOf(ctx.now()),
            }
          : {}),
      },
      depth: 0,
      context: { [PUBLIC_PASSWORD]: true },
    })
  }
  return accounts
}
