import { closeVendor } from '@/services/staff/close-vendor'

import { staffOperation } from './define'

/** End of the vendor's contract: all its accounts at once (AC-16). */
export const closeVendorAccounts = staffOperation({
  method: 'post',
  path: '/ops/staff/close-vendor',
  capability: 'settings.edit',
  handle: async ({ ctx, req }) => ({ closed: await closeVendor(ctx, req) }),
})
