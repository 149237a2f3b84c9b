import type { StaffUser } from './roles'

/** What stands between a signed-in account and its work, in the order in which it is dealt with. */
export type Hold = 'closed' | 'address' | 'code' | 'password' | 'enrol' | 'roster'

/**
 * A password alone opens nothing where a second factor is on: until the code is given in this very
 * session, every request is refused, whichever way Payload let the person in (AC-12, AC-17).
 * @returns null for an account that may work
 */
export function holdOf(user: StaffUser): Hold | null {
  if (user.active === false) return 'closed'
  if (user.outside) return 'address'
  if (user.secondFactor === 'code' && !hasGivenCode(user)) return 'code'
  if (user.mustChangePassword) return 'password'
  if (user.secondFactor === 'enrol') return 'enrol'
  return user.rosterBar ? 'roster' : null
}

const hasGivenCode = ({ _sid, verifiedSids }: StaffUser): boolean =>
  !!_sid && (verifiedSids ?? []).includes(_sid)
