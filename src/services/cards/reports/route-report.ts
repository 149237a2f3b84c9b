import type { Where } from 'payload'

import { countRows } from '@/db/rows'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { assertCardOffice } from '../card-office'
import { andWhere, cardScope } from '../find-card'

export type RouteMonth = {
  /** `YYYY-MM` */
  month: string
  window: number
  mail: number
  /** Issued before this was recorded, for example on the city's old list. */
  unknown: number
}

const MOST_MONTHS = 60

/** `2026-11`, `2027-02` → the months between, both included. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  for (let at = 0; at < MOST_MONTHS; at++) {
    const text = `${year}-${String(month).padStart(2, '0')}`
    if (text > to) break
    months.push(text)
    if (++month > 12) [year, month] = [year + 1, 1]
  }
  return months
}

/**
 * How many cards reached their holders at the window and by post, month by month (CD-20: the plan
 * is 80% and 20%). A card that was sent counts in the month of its dispatch, once.
 * @param span months as `YYYY-MM`
 * @throws DomainError NOT_FOUND for an office of others
 */
export async function routeReport(
  ctx: ServiceContext,
  span: { from: string; to: string; office?: string },
): Promise<RouteMonth[]> {
  if (span.office) assertCardOffice(ctx, span.office)
  const scope = span.office ? { office: { equals: span.office } } : cardScope(ctx)
  const count = (where: Where) => countRows(ctx.payload, 'cards', andWhere(where, scope))
  const report: RouteMonth[] = []
  for (const month of monthsBetween(span.from, span.to)) {
    const issued = within('issuedOn', month)
    const isMail: Where = { route: { equals: 'mail' } }
    report.push({
      month,
      window: await count(andWhere({ route: { equals: 'window' } }, issued)),
      mail:
        (await count(andWhere(isMail, within('mailedOn', month)))) +
        (await count(andWhere(isMail, issued, isEmpty('mailedOn')))),
      unknown: await count(andWhere(issued, isEmpty('route'))),
    })
  }
  return report
}

const within = (field: string, month: string): Where => ({
  and: [
    { [field]: { greater_than_equal: `${month}-01` satisfies CivilDate } },
    { [field]: { less_than_equal: `${month}-31` } },
  ],
})

/** Never set, or taken away again: the engines keep these differently. */
const isEmpty = (field: string): Where =>
  field === 'route'
    ? { [field]: { exists: false } }
    : { or: [{ [field]: { exists: false } }, { [field]: { equals: '' } }] }
