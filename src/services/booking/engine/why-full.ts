import { findRow } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import type { Claim, SlotRow } from '../types'

/** Why a claim found no seats, in words that say what to do. */
export async function whyFull(ctx: ServiceContext, claim: Claim): Promise<DomainError> {
  const slot = await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: claim.slotKey } })
  if (!slot)
    return new DomainError(
      'SLOT_UNKNOWN',
      'その時間の枠はありません。カレンダーから選び直してください。',
      404,
    )
  if (!slot.open)
    return new DomainError(
      'SLOT_CLOSED',
      'その時間は受付をしていません。別の時間を選んでください。',
    )
  return new DomainError('SLOT_FULL', 'この時間は満員になりました。別の時間を選んでください。')
}
