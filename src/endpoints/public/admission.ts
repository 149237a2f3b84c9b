import { DomainError } from '@/lib/errors'
import { keeperOf } from '@/services/admission/here'
import type { ServiceContext } from '@/services/context'
import type { SourceName } from '@/services/limits/source'

/** How a program of the API carries its place in the queue. */
export const TICKET_HEADER = 'Waiting-Ticket'

/**
 * The gate before dear operations (AV-01): the same queue as that of the pages.
 * @returns the ticket that is to be sent with the next call; null where nobody waits
 * @throws DomainError WAITING, with the ticket, the place and when to come again
 */
export async function requireAdmission(
  { payload }: Pick<ServiceContext, 'payload'>,
  asked: { headers: Headers; source: SourceName; begins: boolean },
): Promise<string | null> {
  const { headers, source, begins } = asked
  // A member of staff with an own session.
  if (headers.get('x-door-session') === '1') return null
  const ticket = headers.get(TICKET_HEADER) ?? ''
  const admission = await keeperOf(payload).admit({ ticket, source, begins })
  if (admission.as === 'in') return admission.ticket
  throw new DomainError('WAITING', 'ただいま順番にご案内しています。', 503, {
    ...('ticket' in admission ? { ticket: admission.ticket } : {}),
    ...(admission.as === 'waiting' ? { place: admission.ahead + 1 } : {}),
    retryAfter: admission.reload,
  })
}
