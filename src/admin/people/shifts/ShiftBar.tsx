'use client'

import { formatJa } from '@/domain/time/format'
import type { CellView, HereView, PersonView, WeekView } from '@/services/people/shifts/week'

import type { Saved } from './cell-queue'

const SAVED: Record<Saved, string> = {
  idle: '',
  saving: '保存しています…',
  saved: '保存しました',
  refused: '保存できませんでした',
}

/** What somebody can be absent from, or is already. */
export const missable = ({ here }: CellView): HereView[] => here.filter(({ isWork }) => isWork)

type Props = {
  person: PersonView
  cell: CellView
  types: WeekView['types']
  saved: Saved
  isLast: boolean
  onPut: (types: string[]) => void
  onCopy: () => void
  onAbsent: (shift: HereView) => void
}

/** All that the keys of the grid do, for fingers and for the mouse. */
export function ShiftBar({ person, cell, types, saved, isLast, onPut, onCopy, onAbsent }: Props) {
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
        <button type="button" className="mg-button mg-button--danger" disabled>
          欠勤
        </button>
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
      <span role="status">{SAVED[saved]}</span>
    </div>
  )
}
