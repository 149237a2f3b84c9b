import type { Payload } from 'payload'

import type { Role } from '@/access/roles'
import type { AllowList } from '@/lib/ip-allow'
import { isAllowed, parseAllowList } from '@/lib/ip-allow'

import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

import { withSecondSite } from './second-site'

export type RoleList = { roles: Role[]; list: AllowList }

/** The city's lists of addresses per role, at most a second old (AC-03, AC-09). */
export const roleLists = (payload: Payload): Promise<RoleList[]> =>
  shortCached(payload, 'role-allow-lists', async () => {
    const { roleAllowLists } = await readCitySettings(payload)
    return Promise.all(
      (roleAllowLists ?? []).map(async ({ roles, list }) => ({
        roles: roles ?? [],
        list: await withSecondSite(payload, parseAllowList(list ?? '')),
      })),
    )
  })

/**
 * Is the address outside of what one of the account's roles is bound to? Every list that names one
 * of the roles counts: a second role opens no other path (AC-09).
 */
export const isOutside = (
  lists: RoleList[],
  account: { roles?: Role[] | null },
  address: string,
): boolean =>
  lists.some(
    ({ roles, list }) =>
      (account.roles ?? []).some((role) => roles.includes(role)) && !isAllowed(list, address),
  )
