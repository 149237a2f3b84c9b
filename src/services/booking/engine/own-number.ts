import { findRow } from '@/db/atomic'
import { keyFieldOf } from '@/domain/booking/number-group'

import type { ServiceContext } from '../../context'
import type { ServiceConfig } from '../../settings/booking-config'

/**
 * The number by which a service knows somebody who is on the list of those who may book.
 * @returns empty where the service asks for none, or the card has none of the kind
 */
export async function ownNumber(
  ctx: ServiceContext,
  service: Pick<ServiceConfig, 'identification'> | undefined,
  eligibility: string | null | undefined,
): Promise<string> {
  const field = service ? keyFieldOf(service) : null
  if (!eligibility || !field) return ''
  const person = await findRow<{ reservationKey: string; manufacturingKey: string }>(
    ctx.payload,
    'eligibilities',
    { id: { equals: eligibility } },
  )
  const key = person?.[field] ?? ''
  return key.startsWith('none|') ? '' : key
}
