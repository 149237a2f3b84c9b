import type { CollectionConfig } from 'payload'

import { presetKey } from '@/fields/preset-key'
import { auditConfigChange } from '@/hooks/audit-config'
import { inOneTurn } from '@/hooks/in-one-turn'
import { refuseStaleForm } from '@/hooks/refuse-stale'
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
import {
  CardDisposalItems,
  CardDisposals,
  CardEvents,
  CardImportProblems,
  CardImportProfiles,
  CardImports,
  CardImportUndo,
  CardPapers,
  CardReminderItems,
  CardReminderRuns,
  Cards,
  CardStatuses,
  CardTasks,
  HandoverCases,
  ProcedureCounts,
  StoragePlaces,
  ReplacedNumbers,
  Stocktakes,
  StocktakeScans,
} from './cards'
import { closeHidden } from './closed-fields'
import { DeadlineRules, Submissions } from './deadlines'
import { Mails, MailTemplates } from './mail'
import { Faqs, Notices, ReferralTargets, Referrals, ServiceTexts } from './notices/texts'
import {
  Devices,
  DocumentTemplates,
  Facilities,
  LabelSheets,
  Printers,
  PrintFiles,
  PrintJobs,
  SheetMoves,
} from './printing'
import { Acknowledgements, RuleDocuments, SiteRecords } from './staff/Rules'
import { Users } from './staff/Users'
import { AuditLogs, CheckResults, DataKeys, JobRuns, Leases, RateBuckets } from './system'
import {
  TransportAlerts,
  TransportCarriers,
  TransportCases,
  TransportDrivers,
  TransportIncidents,
  TransportItems,
  TransportPositions,
  TransportRequests,
  TransportRoutes,
  TransportRuns,
  TransportVehicles,
} from './transport'

/** Every change of these is a decision of a person and goes to the operation log (AU-07). */
const audited = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    beforeValidate: [refuseStaleForm, ...(config.hooks?.beforeValidate ?? [])],
    afterChange: [dropShortCache, ...(config.hooks?.afterChange ?? []), auditConfigChange],
  },
})

/** Where people make records, the heading of a new one is a word. */
const named = (config: CollectionConfig): CollectionConfig => {
  const { components, ...admin } = config.admin ?? {}
  const { edit, ...others } = components ?? {}
  const beforeDocumentControls = [
    '@/admin/frame/NewTitle#NewTitle',
    ...(edit?.beforeDocumentControls ?? []),
  ]
  return {
    ...config,
    admin: { ...admin, components: { ...others, edit: { ...edit, beforeDocumentControls } } },
  }
}

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
  fields: [...config.fields, ...closeHidden([presetKey()])],
})

const decidedByPeople = [
  ...[Services, Offices, OpeningPatterns, CalendarExceptions].map(fromPreset).map(decidesBooking),
  decidesBooking(Holidays),
  ...[
    ServiceTexts,
    MailTemplates,
    Faqs,
    ReferralTargets,
    CardStatuses,
    HandoverCases,
    CardImportProfiles,
    DeadlineRules,
  ].map(fromPreset),
  StoragePlaces,
  DocumentTemplates,
  LabelSheets,
  Printers,
  Devices,
  Facilities,
  ...[TransportRoutes, TransportCarriers, TransportDrivers, TransportVehicles, TransportCases],
  Notices,
  Users,
  RuleDocuments,
  SiteRecords,
]

const writtenByServices = [
  Reservations,
  Waitlist,
  ExternalBookings,
  Eligibilities,
  Slots,
  Cards,
  CardEvents,
  CardTasks,
  CardPapers,
  ProcedureCounts,
  ...[CardReminderRuns, CardReminderItems, CardDisposals, CardDisposalItems],
  CardImports,
  CardImportProblems,
  CardImportUndo,
  ReplacedNumbers,
  Stocktakes,
  StocktakeScans,
  ...[TransportRuns, TransportItems, TransportIncidents, TransportRequests],
  ...[TransportPositions, TransportAlerts],
  Referrals,
  Mails,
  PrintJobs,
  PrintFiles,
  SheetMoves,
  Submissions,
  Acknowledgements,
  AuditLogs,
  JobRuns,
  CheckResults,
  DataKeys,
  Leases,
  RateBuckets,
]

export const collections: CollectionConfig[] = [
  ...writtenByServices,
  ...decidedByPeople.map(audited).map(inOneTurn).map(named),
]
