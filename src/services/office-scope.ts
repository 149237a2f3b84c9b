import { mayUseOffice } from '@/access/roles'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from './context'

/** Staff act only for their own offices (AC-07). @throws DomainError FORBIDDEN */
export function assertScope(ctx: ServiceContext, office: string): void {
  if (ctx.actor.kind === 'staff' && !mayUseOffice(ctx.user, office)) {
    throw new DomainError('FORBIDDEN', '担当していない窓口は扱えません。', 403)
  }
}
