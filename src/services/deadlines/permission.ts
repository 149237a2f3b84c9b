import { can } from '@/access/capabilities'
import type { Role, StaffUser } from '@/access/roles'
import { hasRole } from '@/access/roles'

import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

/** Roles that hand in reports and plans, or record it for those who do. */
export const SUBMITTER_ROLES = [
  'supervisor',
  'vendor-manager',
  'secretariat',
  'city-admin',
] as const satisfies readonly Role[]

/** May this user record that the document of a rule was handed in? */
export const maySubmit = (user: StaffUser | null | undefined, roles: readonly Role[]): boolean =>
  can(user, 'deadlines.submit') &&
  (roles.length === 0 || hasRole(user, 'city-admin') || hasRole(user, ...roles))

/** @throws DomainError FORBIDDEN */
export function assertMaySubmit(ctx: ServiceContext, roles: readonly Role[] = []): void {
  if (maySubmit(ctx.user, roles)) return
  throw forbidden('この提出物の提出を記録する権限がありません。')
}
