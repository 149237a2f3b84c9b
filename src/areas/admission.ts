import type { Capabilities } from '@/access/capabilities'
import { AdmissionGates } from '@/collections/system'
import { admissionEndpoints } from '@/endpoints/ops/admission'
import { admissionSettings } from '@/globals'

import type { Area } from './area'
import { page } from './page'

const capabilities = {
  /** How the admission queue is doing and how it is set (AV-01). */
  'admission.read': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager', 'auditor'],
  /** Opens and closes it by hand. */
  'admission.switch': ['city-admin'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    admission: keyof typeof capabilities
  }
}

/** The admission queue: who waits before booking, when more people come than can be served at once. */
export const admission: Area = {
  name: 'admission',
  capabilities,
  collections: { byServices: [AdmissionGates] },
  globals: [admissionSettings],
  endpoints: admissionEndpoints,
  log: { admission: { at: 48, label: '待合', begins: ['admission.'] } },
  menu: [
    {
      group: '障害と緊急の連絡',
      at: 696,
      entries: [
        page('/admission', '待合の状況', 'admission.read', {
          view: '@/admin/admission/AdmissionView#AdmissionView',
        }),
        page('/globals/admission-settings', '待合の設定', 'settings.edit'),
      ],
    },
  ],
}
