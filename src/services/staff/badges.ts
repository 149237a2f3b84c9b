import type { Payload, Where } from 'payload'

import { can } from '@/access/capabilities'
import { hasRole, isCityWide, officeIdsOf, type Role, ROLES, type StaffUser } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { normaliseCode } from '@/domain/codes/normalise-code'
import {
  BADGE_STATE,
  type BadgeFields,
  type BadgeHolder,
  badgeProblem,
  type BadgeState,
  badgeStateOf,
} from '@/domain/staff/badge'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'
import { officeNames } from '../settings/office-names'

/** Who meets citizens at a window or on a visit, and wears a name badge there (PR-21). */
const BADGE_ROLES: readonly Role[] = [
  'city-staff',
  'window-staff',
  'post-office-staff',
  'field-staff',
]

type Row = BadgeHolder & {
  roles?: Role[] | null
  id: string
  name?: string | null
  employer?: string | null
  offices?: (string | { id: string })[] | null
}

export type BadgeLine = {
  id: string
  name: string
  roles: string
  offices: string
  number: string
  issuedOn: string
  returnedOn: string
  state: BadgeState
  stateLabel: string
}

export type BadgeRoster = {
  rows: BadgeLine[]
  /** People who meet citizens and have no badge; people who left with theirs. */
  missing: number
  keeps: number
  /** The account may write the record, on the page of each account. */
  mayEdit: boolean
}

const ORDER: BadgeState[] = ['missing', 'keeps', 'worn']

/**
 * Name badges of everybody who wears or should wear one, those with something to do first (PR-21).
 * The city sees all; the vendor's people see those of the vendor.
 * @throws DomainError FORBIDDEN
 */
export async function badgeRoster(ctx: ServiceContext): Promise<BadgeRoster> {
  if (!can(ctx.user, 'badges.read')) {
    throw forbidden('名札の一覧を見る権限がありません。')
  }
  const today = tokyoDateOf(ctx.now())
  const isCity = hasRole(ctx.user, 'city-admin', 'auditor')
  const people = await ctx.payload.find({
    collection: 'users',
    where: isCity ? {} : { employer: { equals: 'vendor' } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    sort: 'name',
  })
  const names = await officeNames(ctx)
  const rows = (people.docs as unknown as Row[])
    .map((row) => lineOf(row, today, names))
    .filter(({ state }) => state !== 'none')
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  const count = (state: BadgeState) => rows.filter((row) => row.state === state).length
  return {
    rows,
    missing: count('missing'),
    keeps: count('keeps'),
    mayEdit: can(ctx.user, 'users.manage'),
  }
}

function lineOf(row: Row, today: string, names: Map<string, string>): BadgeLine {
  const needs = (row.roles ?? []).some((role) => BADGE_ROLES.includes(role))
  const state = badgeStateOf(row, needs, today)
  const idOf = (office: string | { id: string }) =>
    String(typeof office === 'object' ? office.id : office)
  return {
    id: String(row.id),
    name: row.name ?? '',
    roles: (row.roles ?? []).map((role: Role) => ROLES[role]).join('、'),
    offices: (row.offices ?? []).map((office) => names.get(idOf(office)) ?? '').join('、'),
    number: row.badgeNumber ?? '',
    issuedOn: row.badgeIssuedOn ?? '',
    returnedOn: row.badgeReturnedOn ?? '',
    state,
    stateLabel: BADGE_STATE[state],
  }
}

/**
 * Numbers of badges are guessed easily: whoever works for some offices hears the names of their own employer's
 * people there alone.
 */
const isNear = (user: StaffUser | null | undefined, holder: Row): boolean =>
  !user ||
  isCityWide(user) ||
  (user.employer === holder.employer &&
    officeIdsOf(holder as StaffUser).some((office) => officeIdsOf(user).includes(office)))

/** Name of the person who wears the badge of this number today; null for nobody. */
export async function badgeHolder(
  { payload, now, user }: Pick<ServiceContext, 'payload' | 'now' | 'user'>,
  number: string,
): Promise<string | null> {
  const key = normaliseCode(number)
  const today = tokyoDateOf(now())
  const holders = await findRows<Row>(payload, 'users', { badgeNumber: { exists: true } })
  const found = holders.find(
    (one) =>
      key &&
      isNear(user, one) &&
      normaliseCode(one.badgeNumber ?? '') === key &&
      badgeStateOf(one, false, today) === 'worn',
  )
  return found?.name ?? null
}

/**
 * A badge is recorded whole, and its number is on one person at a time (PR-21).
 * @param id of the account; undefined for a new one
 * @throws DomainError BADGE_INVALID, BADGE_IN_USE
 */
export async function assertBadge(
  payload: Payload,
  id: string | undefined,
  badge: BadgeFields,
): Promise<void> {
  const problem = badgeProblem(badge)
  if (problem) throw new DomainError('BADGE_INVALID', problem, 400)
  const key = normaliseCode(badge.badgeNumber ?? '')
  if (!key || badge.badgeReturnedOn) return
  const where: Where = { badgeNumber: { exists: true } }
  const holders = await findRows<Row>(payload, 'users', where, {
    select: { name: true, badgeNumber: true, badgeReturnedOn: true },
  })
  const other = holders.find(
    (one) =>
      String(one.id) !== id && !one.badgeReturnedOn && normaliseCode(one.badgeNumber ?? '') === key,
  )
  if (!other) return
  throw new DomainError(
    'BADGE_IN_USE',
    `名札番号 ${badge.badgeNumber} は、${other.name ?? '別の人'}が使っています。返却日を入れてから発行してください。`,
    400,
  )
}
