import { mayUseOffice } from '@/access/roles'

import type { ServiceContext } from './context'
import { forbidden } from './refusals'

/** Staff act only for their own offices (AC-07). @throws DomainError FORBIDDEN */
export function assertScope(ctx: ServiceContext, office: string): void {
  if (ctx.actor.kind === 'staff' && !mayUseOffice(ctx.user, office)) {
    throw forbidden('担当していない窓口は扱えません。')
  }
}
