import { mayUseOffice } from '@/access/roles'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

/** @throws DomainError NOT_FOUND: an office of others is as good as none (AC-07) */
export function assertCardOffice(ctx: ServiceContext, office: string): void {
  if (ctx.user && !mayUseOffice(ctx.user, office)) {
    throw new DomainError('NOT_FOUND', 'この窓口は扱えません。', 404)
  }
}
