import type { ServiceContext } from '../context'

import { type AuditEntry, recordAudit } from './record'

type WhoAndWhen = 'actorKind' | 'actor' | 'actorName' | 'at'

/**
 * One row of the operation log for what the person of this context did, at the context's time.
 * @param act the rest of the entry; with `key`, a repeated delivery is one row. A copy of what somebody
 *   did before names them and the time itself
 */
export const logAct = (
  ctx: ServiceContext,
  act: Omit<AuditEntry, WhoAndWhen> & Partial<Pick<AuditEntry, WhoAndWhen>>,
): Promise<void> =>
  recordAudit(ctx.payload, {
    actorKind: ctx.actor.kind,
    actor: ctx.actor.id,
    actorName: ctx.actor.name,
    at: ctx.now().toISOString(),
    ...(ctx.ip ? { ip: ctx.ip } : {}),
    ...act,
  })
