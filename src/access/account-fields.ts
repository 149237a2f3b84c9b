import { can } from './capabilities'
import type { StaffUser } from './roles'
import { hasRole } from './roles'

/**
 * How somebody stands to the account that is written:
 * `self` the own account; `self-manager` the own account of somebody who manages accounts;
 * `manager` a vendor manager and an account of the vendor; `admin` a city administrator and an
 * account of somebody else. Null: may not write it at all.
 */
export type Standing = 'self' | 'self-manager' | 'manager' | 'admin' | null

type Writers = readonly Exclude<Standing, null>[]

/** Written by the platform alone, in its own acts: log-in, lock, second factor, own password. */
const PLATFORM: Writers = []
const CITY_ADMIN: Writers = ['admin']
/** What gives rights: never by the account's own holder, the city administrator included. */
const OTHERS: Writers = ['manager', 'admin']
/** What gives no right; people without a manager's role ask theirs. */
const MANAGERS: Writers = ['self-manager', 'manager', 'admin']
const HOLDER: Writers = ['self', ...MANAGERS]

/**
 * Who may write which field of an account, in one place (AC-06, AC-11, AC-16). The collection asks
 * it for every field, so that one without a line here is written by nobody but the platform. What a
 * field may be set to is said by `services/staff/account-rules`.
 */
const WRITERS: Record<string, Writers> = {
  name: MANAGERS,
  kana: MANAGERS,
  badgeNumber: MANAGERS,
  badgeIssuedOn: MANAGERS,
  badgeReturnedOn: MANAGERS,
  displayScale: HOLDER,
  roles: OTHERS,
  offices: OTHERS,
  validFrom: OTHERS,
  validUntil: OTHERS,
  active: OTHERS,
  mustChangePassword: OTHERS,
  /** The own ones: `services/staff/own-account`, with the present password. */
  password: OTHERS,
  email: OTHERS,
  /** A login ID is issued, not chosen (AC-01). */
  username: CITY_ADMIN,
  /** Only the city says who is of the city. */
  employer: CITY_ADMIN,
  passwordChangedAt: PLATFORM,
  secondFactorSince: PLATFORM,
  lastLoginAt: PLATFORM,
}

/** What an account is given once, when it is made, by a vendor manager too. */
const AT_CREATION = ['username', 'employer']

/** What a refused change of these would give is worth telling; of others, stale values of a form. */
const LABELS: Record<string, string> = {
  username: 'ログインID',
  roles: '役割',
  employer: '所属',
  offices: '担当窓口',
  validFrom: '使用開始日',
  validUntil: '使用終了日',
  active: '使用中',
  mustChangePassword: '「次のログインでパスワードを変えてもらう」',
  password: 'パスワード',
  email: 'メールアドレス',
}

/** Fields whose refused change is an error; any other refused field keeps its value silently. */
export const TOLD_FIELDS = Object.keys(LABELS)

/** @param account null for one that is being made */
export function standingTo(
  actor: StaffUser,
  account: { id?: unknown; employer?: string | null } | null,
): Standing {
  const manages = can(actor, 'users.manage')
  if (account && String(account.id) === String(actor.id)) return manages ? 'self-manager' : 'self'
  if (!manages) return null
  if (hasRole(actor, 'city-admin')) return 'admin'
  return account === null || account.employer === 'vendor' ? 'manager' : null
}

export function mayWriteField(
  standing: Standing,
  field: string,
  operation: 'create' | 'update',
): boolean {
  if (standing === null) return false
  const writers = Object.hasOwn(WRITERS, field) ? WRITERS[field] : PLATFORM
  if (operation === 'create' && standing === 'manager' && AT_CREATION.includes(field)) return true
  return writers?.includes(standing) ?? false
}

/** Why a field was not written, in words for the person who tried. */
export function refusedFieldText(standing: Standing, field: string): string {
  const label = LABELS[field] ?? field
  if (standing === 'self' || standing === 'self-manager') {
    return field === 'password' || field === 'email'
      ? `自分の${label}は、「自分のアカウントの安全」の画面で、今のパスワードを入れて変えてください。`
      : `自分の${label}は変えられません。ほかの管理者に頼んでください。`
  }
  return standing === 'manager'
    ? `${label}を変えられるのは市管理者だけです。`
    : `このアカウントの${label}は変えられません。管理者に頼んでください。`
}
