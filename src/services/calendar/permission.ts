import { can } from '@/access/capabilities'
import { mayUseOffice } from '@/access/roles'

import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

/**
 * May this person change the calendar of these offices (BK-03, AC-07)? null = of every office. Jobs
 * may always.
 * @throws DomainError FORBIDDEN
 */
export function requireSlotsEdit(ctx: ServiceContext, officeIds: readonly string[] | null): void {
  if (ctx.actor.kind === 'job') return
  if (!can(ctx.user, 'slots.edit')) {
    throw forbidden('受付時間と枠を変える権限がありません。')
  }
  // What closes the whole city is the city's to do, in a calendar as by a notice (AC-06).
  if (officeIds === null && !can(ctx.user, 'notices.stop')) {
    throw forbidden(
      'すべての窓口を一度に変えられるのは市の管理者です。窓口を選ぶか、市に頼んでください。',
    )
  }
  if (officeIds?.some((id) => !mayUseOffice(ctx.user, id))) {
    throw forbidden('担当していない窓口の受付時間と枠は変えられません。')
  }
}
