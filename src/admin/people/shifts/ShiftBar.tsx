'use client'

import { formatJa } from '@/domain/time/format'
import type { CellView, HereView, PersonView, WeekView } from '@/services/people/shifts/week'

import { Says } from '../../frame/Says'

import type { Saved } from './cell-queue'
import { missable, whyNotMissed } from './missable'

const SAVED: Record<Saved, string> = {
  idle: '',
  saving: '保存しています…',
  saved: '保存しました',
  refused: '保存できませんでした',
}

type Props = {
  person: PersonView
  cell: CellView
  types: WeekView['types']
  saved: Saved
  /** What a key could not do, and why. */
  said: string
  /** Why a day was not taken. */
  problem: string
  isLast: boolean
  onPut: (types: string[]) => void
  onCopy: () => void
  onAbsent: (shift: HereView) => void
}

/** All that the keys of the grid do, for fingers and for the mouse. */
export function ShiftBar({
  person,
  cell,
  types,
  saved,
  said,
  problem,
  isLast,
  onPut,
  onCopy,
  onAbsent,
}: Props) {
  const shifts = missable(cell)
  return (
    <div className="sh-bar" role="group" aria-label="選んだ日の勤務">
      <strong>
        {person.name} {formatJa(cell.date)}
      </strong>
      <div className="sh-choices">
        {types.map(({ id, letter, label, says }) => (
          <button
            key={id}
            type="button"
            className="mg-button"
            title={says}
            disabled={!cell.isOpen}
            onClick={() => onPut([id])}
          >
            {letter} {label}
          </button>
        ))}
        <button type="button" className="mg-button" onClick={() => onPut([])}>
          空にする
        </button>
        <button type="button" className="mg-button" disabled={isLast} onClick={onCopy}>
          次の日へ写す
        </button>
      </div>
      {shifts.length === 0 ? (
        <span className="sh-why">
          <button
            type="button"
            className="mg-button mg-button--danger"
            disabled
            aria-describedby="sh-why"
          >
            欠勤
          </button>
          <small id="sh-why">{whyNotMissed(cell)}</small>
        </span>
      ) : null}
      {shifts.map((shift) => (
        <button
          key={`${shift.type}|${shift.from}|${shift.standsIn}`}
          type="button"
          className="mg-button mg-button--danger"
          onClick={() => onAbsent(shift)}
        >
          {shift.absence ? '欠勤の手配' : '欠勤'}
          {shifts.length > 1 ? `（${shift.label} ${shift.from}〜）` : ''}
        </button>
      ))}
      <span role="status">{said || SAVED[saved]}</span>
      <Says problem={problem} />
    </div>
  )
}
