import { isCityWide, mayUseOffice } from '@/access/roles'
import { relationIds } from '@/lib/relations'

import type { ServiceContext } from '../context'

import type { WaitlistRow } from './types'

/** Is the wish for an office of the account, or for any office? (AC-07) */
export function mayServeWish(
  ctx: ServiceContext,
  { offices }: Pick<WaitlistRow, 'offices'>,
): boolean {
  const wished = relationIds(offices)
  return (
    isCityWide(ctx.user) || wished.length === 0 || wished.some((id) => mayUseOffice(ctx.user, id))
  )
}
