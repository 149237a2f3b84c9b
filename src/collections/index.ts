import type { CollectionConfig } from 'payload'

import { presetKey } from '@/fields/preset-key'
import { auditConfigChange } from '@/hooks/audit-config'
import { dropShortCache } from '@/hooks/drop-short-cache'
import { dropBookingConfig, dropBookingConfigAfterDelete } from '@/hooks/booking-config'
import { regenerateSlots, regenerateSlotsAfterDelete } from '@/hooks/regenerate-slots'

import { CalendarExceptions, Holidays, OpeningPatterns } from './booking/Calendar'
import { Eligibilities } from './booking/Eligibilities'
import { ExternalBookings } from './booking/ExternalBookings'
import { Offices } from './booking/Offices'
import { Reservations } from './booking/Reservations'
import { Services } from './booking/Services'
import { Slots } from './booking/Slots'
import { Waitlist } from './booking/Waitlist'
import { CardImports, Cards, CardStatuses } from './cards'
import { Mails, MailTemplates } from './mail'
import { Faqs, Notices, ReferralTargets, Referrals, ServiceTexts } from './notices/texts'
import { Users } from './staff/Users'
import { AuditLogs, CheckResults, JobRuns, Leases, RateBuckets } from './system'

/** Every change of these is a decision of a person and goes to the operation log (AU-07). */
const audited = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    afterChange: [dropShortCache, ...(config.hooks?.afterChange ?? []), auditConfigChange],
  },
})

/** What decides about slots: a change drops the cached settings and brings the slots in line. */
const decidesBooking = (config: CollectionConfig): CollectionConfig => ({
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

/** What a city's preset brings along (`services/presets`). */
const fromPreset = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  fields: [...config.fields, presetKey()],
})

const decidedByPeople = [
  ...[Services, Offices, OpeningPatterns, CalendarExceptions].map(fromPreset).map(decidesBooking),
  decidesBooking(Holidays),
  ...[ServiceTexts, MailTemplates, Faqs, ReferralTargets, CardStatuses].map(fromPreset),
  Notices,
  Users,
]

const writtenByServices = [
  Reservations,
  Waitlist,
  ExternalBookings,
  Eligibilities,
  Slots,
  Cards,
  CardImports,
  Referrals,
  Mails,
  AuditLogs,
  JobRuns,
  CheckResults,
  Leases,
  RateBuckets,
]

export const collections: CollectionConfig[] = [
  ...writtenByServices,
  ...decidedByPeople.map(audited),
]
