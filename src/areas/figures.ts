import type { Capabilities } from '@/access/capabilities'
import {
  CallImportProfiles,
  CallPlans,
  CallRules,
  CallSeats,
  CallStats,
  RateMisses,
  StaffingReviews,
} from '@/collections/figures'
import { figuresEndpoints } from '@/endpoints/ops/figures'
import { callFigures } from '@/jobs/tasks/figures'
import { demoFigures } from '@/services/demo/figures'
import { rateMisses } from '@/services/figures/misses/list'
import { staffingReviews } from '@/services/figures/reviews/list'
import { rateTile } from '@/services/figures/tile'
import { figuresPreset } from '@/services/presets/figures'

import type { Area } from './area'
import { page, records, watching } from './page'

const capabilities = {
  /** Figures of the telephone; no personal data (CC-14 to CC-19). */
  'figures.read': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat', 'auditor'],
  /** Enter or import what the phone system counted (CC-18). */
  'figures.enter': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
  /** Review the seats, report an improvement (CC-16, CC-17). */
  'figures.lead': ['supervisor', 'vendor-manager', 'secretariat'],
  /** Agree to an improvement: the city's own people only. */
  'figures.agree': ['city-admin'],
  /** Promises of a line: what the city holds its vendor to. */
  'figures.rules': ['city-admin'],
  /** Plans, seats and how files are read. */
  'figures.plan': ['city-admin', 'supervisor', 'vendor-manager', 'secretariat'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    figures: keyof typeof capabilities
  }
}

/** Figures of the telephone: calls by hour, answer rates, plan and seats. */
export const figures: Area = {
  name: 'figures',
  capabilities,
  collections: {
    byServices: [CallStats, StaffingReviews, RateMisses],
    byPeople: [CallRules, CallPlans, CallSeats, CallImportProfiles],
  },
  cases: [staffingReviews, rateMisses],
  endpoints: figuresEndpoints,
  tasks: [callFigures],
  log: { figures: { at: 55, label: '電話の統計', begins: ['call-stats.'] } },
  tiles: [rateTile],
  presets: [figuresPreset],
  demo: [demoFigures],
  menu: [
    {
      group: 'コールセンター',
      at: 260,
      entries: [
        page('/call-wall', '電話の現況', 'figures.read', {
          view: '@/admin/figures/WallView#WallView',
          start: { at: 75, what: '今日の応答率と席を見る', may: watching('figures.read') },
        }),
        page('/call-stats', '電話の統計', 'figures.read', {
          view: '@/admin/figures/StatsView#StatsView',
        }),
        page('/call-entry', '電話の統計の入力・取込', 'figures.enter', {
          view: '@/admin/figures/EntryView#EntryView',
        }),
        page('/staffing', '席数と応答率の見込み', 'figures.read', {
          view: '@/admin/figures/StaffingView#StaffingView',
        }),
        page('/staffing-reviews', '体制の見直し', 'figures.read'),
        page('/rate-misses', '応答率の未達と改善策', 'figures.read'),
        records('call-seats', '席の予定', 'figures.plan'),
        records('call-plans', '電話の見込み件数', 'figures.plan'),
        records('call-rules', '電話の基準', 'figures.rules'),
        records('call-import-profiles', '電話の統計の取込の設定', 'figures.plan'),
      ],
    },
  ],
}
