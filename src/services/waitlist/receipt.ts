import { tokyoDateOf } from '@/domain/time/civil'
import type { Personal } from '@/lib/crypto/personal'

import type { ServiceContext } from '../context'
import { queueMail } from '../mail/queue-mail'
import { renderMail } from '../mail/render'
import { createMailSources } from '../mail/sources'

import type { WaitlistRow } from './types'

/**
 * Queues the receipt for a wish: what was noted, and the link that confirms the address and ends the
 * wish. The key makes it one a day for an address, whoever asks how often.
 */
export async function queueReceipt(
  ctx: ServiceContext,
  wish: Pick<
    WaitlistRow,
    'service' | 'offices' | 'dateFrom' | 'dateTo' | 'timeFrom' | 'timeTo' | 'partySize' | 'language'
  >,
  { subject, to }: { subject: string; to: Personal },
): Promise<void> {
  const offices = wish.offices ?? []
  const only = offices.length === 1 ? (offices[0] ?? '') : ''
  const mail = await renderMail(createMailSources(ctx.payload), {
    kind: 'wish',
    language: wish.language,
    service: wish.service,
    place: { office: only, date: wish.dateFrom, start: wish.timeFrom ?? '' },
    wish: { ...wish, offices },
    number: '',
    people: wish.partySize,
  })
  await queueMail(ctx.payload, ctx.now(), {
    ...mail,
    mailKey: `wish|${subject}|${tokyoDateOf(ctx.now())}`,
    kind: 'wish',
    to,
    language: wish.language,
    number: '',
    reservation: '',
    office: only,
  })
}
