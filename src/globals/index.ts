import type { GlobalConfig } from 'payload'

import { checkAdmission } from '@/hooks/admission'
import { auditGlobalChange } from '@/hooks/audit-config'
import { guardBaseUrl } from '@/hooks/base-url'
import { dropShortCacheOfGlobal } from '@/hooks/drop-short-cache'
import { checkDesk } from '@/hooks/equipment'

import { checkSecondSite, guardAlarmSettings } from '@/hooks/second-site'
import { guardRetention } from '@/hooks/shorter-retention'
import { inOneTurn } from '@/hooks/in-one-turn'
import { globalTakesForms } from '@/hooks/refuse-misshapen'
import { refuseStaleGlobal } from '@/hooks/refuse-stale'
import { refuseLockOut } from '@/hooks/refuse-lock-out'

import { AdmissionSettings } from './AdmissionSettings'
import { AlarmSettings } from './AlarmSettings'
import { CitySettings } from './CitySettings'
import { EquipmentSettings } from './EquipmentSettings'

/** The city's settings, changed as records about which people decide are. */
export const citySettings: GlobalConfig = inOneTurn(
  globalTakesForms({
    ...CitySettings,
    admin: {
      ...CitySettings.admin,
      components: { elements: { beforeDocumentControls: ['@/admin/stale/Stale#Stale'] } },
    },
    hooks: {
      beforeValidate: [refuseStaleGlobal],
      beforeChange: [refuseLockOut, guardBaseUrl, guardRetention],
      afterChange: [dropShortCacheOfGlobal, auditGlobalChange],
    },
  }),
)

/** What the city has set for faults and emergencies. */
export const alarmSettings: GlobalConfig = inOneTurn(
  globalTakesForms({
    ...AlarmSettings,
    admin: {
      ...AlarmSettings.admin,
      components: { elements: { beforeDocumentControls: ['@/admin/stale/Stale#Stale'] } },
    },
    hooks: {
      beforeValidate: [refuseStaleGlobal],
      beforeChange: [guardAlarmSettings, checkSecondSite],
      afterChange: [dropShortCacheOfGlobal, auditGlobalChange],
    },
  }),
)

/** What the city has set for devices, consumables and maintenance. */
export const equipmentSettings: GlobalConfig = inOneTurn(
  globalTakesForms({
    ...EquipmentSettings,
    admin: {
      ...EquipmentSettings.admin,
      components: { elements: { beforeDocumentControls: ['@/admin/stale/Stale#Stale'] } },
    },
    hooks: {
      beforeValidate: [refuseStaleGlobal],
      beforeChange: [checkDesk],
      afterChange: [dropShortCacheOfGlobal, auditGlobalChange],
    },
  }),
)

/** What the city has set for the admission queue. */
export const admissionSettings: GlobalConfig = inOneTurn(
  globalTakesForms({
    ...AdmissionSettings,
    admin: {
      ...AdmissionSettings.admin,
      components: { elements: { beforeDocumentControls: ['@/admin/stale/Stale#Stale'] } },
    },
    hooks: {
      beforeValidate: [refuseStaleGlobal],
      beforeChange: [checkAdmission],
      afterChange: [dropShortCacheOfGlobal, auditGlobalChange],
    },
  }),
)
