'use client'

import { useRef, useState } from 'react'

import { partsOf, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { WeekGrid } from '@/services/calendar/week-grid'

import type { Cell } from './cells'
import { cellRows, lanesOf, sentenceOf, signOf, toneOf } from './cells'
import { EditBar } from './EditBar'
import type { Position } from './useSelection'
import { useSelection } from './useSelection'
import { ownKeys } from '../shell/keys'

const STEP: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const dayLabel = (date: string): string => {
  const { month, day } = partsOf(date)
  return `${month}/${day}`
}

type Props = {
  grid: WeekGrid
  onChanged: (words: string, unfit: number) => void
  onStale: () => void
}

/**
 * Times by days. One cell takes part in the tab order; arrow keys move between cells, space chooses.
 */
export function Grid({ grid, onChanged, onStale }: Props) {
  const [now] = useState(() => {
    const instant = new Date()
    return `${tokyoDateOf(instant)} ${tokyoTimeOf(instant)}`
  })
  const rows = cellRows(grid, now)
  const selection = useSelection(rows)
  const [focus, setFocus] = useState<Position | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const first = firstCell(rows)
  const tabStop = focus && rows[focus.row]?.[focus.column] ? focus : first
  const move = (from: Position, [down, right]: [number, number]) => {
    let at = { row: from.row + down, column: from.column + right }
    while (rows[at.row] && at.column >= 0 && at.column < 7) {
      if (rows[at.row]?.[at.column]) {
        setFocus(at)
        table.current
          ?.querySelector<HTMLButtonElement>(`[data-at="${at.row}-${at.column}"]`)
          ?.focus()
        return
      }
      at = { row: at.row + down, column: at.column + right }
    }
  }
  if (rows.length === 0) {
    return (
      <p className="mg-empty">
        この週は枠がありません。「定期の受付時間」か「臨時の休み・休日開庁」で受付時間を決めてください。
      </p>
    )
  }
  return (
    <>
      <p className="mg-hint">
        数字は「予約した人数／定員」です。枠を押して選びます。曜日や時刻を押すと、その日・その時刻をまとめて選べます（Shiftを押しながらで範囲）。
      </p>
      <div className="mg-table-wrap wg-wrap">
        <table className="wg" ref={table}>
          <caption className="mg-hidden">
            {grid.office.name} {grid.service.name}の枠
          </caption>
          <thead>
            <tr>
              <td />
              {grid.days.map((day, column) => (
                <th key={day.date} scope="col">
                  <button
                    type="button"
                    onClick={() => selection.toggleLine(rows.map((row) => row[column]))}
                  >
                    {dayLabel(day.date)}（{day.weekday}）
                    {day.holiday ? <small>{day.holiday}</small> : null}
                    {!day.holiday && day.slots.length === 0 ? <small>休み</small> : null}
                    <span className="mg-hidden">の枠をまとめて選ぶ</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.times.map((time, row) => (
              <tr key={time}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={`${time}の枠をまとめて選ぶ`}
                    onClick={() => selection.toggleLine(rows[row] ?? [])}
                  >
                    {time}
                  </button>
                </th>
                {(rows[row] ?? []).map((cell, column) => (
                  <td key={grid.days[column]?.date}>
                    {cell ? (
                      <CellButton
                        cell={cell}
                        weekday={grid.days[column]?.weekday ?? ''}
                        at={{ row, column }}
                        isStop={tabStop?.row === row && tabStop.column === column}
                        isChosen={selection.keys.has(cell.slotKey)}
                        onFocus={setFocus}
                        onMove={move}
                        onToggle={selection.toggle}
                      />
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <EditBar
        chosen={selection.chosen}
        onClear={selection.clear}
        onStale={onStale}
        onDone={(words, unfit) => {
          selection.clear()
          onChanged(words, unfit)
        }}
      />
    </>
  )
}

function firstCell(rows: (Cell | undefined)[][]): Position | null {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => cell && !cell.isPast)
    if (column >= 0) return { row, column }
  }
  return null
}

type CellProps = {
  cell: Cell
  weekday: string
  at: Position
  isStop: boolean
  isChosen: boolean
  onFocus: (at: Position) => void
  onMove: (from: Position, step: [number, number]) => void
  onToggle: (at: Position, isRange: boolean) => void
}

function CellButton(props: CellProps) {
  const { cell, weekday, at, isStop, isChosen, onFocus, onMove, onToggle } = props
  const tone = toneOf(cell)
  const lanes = lanesOf(cell)
  const sentence = sentenceOf(cell, weekday)
  return (
    <button
      type="button"
      className={`wg-cell wg-cell--${tone}`}
      data-at={`${at.row}-${at.column}`}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      aria-disabled={cell.isPast}
      onFocus={() => onFocus(at)}
      onClick={(event) => onToggle(at, event.shiftKey)}
      onKeyDown={ownKeys((event) => {
        const step = STEP[event.key]
        if (!step) return
        event.preventDefault()
        onMove(at, step)
      })}
    >
      {/* Beside what is seen, not in its place: the name holds the words on the button (WCAG 2.5.3). */}
      <span className="mg-hidden">{sentence}。</span>
      <span className="wg-seen" title={sentence}>
        <span className="wg-count">
          <b>{cell.booked + cell.overbooked}</b>/{cell.capacity}
        </span>
        <span className="wg-sign">
          {signOf(cell)}
          {cell.manual ? '・手' : ''}
        </span>
        {lanes.length > 0 ? <span className="wg-lanes">{lanes.join(' ')}</span> : null}
      </span>
    </button>
  )
}
