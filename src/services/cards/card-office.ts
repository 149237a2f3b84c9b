import { mayUseOffice } from '@/access/roles'

import type { ServiceContext } from '../context'
import { notFound } from '../refusals'

/** @throws DomainError NOT_FOUND: an office of others is as good as none (AC-07) */
export function assertCardOffice(ctx: ServiceContext, office: string): void {
  if (ctx.user && !mayUseOffice(ctx.user, office)) {
    throw notFound('この窓口は扱えません。')
  }
}
