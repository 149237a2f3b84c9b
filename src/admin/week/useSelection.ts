'use client'

import { useState } from 'react'

import type { Cell } from './cells'

export type Position = { row: number; column: number }
type Rows = (Cell | undefined)[][]

const isFree = (cell: Cell | undefined): cell is Cell => !!cell && !cell.isPast

/** Which slots are chosen; several by a whole day, a whole time, or with the shift key. */
export function useSelection(rows: Rows) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<Position | null>(null)
  const cellsIn = (from: Position, to: Position): Cell[] =>
    rows
      .slice(Math.min(from.row, to.row), Math.max(from.row, to.row) + 1)
      .flatMap((row) =>
        row.slice(Math.min(from.column, to.column), Math.max(from.column, to.column) + 1),
      )
      .filter(isFree)
  const toggle = (position: Position, isRange: boolean) => {
    const cell = rows[position.row]?.[position.column]
    if (!isFree(cell)) return
    if (isRange && anchor) {
      setKeys((old) => new Set([...old, ...cellsIn(anchor, position).map((one) => one.slotKey)]))
      return
    }
    setAnchor(position)
    setKeys((old) => {
      const next = new Set(old)
      if (!next.delete(cell.slotKey)) next.add(cell.slotKey)
      return next
    })
  }
  /** All of a day or a time; pressed again, none of them. */
  const toggleLine = (cells: (Cell | undefined)[]) => {
    const line = cells.filter(isFree).map((cell) => cell.slotKey)
    setKeys((old) => {
      const isAll = line.every((key) => old.has(key))
      return new Set(isAll ? [...old].filter((key) => !line.includes(key)) : [...old, ...line])
    })
  }
  const chosen = rows.flat().filter((cell): cell is Cell => isFree(cell) && keys.has(cell.slotKey))
  return { keys, chosen, toggle, toggleLine, clear: () => setKeys(new Set()) }
}
