import type { Capabilities } from '@/access/capabilities'
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
  ReplacedNumbers,
  Stocktakes,
  StocktakeScans,
  StoragePlaces,
} from '@/collections/cards'
import { cardImportEndpoints } from '@/endpoints/ops/card-imports'
import { cardRecordEndpoints } from '@/endpoints/ops/card-records'
import { cardWorkEndpoints } from '@/endpoints/ops/card-work'
import { cardEndpoints } from '@/endpoints/ops/cards'
import { reminderEndpoints } from '@/endpoints/ops/reminders'
import { cardImports } from '@/jobs/tasks/card-imports'
import { cardCheck, cardLog, cardNumbers } from '@/jobs/tasks/cards'
import { cardPapers } from '@/services/cards/papers/list'
import { cardTasks } from '@/services/cards/tasks/list'
import { picksToday } from '@/services/cards/picking/picks-today'
import { overdueTile, taskTile } from '@/services/dashboard/card-tiles'
import { demoCardRecords } from '@/services/demo/card-records'
import { cardPreset } from '@/services/presets/cards'

import type { Area } from './area'
import { page, records, watching } from './page'

const capabilities = {
  /** Card records hold name, address and birthday (CD-30). */
  'cards.read': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'auditor',
  ],
  'cards.write': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  /** 交付取りやめ, corrections and other acts that cannot simply be scanned back. */
  'cards.cancel': ['city-admin', 'city-staff', 'supervisor'],
  /** Storage places: shelves and boxes of one's own offices (CD-12). */
  'cards.places': ['city-admin', 'city-staff', 'supervisor'],
  /** Give a card to its holder at the window (CD-10). */
  'cards.handover': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
  'cards.export': ['city-admin', 'city-staff', 'window-staff', 'supervisor', 'vendor-manager'],
  /**
   * Booking numbers of the whole city in one file, for a booking site that stands apart (AC-08): each
   * of them opens a booking, so nobody below the city's administrator takes them along.
   */
  'cards.transfer': ['city-admin'],
  /** 受領書・申請書 on paper, by the card's number; no personal data (CD-28). */
  'cards.papers': ['city-admin', 'city-staff', 'window-staff', 'supervisor', 'field-staff'],
  /** Counts of procedures at the window and on visits (CD-31). */
  'cards.procedures': [
    'city-admin',
    'city-staff',
    'window-staff',
    'supervisor',
    'vendor-manager',
    'field-staff',
  ],
  'cards.import': ['city-admin', 'city-staff', 'supervisor', 'vendor-manager'],
  /** Propose cards for 廃棄 and record that they were destroyed. */
  'cards.dispose': ['city-admin', 'city-staff', 'supervisor'],
  /** Approve such a list; the city's own people only, and never the proposer (AC-06). */
  'cards.dispose-approve': ['city-admin', 'city-staff'],
  /** Labels and letters with name and address (PR-03…PR-07). */
  'cards.print': ['city-admin', 'city-staff', 'window-staff', 'supervisor'],
} as const satisfies Capabilities

declare module '@/access/capabilities' {
  interface CapabilitiesOfAreas {
    cards: keyof typeof capabilities
  }
}

/** Cards from their arrival to the handover. */
export const cards: Area = {
  name: 'cards',
  capabilities,
  collections: {
    byServices: [
      ...[Cards, CardEvents, CardTasks, CardPapers, ProcedureCounts],
      ...[CardReminderRuns, CardReminderItems, CardDisposals, CardDisposalItems],
      ...[CardImports, CardImportProblems, CardImportUndo, ReplacedNumbers],
      ...[Stocktakes, StocktakeScans],
    ],
    byPeople: [CardStatuses, HandoverCases, CardImportProfiles, StoragePlaces],
  },
  cases: [cardTasks, cardPapers],
  endpoints: [
    ...cardEndpoints,
    ...cardImportEndpoints,
    ...cardRecordEndpoints,
    // Last of the cards: they end with what answers to any word.
    ...cardWorkEndpoints,
    ...reminderEndpoints,
  ],
  tasks: [cardImports, cardLog, cardNumbers, cardCheck],
  log: { cards: { at: 30, label: 'カード', begins: ['card.', 'cards.'] } },
  tiles: [taskTile, overdueTile],
  screens: [
    page('/scanner-test', '読み取りの確認', 'cards.write', {
      view: '@/admin/scanner-test/ScannerTestView#ScannerTestView',
    }),
    // After those below /cards: the first address that fits is taken.
    page('/cards/:id', 'カード', 'cards.read', { view: '@/admin/cards/CardView#CardView' }),
  ],
  above: { 'card-papers': '@/admin/card-papers/RegisterPapers#RegisterPapers' },
  presets: [cardPreset],
  demo: [demoCardRecords],
  menu: [
    {
      group: 'カード',
      at: 400,
      entries: [
        page('/cards', 'カードを探す', 'cards.read', { view: '@/admin/cards/CardsView#CardsView' }),
        page('/handover', '交付', 'cards.handover', {
          view: '@/admin/handover/HandoverView#HandoverView',
        }),
        page('/card-tasks', 'カードの対応', 'cards.read'),
        page('/card-report', 'カードの集計', 'cards.read', {
          view: '@/admin/card-report/CardReportView#CardReportView',
          start: { at: 70, what: '枚数と滞留を見る', may: watching('cards.read') },
        }),
        page('/card-papers', '受領書・申請書', 'cards.papers', {
          start: { at: 120, what: '紙を登録する、探す', may: watching('cards.papers') },
        }),
        page('/procedures', '手続きの件数', 'cards.procedures', {
          view: '@/admin/procedures/ProceduresView#ProceduresView',
          start: {
            at: 110,
            what: '訪問や窓口での件数を記録する',
            may: watching('cards.procedures'),
          },
        }),
        page('/station', 'スキャン', 'cards.write', {
          view: '@/admin/station/StationView#StationView',
        }),
        page('/picking', '引き出し', 'cards.write', {
          view: '@/admin/picking/PickingView#PickingView',
          start: { at: 30, what: '予約した人のカードを引き出す', now: picksToday },
        }),
        page('/stocktake', '棚卸し', 'cards.write', {
          view: '@/admin/stocktake/StocktakeView#StocktakeView',
        }),
        page('/places', '保管場所', 'cards.read', { view: '@/admin/places/PlacesView#PlacesView' }),
      ],
    },
    {
      group: 'カード',
      at: 420,
      entries: [
        page('/cards/reminders', '交付勧奨・期限・返戻', 'cards.read', {
          view: '@/admin/reminders/RemindersView#RemindersView',
        }),
        page('/cards/disposal', 'カードの廃棄', 'cards.read', {
          view: '@/admin/reminders/DisposalView#DisposalView',
        }),
        page('/cards/import', 'カードの取り込み', 'cards.import', {
          view: '@/admin/card-import/CardImportView#CardImportView',
        }),
        records('card-import-profiles', 'カードの取り込みの設定', 'settings.edit'),
        records('card-statuses', 'カードの状態区分', 'settings.edit'),
      ],
    },
  ],
}
