import type { CollectionConfig } from 'payload'

import { dropBookingConfig, dropBookingConfigAfterDelete } from '@/hooks/booking-config'
import { regenerateSlots, regenerateSlotsAfterDelete } from '@/hooks/regenerate-slots'

/** What decides about slots: a change drops the cached settings and brings the slots in line. */
export const decidesBooking = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    afterChange: [dropBookingConfig, ...(config.hooks?.afterChange ?? []), regenerateSlots],
    afterDelete: [
      dropBookingConfigAfterDelete,
      ...(config.hooks?.afterDelete ?? []),
      regenerateSlotsAfterDelete,
    ],
  },
})
