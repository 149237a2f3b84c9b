import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'

/** Somebody on the list of those who may book, with both numbers and nothing personal. */
export type Numbered = {
  id: string
  reservationKey: string
  manufacturingKey: string
  card: string
  office: string
  state: EligibilityState
}

/**
 * Everybody on whose notice or card this number stands: the two kinds overlap, so it may be several.
 * @param code folded by `normaliseCode`
 */
export const peopleWithNumber = (
  { payload }: { payload: Payload },
  code: string,
): Promise<Numbered[]> =>
  findRows<Numbered>(payload, 'eligibilities', {
    or: [{ reservationKey: { equals: code } }, { manufacturingKey: { equals: code } }],
  })
