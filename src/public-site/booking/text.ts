import { normaliseCode } from '@/domain/codes/normalise-code'
import type { ServiceTextView } from '@/services/booking/view'
import { serviceTexts } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Site } from '../site'

export const textsOf = (site: Site, service: ServiceConfig): Promise<ServiceTextView> =>
  serviceTexts(site.ctx, service, site.language)

/** Only the end of a number goes back to the screen. */
export const endOf = (number: string): string => normaliseCode(number).slice(-3)

/** A field of the posted form, cut to a length that no honest entry reaches. */
export const field = (site: Site, name: string, max = 600): string =>
  (site.form?.get(name) ?? '').slice(0, max)
