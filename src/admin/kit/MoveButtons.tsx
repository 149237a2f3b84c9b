'use client'

import Link from 'next/link'
import { useState } from 'react'
import { flushSync } from 'react-dom'

import type { OfferedMove } from '@/kit/case/decide'
import type { RowLink } from '@/services/cases/kind'
import type { CaseView } from '@/services/cases/view'

import { Says } from '../frame/Says'
import { apiPost, type Problem, problemOf } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import './kit.css'
import { MoveDialog } from './MoveDialog'

type Props = {
  slug: string
  row: CaseView
  links?: RowLink[]
  /** Of the record, for the dialog's heading. */
  title?: string
  /** After a move, and after one that was refused (`why`, in words): what is true now is read again. */
  onDone: (why: string | null) => Promise<void>
}

/** By what is typed, or by trying again; everything else is a matter of the record itself. */
const canBeMended = ({ fields, status }: Problem): boolean =>
  Object.keys(fields).length > 0 || status === 0 || status === 401

/** The ways on for one record. What cannot be pressed now says why. */
export function MoveButtons({ slug, row, title, links = [], onDone }: Props) {
  const [asking, ask] = useState<OfferedMove | null>(null)
  const act = useAct()
  const { opOf, answered } = useOp()
  const send = async (move: OfferedMove, answers?: Record<string, string>) => {
    const body = { seen: row.seen, answers, op: opOf(move.move, answers) }
    let refusal: Problem | null = null
    await act.run(async () => {
      try {
        await apiPost(`/ops/cases/${slug}/${row.id}/${move.move}`, body)
      } catch (error) {
        refusal = problemOf(error)
        if (canBeMended(refusal)) throw refusal
      }
    })
    if ((refusal as Problem | null)?.status !== 0) answered(move.move)
    if (refusal && canBeMended(refusal)) return
    // Gone before the page is read anew: what was typed is sent, nobody is asked about it.
    flushSync(() => ask(null))
    await onDone((refusal as Problem | null)?.message ?? null)
  }
  return (
    <>
      <div className="mg-moves">
        {links.map(({ label, href, isPaper }) =>
          isPaper ? (
            <a key={href} className="mg-button mg-button--small" href={href} target="_blank">
              {label}
            </a>
          ) : row.isOver ? null : (
            <Link key={href} className="mg-button mg-button--small" href={href} prefetch={false}>
              {label}
            </Link>
          ),
        )}
        {row.moves
          .filter(({ isInList }) => !isInList)
          .map((move) => (
            <span key={move.move}>
              <button
                type="button"
                className={`mg-button mg-button--small${move.main ? ' mg-button--main' : ''}${move.danger ? ' mg-button--danger' : ''}`}
                disabled={act.busy || move.blocked !== null}
                aria-describedby={move.blocked ? `${row.id}-${move.move}` : undefined}
                onClick={() => (move.asks.length > 0 ? ask(move) : void send(move))}
              >
                {move.label}
              </button>
              {move.blocked ? <small id={`${row.id}-${move.move}`}>{move.blocked}</small> : null}
            </span>
          ))}
      </div>
      {asking ? null : <Says problem={act.problem} />}
      {asking ? (
        <MoveDialog
          move={asking}
          title={title ? `${asking.label}：${title}` : asking.label}
          act={act}
          onSend={(answers) => void send(asking, answers)}
          onClose={() => {
            // What one dialog was refused for is no word of the next.
            act.clear()
            ask(null)
          }}
        />
      ) : null}
    </>
  )
}
