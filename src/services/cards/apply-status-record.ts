import { findRows } from '@/db/atomic'
import { updateMany } from '@/db/bulk'
import type { EligibilityState } from '@/domain/booking/vocabulary'

import type { ServiceContext } from '../context'

type StatusRecord = { label: string; booking: EligibilityState }

/**
 * A changed record of 状態区分 reaches the cards that have it: a new name, or whether their holders
 * may book (CD-07, ID-10). Row by row guarded, so that a card that moves on meanwhile is left alone.
 * @returns how many people's state changed
 */
export async function applyStatusRecord(
  ctx: ServiceContext,
  before: StatusRecord,
  after: StatusRecord,
): Promise<number> {
  if (before.label !== after.label) {
    for (const field of ['status', 'importedStatus'] as const) {
      const cards = await findRows<{ cardKey: string }>(
        ctx.payload,
        'cards',
        { [field]: { equals: before.label } },
        { select: { cardKey: true } },
      )
      await updateMany(ctx.payload, 'cards', {
        key: 'cardKey',
        keys: cards.map(({ cardKey }) => cardKey),
        where: { [field]: before.label },
        set: { [field]: after.label },
      })
    }
  }
  const people = await findRows<{ card: string }>(
    ctx.payload,
    'eligibilities',
    { stateLabel: { equals: before.label } },
    { select: { card: true } },
  )
  return updateMany(ctx.payload, 'eligibilities', {
    key: 'card',
    keys: people.map(({ card }) => card),
    where: { stateLabel: before.label },
    set: { stateLabel: after.label, state: after.booking },
  })
}
