import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import type { RowLinks } from '../../cases/kind'
import type { ServiceContext } from '../../context'

/**
 * From a call to the booking that was made in it: the call holds its number alone, so that nothing of
 * the person is copied; who may not read bookings has no way there (OP-14). A number of the city's own
 * system has no booking here, and no link.
 */
export async function bookingLinks(
  ctx: ServiceContext,
  rows: readonly Pick<Stored<'inquiries'>, 'id' | 'booking'>[],
): Promise<Map<string, RowLinks>> {
  const numbers = [...new Set(rows.flatMap(({ booking }) => booking || []))]
  if (numbers.length === 0 || !can(ctx.user, 'booking.read')) return new Map()
  const found = await findRows<{ id: string; number: string }>(
    ctx.payload,
    'reservations',
    { number: { in: numbers } },
    { select: { id: true, number: true } },
  )
  const idOf = new Map(found.map(({ id, number }) => [number, id]))
  return new Map(
    rows.flatMap(({ id, booking }) => {
      const reservation = idOf.get(booking ?? '')
      if (!booking || !reservation) return []
      const label = `予約 ${formatReceiptNumber(booking)}`
      return [[id, { links: [{ label, href: `/admin/collections/reservations/${reservation}` }] }]]
    }),
  )
}
