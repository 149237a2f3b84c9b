import { deskCatalogue } from '@/services/desk/catalogue'

import { staffOperation } from './define'

/** Services, offices, texts, FAQ and referral targets for the staff's screens. */
export const getCatalogue = staffOperation({
  method: 'get',
  path: '/ops/catalogue',
  capability: 'booking.read',
  handle: ({ ctx }) => deskCatalogue(ctx),
})
