import { burstAllowed } from './burst'
import type { SourceName } from './source-name'

/**
 * What a request costs, in tokens of about 10 ms of work. `kept`: it is at hand and only sent; thousands of
 * phones stand behind one address of their network.
 */
export const COST = { kept: 0.1, look: 1, act: 3, month: 4, search: 4 }

const DAYS_PER_TOKEN = 8

/** Vacancy of many days reads and reckons as many (a week about 10 ms, two months about 80). */
export const costOfDays = (days: number): number => Math.ceil(days / DAYS_PER_TOKEN)

/**
 * The panel for those who are not logged in. A whole town hall may come from one address in the
 * morning: ninety logins at once and one a second after that, pages and all.
 */
const STRANGER = { capacity: 3_000, perSecond: 30 }

function strangerCost(method: string, pathname: string): number {
  if (method === 'POST' && pathname === '/api/users/login') return 20
  return pathname.startsWith('/admin') ? 7 : 2
}

/** May somebody without a login go on here? Their pages and refusals cost work, too. */
export const strangerAllowed = (
  source: SourceName,
  request: { method: string; pathname: string },
  now = Date.now(),
): boolean =>
  burstAllowed(source, strangerCost(request.method, request.pathname), now, {
    lane: 'panel|',
    allowance: STRANGER,
  })
