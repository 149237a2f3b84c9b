import type { Paper } from './sheets'
import { PAPERS } from './sheets'
import { REISSUE_ENVELOPE, type WindowEnvelope } from './window'

/** What each printed thing is made of. */
export type PrintSource = 'cards' | 'copies' | 'devices' | 'bookings' | 'facilities'

export type WindowLetter = WindowEnvelope & {
  /** The letter as it lies in the envelope; its upper part carries the address. */
  folded: Paper
}

type PageSpec = { name: string; paper: Paper; margin: number; window?: WindowLetter }

export type PrintKindSpec = {
  label: string
  source: PrintSource
  /** Labels go on sheets that the person chooses; everything else has a page of its own. */
  page: PageSpec | null
  /** Code of the sheet that is offered first. */
  sheet?: 'a4-12' | 'a4-44' | 'single-80x30'
  /** The print is noted in the history of each card (PR-05). */
  notedOnCard?: boolean
  /** The city may have it give the person a new reservation number (ID-13). */
  renumbers?: boolean
  /** At most so many inks, printed as spot colours (PR-08). */
  inks?: 2
}

/** Long No. 3 with a window: an A4 sheet folded in three. */
const LONG_3: WindowLetter = {
  envelope: { width: 235, height: 120 },
  window: { x: 22, y: 14, width: 95, height: 45 },
  folded: { width: 210, height: 99 },
}

/** A5 folded once is as large as a postcard and lies in the 155 × 113 mm envelope. */
const REISSUE: WindowLetter = { ...REISSUE_ENVELOPE, folded: { width: 148, height: 105 } }

/** Everything that can be printed from the printing page (PR-03…PR-09, PR-12, PR-13, PR-15, PR-16). */
export const PRINT_KINDS = {
  'address-label': {
    label: '宛名ラベル（カード送付用）',
    source: 'cards',
    page: null,
    sheet: 'a4-12',
  },
  'case-label': { label: 'カードケース用ラベル', source: 'cards', page: null, sheet: 'a4-44' },
  'guide-sticker': {
    label: '予約案内シール（144×103mm）',
    source: 'cards',
    page: { name: '予約案内シール', paper: { width: 144, height: 103 }, margin: 6 },
    inks: 2,
  },
  'guide-sticker-plain': {
    label: '予約案内シール（番号なし・同じものを何枚も）',
    source: 'copies',
    page: { name: '予約案内シール', paper: { width: 144, height: 103 }, margin: 6 },
    inks: 2,
  },
  'reissue-notice': {
    label: '交付通知書の再発行',
    source: 'cards',
    page: { name: '交付通知書', paper: PAPERS.A5, margin: 12, window: REISSUE },
    notedOnCard: true,
    renumbers: true,
  },
  reminder: {
    label: '交付勧奨通知',
    source: 'cards',
    page: { name: '交付勧奨通知', paper: PAPERS.A4, margin: 20, window: LONG_3 },
    notedOnCard: true,
  },
  inquiry: {
    label: '照会・回答書',
    source: 'cards',
    page: { name: '照会・回答書', paper: PAPERS.A4, margin: 20, window: LONG_3 },
    notedOnCard: true,
  },
  'application-envelope': {
    label: '申請書送付用の封筒（長形3号）',
    source: 'copies',
    page: { name: '封筒 長形3号', paper: { width: 235, height: 120 }, margin: 12 },
  },
  'application-form': {
    label: '申請書（予約の内容から）',
    source: 'bookings',
    page: { name: '申請書', paper: PAPERS.A4, margin: 20 },
  },
  'device-label': {
    label: '機器管理シール',
    source: 'devices',
    page: null,
    sheet: 'single-80x30',
  },
  'facility-label': {
    label: '施設あて宛名ラベル（チラシ送付用）',
    source: 'facilities',
    page: null,
    sheet: 'a4-12',
  },
} as const satisfies Record<string, PrintKindSpec>

export type PrintKind = keyof typeof PRINT_KINDS

export const specOf = (kind: PrintKind): PrintKindSpec => PRINT_KINDS[kind]

export const PRINT_KIND_OPTIONS = Object.entries(PRINT_KINDS).map(([value, { label }]) => ({
  value,
  label,
}))
