import type { Capabilities } from '@/access/capabilities'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { Acknowledgements, RuleDocuments, SiteRecords } from '@/collections/staff/Rules'
import { Users } from '@/collections/staff/Users'
import { ruleEndpoints } from '@/endpoints/ops/records-of-work'
import { staffEndpoints } from '@/endpoints/ops/staff'
import { badgeTile } from '@/services/dashboard/badge-tile'
import { ruleTile } from '@/services/dashboard/rule-tile'
import { lockedTile } from '@/services/dashboard/system-tiles'

import type { Area } from './area'
import { page, records, shortcut, watching } from './page'

const whoeverMayWork = (user: StaffUser) => holdOf(user) === null

const capabilities = {
  /** Who wears a name badge and who has none (PR-21). */
  'badges.read': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
  'users.manage': ['city-admin', 'vendor-manager'],
  /** Who has read which rule, and the records of rooms and terminals (AC-13, AC-20). */
  'rules.manage': ['city-admin', 'supervisor', 'vendor-manager'],
  'rules.watch': ['city-admin', 'supervisor', 'vendor-manager', 'auditor'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    staff: keyof typeof capabilities
  }
}

/** Accounts and those who have them: badges, rules to know, rooms and terminals. */
export const staff: Area = {
  name: 'staff',
  capabilities,
  collections: { byServices: [Acknowledgements], byPeople: [Users, RuleDocuments, SiteRecords] },
  endpoints: [...staffEndpoints, ...ruleEndpoints],
  log: {
    accounts: { at: 70, label: 'ログイン・アカウント', begins: ['login', 'password.', 'staff.'] },
  },
  tiles: [ruleTile, lockedTile, badgeTile],
  shortcuts: [shortcut(50, '/collections/users/create', 'アカウントを作る', 'users.manage')],
  menu: [
    {
      group: '設定',
      at: 700,
      entries: [
        page('/security', '自分のアカウントの安全', whoeverMayWork, {
          view: '@/admin/security/SecurityView#SecurityView',
        }),
        records('users', 'アカウント', 'users.manage', {
          start: { at: 90, what: '追加、停止、ロックの解除', may: watching('users.manage') },
        }),
        page('/badges', '名札', 'badges.read', { view: '@/admin/badges/BadgesView#BadgesView' }),
        records('rule-documents', '規程・遵守事項', whoeverMayWork),
        records('acknowledgements', '規程の確認', 'rules.watch'),
        records('site-records', '場所の管理記録', 'rules.watch'),
      ],
    },
  ],
}
