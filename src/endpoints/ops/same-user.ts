import { DomainError } from '@/lib/errors'
import type { ServiceContext } from '@/services/context'

/**
 * Scans wait in the browser while there is no way to the server. If somebody else has signed in
 * there meanwhile, they must not be written down under that name.
 * @param by account under which the screen was opened; undefined where no scan can have waited
 * @throws DomainError OTHER_USER
 */
export function assertSameUser(ctx: ServiceContext, by: string | undefined): void {
  if (by !== undefined && by !== ctx.actor.id) {
    throw new DomainError('OTHER_USER', '別の人がログインしています。', 401)
  }
}
