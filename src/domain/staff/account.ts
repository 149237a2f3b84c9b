/**
 * May this account be used today? Accounts end with the roster's end date (AC-17).
 * @param today civil date in Japan
 */
export function userMayLogin(
  user: { active?: boolean | null; validFrom?: string | null; validUntil?: string | null },
  today: string,
): boolean {
  if (user.active === false) return false
  if (user.validFrom && today < user.validFrom) return false
  return !(user.validUntil && today > user.validUntil)
}
