import type { DayRow } from '@/services/reception/day-row'

import type { RowAct } from './useReception'

export type RowButton = {
  act: RowAct
  label: string
  /** `KeyboardEvent.code` and the letter shown. */
  code: string
  letter: string
  main?: boolean
}

const BUTTON = {
  'check-in': { label: '受付', code: 'KeyU', letter: 'U' },
  call: { label: '呼ぶ', code: 'KeyC', letter: 'C' },
  completed: { label: '来庁済み', code: 'KeyD', letter: 'D' },
  'no-show': { label: '未来庁', code: 'KeyN', letter: 'N' },
  refused: { label: '交付できず', code: 'KeyX', letter: 'X' },
  release: { label: '待ちに戻す', code: 'KeyB', letter: 'B' },
  undo: { label: '元に戻す', code: 'KeyZ', letter: 'Z' },
} as const satisfies Record<RowAct, Omit<RowButton, 'act'>>

const buttons = (...acts: RowAct[]): RowButton[] =>
  acts.map((act, index) => ({ act, ...BUTTON[act], main: index === 0 }))

/** Sent away at the window without having been received: a record, nothing to take back. */
export const isTurnedAway = (row: DayRow): boolean =>
  row.channel === 'walk-in' && row.outcome === 'refused' && !row.checkedIn

/** What can be done with a visitor of today, the usual next step first. */
export function todayButtons(row: DayRow, hasBegun: boolean): RowButton[] {
  if (row.outcome === 'none')
    return buttons('check-in', ...(hasBegun ? (['no-show'] as const) : []))
  if (row.outcome === 'arrived') {
    return row.servedBy
      ? buttons('completed', 'refused', 'release')
      : buttons('call', 'refused', 'undo')
  }
  return isTurnedAway(row) ? [] : buttons('undo').map((one) => ({ ...one, main: false }))
}

/** What can be done with the visitor whom this clerk has called. */
export const servingButtons = (): RowButton[] => buttons('completed', 'refused', 'release')

/** What can be done at the end of the day with a visit that has no result. */
export const endButtons = (row: DayRow): RowButton[] =>
  row.outcome === 'arrived'
    ? buttons('completed', 'refused')
    : buttons('completed', 'no-show', 'refused')
