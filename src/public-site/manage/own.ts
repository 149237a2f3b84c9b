import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { rowOf } from '../booking/hold'
import type { Site } from '../site'

export type Own = { row: ReservationRow; service: ServiceConfig }

/** The booking that this browser has opened, or null. */
export async function ownBooking(site: Site): Promise<Own | null> {
  const id = site.session?.manage
  const row = id ? await rowOf(site, id) : null
  const service = site.config.services.find((one) => one.id === row?.service)
  return row && service && row.status !== 'void' ? { row, service } : null
}
