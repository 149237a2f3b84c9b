'use client'

import { useState } from 'react'

import type { OfferedMove } from '@/kit/case/decide'
import type { ManyMoved } from '@/services/cases/move'
import type { CaseView } from '@/services/cases/view'

import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import { MoveDialog } from './MoveDialog'

type Props = {
  slug: string
  rows: CaseView[]
  nameOf: (row: CaseView) => string
  onDone: () => Promise<void>
}

/** What one of them has says nothing of the others. */
const withoutValues = (move: OfferedMove): OfferedMove => ({
  ...move,
  asks: move.asks.map(({ value: _value, ...ask }) => ask),
})

/** Moves that are meant for many, for the records that were ticked; what is refused is named. */
export function ManyMoves({ slug, rows, nameOf, onDone }: Props) {
  const [asking, ask] = useState<OfferedMove | null>(null)
  const [done, setDone] = useState<ManyMoved | null>(null)
  // They leave the choice, and perhaps the list, when they are moved.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const act = useAct()
  const { opOf, answered } = useOp()
  const moves = (rows[0]?.moves ?? []).filter(
    ({ many, move }) =>
      many &&
      rows.every((row) => row.moves.some((one) => one.move === move && one.blocked === null)),
  )
  const send = async (move: OfferedMove, answers: Record<string, string>) => {
    setNames(new Map(rows.map((row) => [row.id, nameOf(row)])))
    const wish = { rows: rows.map(({ id, seen }) => ({ id, seen })), answers }
    const body = { ...wish, op: opOf(move.move, wish) }
    const isDone = await act.run(async () =>
      setDone(await apiPost<ManyMoved>(`/ops/cases/${slug}/many/${move.move}`, body)),
    )
    if (!isDone) return
    answered(move.move)
    ask(null)
    await onDone()
  }
  return (
    <>
      {done ? (
        <p className={`mg-note${done.refused.length > 0 ? ' mg-note--warn' : ''}`} role="status">
          {done.moved}件を変更しました。
          {done.refused.length > 0 ? `${done.refused.length}件は変更できませんでした。` : ''}
        </p>
      ) : null}
      {done && done.refused.length > 0 ? (
        <ul>
          {done.refused.map(({ id, reason }) => (
            <li key={id}>
              {names.get(id)}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
      {rows.length > 0 ? (
        <div className="mg-row mg-chosen" role="group" aria-label="選んだものの操作">
          <strong>{rows.length}件を選んでいます</strong>
          {moves.map((move) => (
            <button
              key={move.move}
              type="button"
              className={`mg-button ${move.danger ? 'mg-button--danger' : 'mg-button--main'}`}
              onClick={() => ask(move)}
            >
              {move.label}
            </button>
          ))}
        </div>
      ) : null}
      {asking ? (
        <MoveDialog
          move={withoutValues(asking)}
          title={`${rows.length}件を「${asking.label}」にします`}
          act={act}
          onSend={(answers) => void send(asking, answers)}
          onClose={() => {
            act.clear()
            ask(null)
          }}
        />
      ) : null}
    </>
  )
}
