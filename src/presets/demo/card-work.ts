import { addDays, type CivilDate } from '@/domain/time/civil'

import { CARD_COLUMNS, type DemoCard, STATUSES } from './card-data'

/** What the card centre adds to the city's list while it works (CD-01: "and further columns"). */
export const WORK_COLUMNS = [
  '受入れ日',
  '検品日',
  '交付前設定日',
  '区移管日',
  '交付通知書発送日',
  '保管場所コード',
  '位置',
] as const
type Work = Record<(typeof WORK_COLUMNS)[number], string>

/** Shelves and boxes of each office in the demo. */
export const DEMO_SHELVES = { shelfFrom: 'A', shelfTo: 'D', boxFrom: '1', boxTo: '10' }
const SHELVES = ['A', 'B', 'C', 'D']
const BOXES = 10

const ORDER = ['受入れ済み', '交付前設定済み', '区移管済み', '交付通知書発送済み']
/** Days from the delivery to each step. */
const STEPS = [
  ['受入れ日', 0],
  ['検品日', 1],
  ['交付前設定日', 2],
  ['区移管日', 5],
  ['交付通知書発送日', 8],
] as const
/** How many of the steps above a card of a status has behind it. */
const DONE: Record<string, number> = { 受入れ済み: 1, 交付前設定済み: 3, 区移管済み: 4 }

/** A number of its own for each card, the same on every machine. */
const numberOf = (card: DemoCard): number =>
  [...card.製造管理番号].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 99_991, 7)

const isGone = (card: DemoCard): boolean =>
  !ORDER.includes(card.状態区分) && card.状態区分 !== '交付取りやめ'

/** Days of the steps and the place of one card, fitting its status and the day of the list. */
export function workOf(card: DemoCard, today: CivilDate): Work {
  const state = STATUSES.find(([one]) => one.status === card.状態区分)?.[0]
  const { youngest = 1, oldest = 30 } = state ?? {}
  const own = numberOf(card)
  // Steps take days: the card must be old enough for those that it has behind it.
  const steps = DONE[card.状態区分] ?? STEPS.length
  const least = Math.max(youngest, STEPS[steps - 1]?.[1] ?? 0)
  const age = least + (own % Math.max(1, oldest - least + 1))
  const end = card.交付日 || card.取りやめ日 || today
  const received = addDays(end < today ? end : today, -age)
  const work = Object.fromEntries(WORK_COLUMNS.map((column) => [column, ''])) as Work
  STEPS.slice(0, steps).forEach(([column, days]) => {
    work[column] = addDays(received, days)
  })
  const isMailed = card.状態区分 === '申請時来庁発送済み'
  if (isMailed) work.交付通知書発送日 = ''
  if (!isGone(card)) {
    const office = card.発送番号.split('-').slice(0, -1).join('-').toUpperCase()
    work.保管場所コード = `P-${office}-${SHELVES[own % SHELVES.length]}-${String((own % BOXES) + 1).padStart(2, '0')}`
  }
  return work
}

/** The city's list with the card centre's columns behind it. */
export function toWorkCsv(rows: readonly DemoCard[], today: CivilDate): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  // In a box each card has a place of its own, counted from the first.
  const lying = new Map<string, number>()
  const lines = rows.map((row) => {
    const work = workOf(row, today)
    const box = work.保管場所コード
    if (box) {
      lying.set(box, (lying.get(box) ?? 0) + 1)
      work.位置 = String(lying.get(box))
    }
    return [
      ...CARD_COLUMNS.map((column) => quote(row[column])),
      ...WORK_COLUMNS.map((column) => quote(work[column])),
    ].join(',')
  })
  const header = [...CARD_COLUMNS, ...WORK_COLUMNS].map(quote).join(',')
  return [header, ...lines].map((line) => `${line}\r\n`).join('')
}
