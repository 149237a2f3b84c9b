import { mayWriteField, refusedFieldText, standingTo, TOLD_FIELDS } from '@/access/account-fields'
import type { Role, StaffUser } from '@/access/roles'
import { CITY_ROLES, hasRole, hasWideRole, OFFICE_BOUND, ROLES } from '@/access/roles'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

import { forbidden } from '../refusals'

/** What the rules look at; before and after a change. */
export type Account = {
  id?: string
  username?: string | null
  roles?: Role[] | null
  employer?: 'city' | 'vendor' | null
  active?: boolean | null
  validFrom?: string | null
  validUntil?: string | null
  offices?: unknown[] | null
  mustChangePassword?: boolean | null
}

export type AccountChange = {
  /** Null when the platform itself acts: set-up, presets, log-in. */
  actor: StaffUser | null
  /** Null for a new account. */
  before: Account | null
  /** The account as it would be stored. */
  after: Account
  /** What was asked for, also what field access has taken out already. */
  asked: Record<string, unknown>
}

const cityRolesOf = (account: Account): Role[] =>
  (account.roles ?? []).filter((role) => CITY_ROLES.includes(role))

/**
 * Who may give what (AC-06, AC-16): city roles only to people of the city, and by the city
 * administrator alone; nobody the own rights; a vendor manager only handles vendor accounts.
 * @throws DomainError CITY_ROLE_FOR_VENDOR, FORBIDDEN with the field's name
 */
export function assertMayChange({ actor, before, after, asked }: AccountChange): void {
  if (actor) assertFields(actor, before, asked)
  const given = cityRolesOf(after)
  if (after.employer !== 'city' && given.length > 0) {
    const names = given.map((role) => ROLES[role]).join('、')
    throw new DomainError(
      'CITY_ROLE_FOR_VENDOR',
      `「${names}」は市の人だけの役割です。所属を「市」にするか、役割を外してください。`,
      400,
      { field: 'roles' },
    )
  }
  if (actor) assertUsable(before, after)
  if (!actor || hasRole(actor, 'city-admin')) return
  const isSelf = before?.id === actor.id
  if (!isSelf && (after.employer === 'city' || before?.employer === 'city')) {
    throw forbidden('市の人のアカウントを扱えるのは市管理者だけです。')
  }
}

const LOGIN_ID = /^[a-z0-9][a-z0-9._@-]*$/

/** An account with which nobody could work is not made, and none is turned into one. */
function assertUsable(before: Account | null, after: Account): void {
  if (after.username !== before?.username && !LOGIN_ID.test(after.username ?? '')) {
    throw new DomainError(
      'LOGIN_ID',
      'ログインIDは、英小文字・数字と . _ - @ で入力してください（空白は使えません）。',
      400,
      { field: 'username' },
    )
  }
  if (after.username !== before?.username && containsIndividualNumber(after.username ?? '')) {
    throw new DomainError(
      'INDIVIDUAL_NUMBER',
      'マイナンバー（個人番号）はログインIDにできません。',
      400,
      { field: 'username' },
    )
  }
  const hadNone = before && before.active !== false && isEmpty(before.offices)
  const needs = (after.roles ?? []).filter((role) => OFFICE_BOUND.includes(role))
  if (hadNone || after.active === false || needs.length === 0) return
  if (hasWideRole(after.roles ?? [])) return
  if (!isEmpty(after.offices)) return
  const names = needs.map((role) => ROLES[role]).join('、')
  throw new DomainError('OFFICE_MISSING', `「${names}」には、担当の窓口を選んでください。`, 400, {
    field: 'offices',
  })
}

function assertFields(
  actor: StaffUser,
  before: Account | null,
  asked: Record<string, unknown>,
): void {
  const standing = standingTo(actor, before)
  const operation = before ? 'update' : 'create'
  const stored = (before ?? {}) as Record<string, unknown>
  for (const field of TOLD_FIELDS) {
    if (!Object.hasOwn(asked, field) || same(asked[field], stored[field])) continue
    if (!before && isEmpty(asked[field])) continue
    if (mayWriteField(standing, field, operation)) continue
    throw new DomainError('FORBIDDEN', refusedFieldText(standing, field), 403, { field })
  }
  // Set by whoever chose the password; cleared by choosing an own one, and by nothing else.
  if (before?.mustChangePassword && asked.mustChangePassword === false) {
    throw new DomainError(
      'FORBIDDEN',
      '「次のログインでパスワードを変えてもらう」は外せません。本人がパスワードを変えると外れます。',
      403,
      { field: 'mustChangePassword' },
    )
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)

/** Forms send back what they were given, in any order and with relations as ids or as records. */
const same = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || plain(one) === plain(other)

function plain(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(plain).sort())
  if (value && typeof value === 'object' && 'id' in value) return String(value.id)
  return String(value)
}
