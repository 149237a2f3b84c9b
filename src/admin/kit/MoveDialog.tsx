'use client'

import { useEffect, useId } from 'react'

import type { OfferedMove } from '@/kit/case/decide'
import type { Ask } from '@/kit/case/types'

import { Dialog } from '../frame/Dialog'
import { OwnForm } from '../frame/OwnForm'
import { Says } from '../frame/Says'
import { hold } from '../shell/hold'
import type { Act } from '../shell/useAct'

import { LONG, LongSelect } from './LongSelect'
import './kit.css'

type Props = {
  move: Pick<OfferedMove, 'label' | 'asks'> & { danger?: boolean }
  title?: string
  act: Act
  /** What stands in the record since it was opened, beside what is typed. */
  stands?: Record<string, string>
  onSend: (answers: Record<string, string>) => void
  onClose: () => void
}

/** Asks for what a move needs; Enter sends, Esc leaves everything as it is. */
export function MoveDialog({ move, title = move.label, act, stands, onSend, onClose }: Props) {
  useEffect(hold, [])
  const send = (form: HTMLFormElement) => {
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const)
    onSend(Object.fromEntries(values))
  }
  const hasFields = Object.keys(act.fields).length > 0
  return (
    <Dialog title={title} onClose={onClose}>
      <OwnForm className="mg-asks" onSend={send}>
        {move.asks.map((ask) => (
          <AskField
            key={ask.name}
            ask={ask}
            problem={act.fields[ask.name]}
            stands={stands?.[ask.name]}
          />
        ))}
        {/* What single fields lack stands at them; here, that there is something. */}
        <Says
          problem={hasFields ? '赤い項目を直してください。' : act.problem}
          fields={act.fields}
        />
        <div className="mg-row">
          <button
            type="submit"
            className={`mg-button ${move.danger ? 'mg-button--danger' : 'mg-button--main'}`}
            disabled={act.busy}
          >
            {act.busy ? '送っています…' : move.label}
          </button>
          <button type="button" className="mg-button" onClick={onClose}>
            やめる
          </button>
        </div>
      </OwnForm>
    </Dialog>
  )
}

/** Where there is nothing to choose, nobody has to. */
const onlyOf = ({ options, required }: Ask): string =>
  required && options?.length === 1 ? options[0]!.value : ''

type AskFieldProps = {
  ask: Ask
  problem?: string
  /** What somebody else has put there since. */
  stands?: string
}

/** One thing that is asked for, in whatever form it stands. */
export function AskField({ ask, problem, stands }: AskFieldProps) {
  const { name, label, hint, required, kind, options, value = '' } = ask
  const says = useId()
  const standsNow = useId()
  const shared = {
    name,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby':
      [problem ? says : '', stands ? standsNow : ''].filter(Boolean).join(' ') || undefined,
  }
  return (
    <label className="mg-field">
      {required ? `${label}（必須）` : label}
      {hint ? <small>{hint}</small> : null}
      {options && options.length > LONG ? (
        <LongSelect {...shared} aria-label={label} options={options} value={value} />
      ) : options ? (
        <select {...shared} defaultValue={value || onlyOf(ask)}>
          <option value="">選んでください</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : kind === 'lines' ? (
        <textarea {...shared} rows={3} defaultValue={value} />
      ) : (
        <input
          {...shared}
          type={kind === 'date' ? 'date' : kind === 'moment' ? 'datetime-local' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          defaultValue={value}
        />
      )}
      {stands ? (
        <small id={standsNow} className="mg-asks-stands">
          いまの記録: {stands}
        </small>
      ) : null}
      {problem ? (
        <small id={says} className="mg-asks-problem">
          {problem}
        </small>
      ) : null}
    </label>
  )
}
