import { findRow } from '@/db/atomic'
import { hashToken } from '@/services/booking/secrets'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceContext } from '@/services/context'
import { notFound } from '@/services/refusals'
import type { BookingConfig, OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { loadBookingConfig } from '@/services/settings/booking-config'

const unknown = () => notFound('見つかりませんでした。')

/** @throws DomainError NOT_FOUND */
export async function serviceByCode(
  ctx: ServiceContext,
  code: string | undefined,
): Promise<{ config: BookingConfig; service: ServiceConfig }> {
  const config = await loadBookingConfig(ctx.payload)
  const service = config.services.find((one) => one.active && one.code === code)
  if (!service) throw unknown()
  return { config, service }
}

/** @throws DomainError NOT_FOUND */
export function officeByCode(
  config: BookingConfig,
  service: ServiceConfig,
  code: string,
): OfficeConfig {
  const office = config.offices.find(
    (one) => one.code === code && service.officeIds.includes(one.id),
  )
  if (!office) throw unknown()
  return office
}

/**
 * The booking that the bearer's secret belongs to. A wrong secret and an unknown booking look the same.
 * @throws DomainError NOT_FOUND
 */
export async function ownBooking(
  ctx: ServiceContext,
  id: string | undefined,
  token: string,
): Promise<{ config: BookingConfig; service: ServiceConfig; row: ReservationRow }> {
  const row =
    token.length >= 20
      ? await findRow<ReservationRow>(ctx.payload, 'reservations', {
          tokenHash: { equals: hashToken(token) },
        })
      : null
  if (!row || row.id !== id) throw unknown()
  const config = await loadBookingConfig(ctx.payload)
  const service = config.services.find((one) => one.id === row.service)
  if (!service) throw unknown()
  return { config, service, row }
}
