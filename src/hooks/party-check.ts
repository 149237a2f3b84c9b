import type { FieldHook } from 'payload'

import { partyWarning } from '@/services/booking/party-limit'
import { citizenContext } from '@/services/context'
import { findService, loadBookingConfig } from '@/services/settings/booking-config'

/** Says on a service's form where nobody can book for as many people as it allows; lists need it not. */
export const checkPartySize: FieldHook = async ({ data, findMany, req }) => {
  if (findMany || !req.user || !data?.id) return ''
  const config = await loadBookingConfig(req.payload)
  const service = findService(config, String(data.id))
  return service ? partyWarning(citizenContext(req.payload), config, service) : ''
}
