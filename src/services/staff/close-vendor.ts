import type { PayloadRequest } from 'payload'

import { hasRole } from '@/access/roles'
import { findRows } from '@/db/atomic'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'

/**
 * Closes every account of the vendor, in one act, at the end of the contract (AC-16). City accounts
 * stay. Open sessions end at once; each account's change is in the log, and the act itself once.
 * @returns how many accounts were closed by this call
 * @throws DomainError FORBIDDEN
 */
export async function closeVendor(ctx: ServiceContext, req: PayloadRequest): Promise<number> {
  if (!hasRole(ctx.user, 'city-admin')) {
    throw forbidden('受託者のアカウントを止められるのは市管理者だけです。')
  }
  const accounts = await findRows<{ id: string }>(ctx.payload, 'users', {
    and: [{ employer: { equals: 'vendor' } }, { active: { not_equals: false } }],
  })
  for (const { id } of accounts) {
    await ctx.payload.update({
      collection: 'users',
      id,
      data: { active: false },
      req,
      overrideAccess: false,
      depth: 0,
    })
  }
  await logAct(ctx, {
    action: 'staff.vendor-closed',
    summary: `受託者のアカウント ${accounts.length} 件をまとめて使用停止`,
    count: accounts.length,
  })
  return accounts.length
}
