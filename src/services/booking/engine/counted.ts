import type { ServiceContext } from '../../context'
import { takeBackKeys } from '../../limits/attempts'
import type { ReservationRow } from '../types'

/**
 * What a hold was counted under is given back once it has ended without a booking (PB-22). To be called
 * by whoever's write has ended it, so that it happens once.
 * @param before the row as it was until then
 */
export async function uncount(ctx: ServiceContext, before: ReservationRow): Promise<void> {
  if (before.status !== 'held') return
  await takeBackKeys(ctx, (before.counted ?? '').split(' ').filter(Boolean))
}
