import { userMayLogin } from './account'

export type BadgeFields = {
  badgeNumber?: string | null
  badgeIssuedOn?: string | null
  badgeReturnedOn?: string | null
}
export type BadgeHolder = BadgeFields & {
  active?: boolean | null
  validFrom?: string | null
  validUntil?: string | null
}

/**
 * `worn`: issued. `missing`: works with citizens and has none. `keeps`: has left and not given it
 * back. `none`: nothing to do.
 */
export const BADGE_STATE = {
  worn: '発行済み',
  missing: '未発行',
  keeps: '返却されていない',
  none: '不要',
} as const
export type BadgeState = keyof typeof BADGE_STATE

export const hasBadge = (holder: BadgeFields): boolean =>
  !!holder.badgeIssuedOn && !holder.badgeReturnedOn

/**
 * @param needs meets citizens at a window or on visits
 * @param today civil date in Japan
 */
export function badgeStateOf(holder: BadgeHolder, needs: boolean, today: string): BadgeState {
  const works = userMayLogin({ ...holder, validFrom: null }, today)
  if (hasBadge(holder)) return works ? 'worn' : 'keeps'
  return works && needs ? 'missing' : 'none'
}

/** What is wrong with the record of a badge, in words; null when nothing is. */
export function badgeProblem(badge: BadgeFields): string | null {
  const { badgeNumber, badgeIssuedOn: issued, badgeReturnedOn: returned } = badge
  if (issued && !badgeNumber?.trim()) return '名札の発行日があるときは、名札番号を入れてください。'
  if (badgeNumber?.trim() && !issued) return '名札番号があるときは、名札の発行日を入れてください。'
  if (returned && !issued) return '名札の返却日があるときは、発行日を入れてください。'
  if (returned && issued && returned < issued) return '名札の返却日が、発行日より前です。'
  return null
}
