import { findRow } from '@/db/atomic'

import type { ServiceContext } from '../context'

/** Whether a submission of this name has come before: sent again it asks for nothing new. */
export const wasSubmitted = async (ctx: ServiceContext, idemKey: string): Promise<boolean> =>
  (await findRow(ctx.payload, 'reservations', { idemKey: { equals: idemKey } })) !== null
