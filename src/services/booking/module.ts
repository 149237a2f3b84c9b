import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

/**
 * Refuses what would make or move a booking while the city books in a system of its own (OP-09).
 * Bookings from before stay readable and can be cancelled.
 * @throws DomainError CHANNEL_CLOSED
 */
export async function assertBookingModule(ctx: ServiceContext): Promise<void> {
  const isOn = await shortCached(
    ctx.payload,
    'booking-module',
    async () => (await readCitySettings(ctx.payload)).bookingModule !== false,
  )
  if (isOn) return
  throw new DomainError(
    'CHANNEL_CLOSED',
    'この市では、予約は市の予約システムで受け付けています。受付番号を「外部システムの予約」に記録してください。',
    403,
  )
}
