import type { Role, StaffUser } from '@/access/roles'
import { CITY_ROLES, hasRole, ROLES } from '@/access/roles'
import { DomainError } from '@/lib/errors'

/** What the rules look at; before and after a change. */
export type Account = {
  id?: string
  username?: string | null
  roles?: Role[] | null
  employer?: 'city' | 'vendor' | null
  active?: boolean | null
  validFrom?: string | null
  validUntil?: string | null
}

const cityRolesOf = (account: Account): Role[] =>
  (account.roles ?? []).filter((role) => CITY_ROLES.includes(role))

/**
 * Who may give what (AC-06, AC-16): city roles only to people of the city; a vendor manager only
 * handles vendor accounts; a login ID is issued, not chosen (AC-01).
 * @param actor null when the platform itself acts (set-up, presets)
 * @throws DomainError CITY_ROLE_FOR_VENDOR, FORBIDDEN
 */
export function assertMayChange(
  actor: StaffUser | null,
  before: Account | null,
  after: Account,
): void {
  const given = cityRolesOf(after)
  if (after.employer !== 'city' && given.length > 0) {
    const names = given.map((role) => ROLES[role]).join('、')
    throw new DomainError(
      'CITY_ROLE_FOR_VENDOR',
      `「${names}」は市の人だけの役割です。所属を「市」にするか、役割を外してください。`,
      400,
    )
  }
  if (!actor || hasRole(actor, 'city-admin')) return
  if (before && before.username !== after.username) {
    throw new DomainError('FORBIDDEN', 'ログインIDを変えられるのは市管理者だけです。', 403)
  }
  const isSelf = before?.id === actor.id
  const touchesCity = after.employer === 'city' || before?.employer === 'city'
  if (touchesCity && !isSelf) {
    throw new DomainError('FORBIDDEN', '市の人のアカウントを扱えるのは市管理者だけです。', 403)
  }
}
