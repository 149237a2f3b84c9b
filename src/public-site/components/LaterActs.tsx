import { cancelVerdict, changeVerdict } from '@/services/booking/rules'
import type { ReservationRow } from '@/services/booking/types'

import type { Site } from '../site'
import { t } from '../site'

/**
 * Before a time is taken of which the deadline is over already: that it cannot be changed any more,
 * or neither changed nor cancelled, on the Web (BK-09). Nothing where both are still possible.
 */
export function LaterActs({ site, row }: { site: Site; row: ReservationRow }) {
  const service = site.config.services.find(({ id }) => id === row.service)
  if (!service || changeVerdict(site.ctx, service, row).ok) return null
  const mayCancel = cancelVerdict(site.ctx, service, row).ok
  return (
    <p>
      <strong>{t(site, mayCancel ? 'laterNoChange' : 'laterNothing')}</strong>
    </p>
  )
}
