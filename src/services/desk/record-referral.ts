import { findRow } from '@/db/atomic'
import type { Language } from '@/domain/languages'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { ReferralTarget } from '@/payload-types'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { notFound } from '../refusals'

/**
 * Counts one referral to somebody else, under the operator's own name (OP-11). The target's name is
 * kept as it was said, also when the master changes later. Sent twice, it counts once.
 * @throws DomainError NOT_FOUND
 */
export async function recordReferral(
  ctx: ServiceContext,
  input: { target: string; language: Language; idemKey: string },
): Promise<{ name: string }> {
  const target = await findRow<ReferralTarget>(ctx.payload, 'referral-targets', {
    and: [{ id: { equals: input.target } }, { active: { not_equals: false } }],
  })
  if (!target) throw notFound('その案内先は使われていません。')
  const now = ctx.now()
  await insertOnce(ctx, 'referrals', 'referralKey', {
    date: tokyoDateOf(now),
    time: tokyoTimeOf(now),
    target: target.name,
    channel: ctx.channel,
    language: input.language,
    by: ctx.actor.name,
    note: '',
    referralKey: `${ctx.actor.id}|${input.idemKey}`,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  })
  return { name: target.name }
}
