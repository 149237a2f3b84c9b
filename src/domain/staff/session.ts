/** Said wherever something is refused because nobody is logged in any more (AC-17). */
export const LOGGED_OUT =
  'ログインの期限が切れました。別のタブでログインし直してから、もう一度やり直してください。入力した内容は残っています。'

/** The log-in of a screen as far as its browser knows; all times in milliseconds since 1970. */
export type Session = { renewedAt: number; end: number }

const LONGEST_WAIT_MS = 10 * 60_000

/**
 * Is it time to renew? Only for somebody who has worked since the last renewal: an idle screen logs
 * out. Early enough that short sessions (from 5 minutes) are not lost between two looks.
 */
export function renewalDue({ renewedAt, end }: Session, worked: boolean, now: number): boolean {
  const wait = Math.min((end - renewedAt) / 4, LONGEST_WAIT_MS)
  return worked && now < end && now >= renewedAt + wait
}

/** Whose log-in the browser holds, seen from a screen that `user` opened. */
export const whose = (
  user: string | number,
  found: { id: string | number } | null | undefined,
): 'own' | 'nobody' | 'other' => {
  if (!found) return 'nobody'
  return found.id === user ? 'own' : 'other'
}
