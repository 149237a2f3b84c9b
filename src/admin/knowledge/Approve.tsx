'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

import { READER_EFFECT } from '@/domain/knowledge/vocabulary'
import type { CaseView } from '@/services/cases/view'

import { MoveButtons } from '../kit/MoveButtons'
import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { listenKeys } from '../shell/keys'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'
import './knowledge.css'

const EFFECTS = Object.entries(READER_EFFECT)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null

/** Two keys approve: the figure of the effect on readers, and Enter on the button that it leads to. */
export function Approve({ row }: { row: CaseView }) {
  const router = useRouter()
  const [effect, setEffect] = useState('')
  const [said, setSaid] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const act = useAct()
  const ops = useOp()
  const approval = row.moves.find(({ move }) => move === 'approve')
  const blocked = approval?.blocked ?? null
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      const chosen = EFFECTS[Number(event.key) - 1]
      if (!chosen || blocked) return
      setEffect(chosen[0])
      // Once it can be pressed.
      requestAnimationFrame(() => button.current?.focus())
    }
    return listenKeys(press)
  }, [blocked])
  /** To what waits next, with a word about what became of this one. */
  const leave = () => {
    router.push(`/admin/text-approval?done=${row.id}`)
    router.refresh()
  }
  const onDone = async (why: string | null) => {
    setSaid(why ?? '')
    if (why) router.refresh()
    else leave()
    await Promise.resolve()
  }
  const approve = () =>
    void act.run(async () => {
      const body = { seen: row.seen, answers: { effect } }
      await ops.once('approve', body, (op) =>
        apiPost(`/ops/cases/text-versions/${row.id}/approve`, { ...body, op }),
      )
      leave()
    })
  return (
    <div className="kb-approve">
      <fieldset className="mg-row">
        <legend>読む人への影響</legend>
        {EFFECTS.map(([value, label], at) => (
          <label key={value}>
            <input
              type="radio"
              name="effect"
              value={value}
              checked={effect === value}
              disabled={blocked !== null}
              onChange={() => setEffect(value)}
            />{' '}
            {at + 1} {label}
          </label>
        ))}
        <button
          ref={button}
          type="button"
          className="mg-button mg-button--main"
          disabled={act.busy || blocked !== null || effect === ''}
          onClick={approve}
        >
          承認する
        </button>
      </fieldset>
      {blocked ? <p className="mg-note mg-note--warn">{blocked}</p> : null}
      <Says problem={act.problem || said} fields={act.fields} />
      <MoveButtons
        slug="text-versions"
        row={{ ...row, moves: row.moves.filter(({ move }) => move !== 'approve') }}
        onDone={onDone}
      />
    </div>
  )
}
