import { can } from '@/access/capabilities'
import { isCityWide, mayUseOffice } from '@/access/roles'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

/**
 * May this person change the calendar of these offices (BK-03, AC-07)? null = of every office. Jobs
 * may always.
 * @throws DomainError FORBIDDEN
 */
export function requireSlotsEdit(ctx: ServiceContext, officeIds: readonly string[] | null): void {
  if (ctx.actor.kind === 'job') return
  if (!can(ctx.user, 'slots.edit')) {
    throw new DomainError('FORBIDDEN', '受付時間と枠を変える権限がありません。', 403)
  }
  if (officeIds === null && !isCityWide(ctx.user)) {
    throw new DomainError(
      'FORBIDDEN',
      'すべての窓口を一度に変えることはできません。担当の窓口を選んでください。',
      403,
    )
  }
  if (officeIds?.some((id) => !mayUseOffice(ctx.user, id))) {
    throw new DomainError('FORBIDDEN', '担当していない窓口の受付時間と枠は変えられません。', 403)
  }
}
