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

import { type Area, page, records } from './area'

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
  menu: [
    {
      group: 'カード',
      at: 400,
      entries: [
        page('/cards', 'カードを探す', 'cards.read'),
        page('/handover', '交付', 'cards.handover'),
        page('/card-tasks', 'カードの対応', 'cards.read'),
        page('/card-report', 'カードの集計', 'cards.read'),
        page('/card-papers', '受領書・申請書', 'cards.papers'),
        page('/procedures', '手続きの件数', 'cards.procedures'),
        page('/station', 'スキャン', 'cards.write'),
        page('/picking', '引き出し', 'cards.write'),
        page('/stocktake', '棚卸し', 'cards.write'),
        page('/places', '保管場所', 'cards.read'),
      ],
    },
    {
      group: 'カード',
      at: 420,
      entries: [
        page('/cards/reminders', '交付勧奨・期限・返戻', 'cards.read'),
        page('/cards/disposal', 'カードの廃棄', 'cards.read'),
        page('/cards/import', 'カードの取り込み', 'cards.import'),
        records('card-import-profiles', 'カードの取り込みの設定', 'settings.edit'),
        records('card-statuses', 'カードの状態区分', 'settings.edit'),
      ],
    },
  ],
}
