'use client'

import Link from 'next/link'
import { useState } from 'react'
import { flushSync } from 'react-dom'

import type { OfferedMove } from '@/kit/case/decide'
import type { RowLink } from '@/services/cases/kind'
import type { OneCase } from '@/services/cases/one'
import type { CaseView } from '@/services/cases/view'

import { Says } from '../frame/Says'
import { apiGet, apiPost, type Problem, problemOf } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import './kit.css'
import { MoveDialog } from './MoveDialog'
import { standsBeside } from './stands'

type Props = {
  slug: string
  row: CaseView
  links?: RowLink[]
  /** Of the record, for the dialog's heading. */
  title?: string
  /** In a row of a list: of many ways on the next one is in sight, the others are one press away. */
  isInRow?: boolean
  /** After a move, and after one that was refused (`why`, in words): what is true now is read again. */
  onDone: (why: string | null) => Promise<void>
}

/** By what is typed, or by trying again; everything else is a matter of the record itself. */
const canBeMended = ({ fields, status }: Problem): boolean =>
  Object.keys(fields).length > 0 || status === 0 || status === 401 || status >= 500

/** More would make a screen of two records. */
const MOST_IN_ROW = 6

/** What is to be done next: the main ways on, or the first that can be gone. */
function firstOf(moves: readonly OfferedMove[]): readonly OfferedMove[] {
  const main = moves.filter((one) => one.main)
  if (main.length > 0) return main
  return moves.filter(({ blocked }) => blocked === null).slice(0, 1)
}

/** A dialog speaks of the record as it was when it was opened, whatever the screen below reads meanwhile. */
type Asking = {
  move: OfferedMove
  seen: number
  /** What others have put there since. */
  stands: Record<string, string>
  /** Why the record itself did not take it: it is read again when the dialog is left. */
  refused: string | null
}

/** The ways on for one record. What cannot be pressed now says why. */
export function MoveButtons({ slug, row, title, links = [], isInRow = false, onDone }: Props) {
  const [asking, ask] = useState<Asking | null>(null)
  const act = useAct()
  const { opOf, answered } = useOp()
  const path = `/ops/cases/${slug}/${row.id}`
  /** What was typed stays, whatever the answer is: only what is done closes its dialog. */
  const send = async (move: OfferedMove, seen: number, answers?: Record<string, string>) => {
    const body = { seen, answers, op: opOf(move.move, answers) }
    let refusal: Problem | null = null
    await act.run(async () => {
      try {
        await apiPost(`${path}/${move.move}`, body)
      } catch (error) {
        refusal = problemOf(error)
        if (answers || canBeMended(refusal)) throw refusal
      }
    })
    const refused = refusal as Problem | null
    // Lost on the way or broken: it may have been done, and pressing again is the same request.
    if (!refused || (refused.status !== 0 && refused.status < 500)) answered(move.move)
    if (refused && answers) {
      if (!canBeMended(refused)) await look(refused.message)
      return
    }
    if (refused && canBeMended(refused)) return
    // Gone before the page is read anew: what was typed is sent, nobody is asked about it.
    flushSync(() => ask(null))
    await onDone(refused?.message ?? null)
  }
  /** What is true now, beside what was typed: whoever sends it again has seen it. */
  const look = async (why: string) => {
    ask((old) => old && { ...old, refused: why })
    const one = await apiGet<OneCase>(path).catch(() => null)
    if (!one) return
    ask((old) => {
      if (!old) return old
      const offered = one.row.moves.find(({ move }) => move === old.move.move)
      const stands = offered ? standsBeside(old.move.asks, offered.asks) : {}
      return { ...old, seen: one.row.seen, stands: { ...old.stands, ...stands } }
    })
  }
  const close = () => {
    // What one dialog was refused for is no word of the next.
    act.clear()
    ask(null)
    if (asking?.refused) void onDone(asking.refused)
  }
  const buttons = row.moves.filter(({ isInList }) => !isInList)
  const ways = links
    .filter(({ isPaper }) => isPaper || !row.isOver)
    .map(({ label, href, isPaper }) =>
      isPaper ? (
        <a key={href} className="mg-button mg-button--small" href={href} target="_blank">
          {label}
        </a>
      ) : (
        <Link key={href} className="mg-button mg-button--small" href={href} prefetch={false}>
          {label}
        </Link>
      ),
    )
  const button = (move: OfferedMove) => (
    <span key={move.move}>
      <button
        type="button"
        className={`mg-button mg-button--small${move.main ? ' mg-button--main' : ''}${move.danger ? ' mg-button--danger' : ''}`}
        disabled={act.busy || move.blocked !== null}
        aria-describedby={move.blocked ? `${row.id}-${move.move}` : undefined}
        onClick={() =>
          move.asks.length > 0
            ? ask({ move, seen: row.seen, stands: {}, refused: null })
            : void send(move, row.seen)
        }
      >
        {move.label}
      </button>
      {move.blocked ? <small id={`${row.id}-${move.move}`}>{move.blocked}</small> : null}
    </span>
  )
  const all = ways.length + buttons.length
  const isFolded = isInRow && all > MOST_IN_ROW
  const first = firstOf(buttons)
  return (
    <>
      <div className="mg-moves">
        {isFolded ? null : ways}
        {buttons.filter((move) => !isFolded || first.includes(move)).map(button)}
        {isFolded ? (
          <details className="mg-moves-more">
            <summary className="mg-button mg-button--small">
              ほかの操作（{all - first.length}）
            </summary>
            <div className="mg-moves">
              {ways}
              {buttons.filter((move) => !first.includes(move)).map(button)}
            </div>
          </details>
        ) : null}
      </div>
      {asking ? null : <Says problem={act.problem} />}
      {asking ? (
        <MoveDialog
          move={asking.move}
          title={title ? `${asking.move.label}：${title}` : asking.move.label}
          act={act}
          stands={asking.stands}
          onSend={(answers) => void send(asking.move, asking.seen, answers)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
