/** Fixed words of card transport: values in English, labels as the requirements write them. */

import { optionsOf } from '../options'

/** How far a run has come. */
export const RUN_STATE = {
  planned: '計画',
  loading: '積込み',
  departed: '出発',
  arriving: '到着（照合中）',
  completed: '完了',
  cancelled: '取りやめ',
} as const
export type RunState = keyof typeof RUN_STATE
export const RUN_STATE_OPTIONS = optionsOf(RUN_STATE)

/** What a run carries: cards to the wards, or application documents there and back (TR-09). */
export const RUN_KIND = {
  cards: 'カードと書類（カードセンター → 区役所）',
  documents: '申請書類の往復（カードセンター ⇄ 会場）',
} as const
export type RunKind = keyof typeof RUN_KIND
export const RUN_KIND_OPTIONS = optionsOf(RUN_KIND)

/**
 * One card in one run. `packing` and `scanned` are the moments in which a process may have died:
 * the same scan again, or the job, brings them further.
 */
export const ITEM_STATE = {
  packing: '積込み中',
  packed: '積込み済み',
  sent: '移送中',
  scanned: '受取りの処理中',
  received: '受取り済み',
  missing: '未着',
  withdrawn: '取り出し',
} as const
export type ItemState = keyof typeof ITEM_STATE
export const ITEM_STATE_OPTIONS = optionsOf(ITEM_STATE)

/** Lists and papers that travel with the cards, or alone. */
export const PAPER_KIND = {
  manifest: 'カード移送一覧表',
  bookings: '予約リスト',
  notices: '交付通知書',
  applications: '申請書',
  receipts: 'カード受領書',
  other: 'その他の書類',
} as const
export type PaperKind = keyof typeof PAPER_KIND
export const PAPER_KINDS = Object.keys(PAPER_KIND) as [PaperKind, ...PaperKind[]]

/** Why a stop cannot be closed yet (TR-07). */
export const DIFFERENCE = {
  missing: '届いていないカード',
  extra: '一覧にないカード',
  count: 'カードの枚数の違い',
  papers: '書類の数の違い',
  seal: '封印・施錠の異常',
} as const
export type DifferenceKind = keyof typeof DIFFERENCE

/** What became of a card that did not arrive. */
export const MISSING_OUTCOME = {
  'at-origin': '積み忘れ・持ち帰り（カードセンターにある）',
  lost: '見つからない（調査を続ける）',
} as const
export type MissingOutcome = keyof typeof MISSING_OUTCOME
export const MISSING_OUTCOMES = Object.keys(MISSING_OUTCOME) as [
  MissingOutcome,
  ...MissingOutcome[],
]

export const INCIDENT_KIND = {
  accident: '事故',
  disaster: '災害',
  theft: '盗難・紛失',
  breakdown: '車両の故障',
  delay: '遅延',
  other: 'その他',
} as const
export type IncidentKind = keyof typeof INCIDENT_KIND
export const INCIDENT_KINDS = Object.keys(INCIDENT_KIND) as [IncidentKind, ...IncidentKind[]]
export const INCIDENT_KIND_OPTIONS = optionsOf(INCIDENT_KIND)

/** State of the load after an accident or disaster (TR-05). */
export const LOAD_STATE = {
  intact: '異常なし（ケースは施錠・封印されたまま）',
  damaged: '破損・汚損あり',
  opened: 'ケースが開いた・封印が切れた',
  lost: '紛失・盗難あり',
  unknown: '確認中',
} as const
export type LoadState = keyof typeof LOAD_STATE
export const LOAD_STATES = Object.keys(LOAD_STATE) as [LoadState, ...LoadState[]]
export const LOAD_STATE_OPTIONS = optionsOf(LOAD_STATE)

export const REQUEST_KIND = {
  route: '経路の変更',
  schedule: '日時・回数の変更',
  handling: '取扱いの変更',
  other: 'その他の要望',
} as const
export type RequestKind = keyof typeof REQUEST_KIND
export const REQUEST_KINDS = Object.keys(REQUEST_KIND) as [RequestKind, ...RequestKind[]]
export const REQUEST_KIND_OPTIONS = optionsOf(REQUEST_KIND)

/** Days on which a route is driven; the values are those of `weekdayOf`. */
export const RUN_WEEKDAYS = [
  { value: '1', label: '月' },
  { value: '2', label: '火' },
  { value: '3', label: '水' },
  { value: '4', label: '木' },
  { value: '5', label: '金' },
  { value: '6', label: '土' },
  { value: '0', label: '日' },
]

/** Runs a week that every ward office is due (TR-02). */
export const RUNS_PER_WEEK = 3
