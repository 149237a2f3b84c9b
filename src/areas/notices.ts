import type { Capabilities } from '@/access/capabilities'
import { Notices, ReferralTargets, Referrals, ServiceTexts } from '@/collections/notices/texts'
import { noticeEndpoints } from '@/endpoints/ops/records-of-work'
import { languageTile, stopTile } from '@/services/dashboard/system-tiles'
import { demoNotices } from '@/services/demo/extras'
import { textPreset } from '@/services/presets/texts'

import type { Area } from './area'
import { records, shortcut } from './page'

const capabilities = {
  'notices.edit': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Publish what stops booking for the whole city; close all its offices at once. */
  'notices.stop': ['city-admin'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    notices: keyof typeof capabilities
  }
}

/** What the city says to citizens: notices, texts of services, whom to ask. */
export const notices: Area = {
  name: 'notices',
  capabilities,
  collections: {
    byServices: [Referrals],
    byPeople: [ServiceTexts, ReferralTargets, Notices],
  },
  endpoints: noticeEndpoints,
  tiles: [languageTile, stopTile],
  shortcuts: [
    shortcut(30, '/collections/service-texts', '案内文を直す', 'settings.edit'),
    shortcut(40, '/collections/notices/create', 'お知らせを出す', 'notices.edit'),
  ],
  presets: [textPreset],
  demo: [demoNotices],
  menu: [
    {
      group: '案内と文面',
      at: 300,
      entries: [
        records('notices', 'お知らせ・計画停止', 'notices.edit'),
        records('service-texts', 'サービスの案内文', 'settings.edit'),
      ],
    },
    {
      group: '案内と文面',
      at: 330,
      entries: [records('referral-targets', '案内先', 'settings.edit')],
    },
    { group: '記録', at: 630, entries: [records('referrals', '案内の記録', 'booking.read')] },
  ],
}
