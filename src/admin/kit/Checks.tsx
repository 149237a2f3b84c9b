'use client'

import { useState } from 'react'

import { CHECK, CHECK_ANSWERS, type Check } from '@/kit/case/moves'
import type { CaseView } from '@/services/cases/view'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import { timeInWords } from './words'
import './kit.css'

type Props = { slug: string; row: CaseView; checks: Check[]; onDone: () => Promise<unknown> }

const wordOf = (answer: Check['answer']): string =>
  CHECK_ANSWERS.find(({ value }) => value === answer)?.label ?? ''

/** 手順: one line after the other is answered ○, × with its reason, or 対象外. */
export function Checks({ slug, row, checks, onDone }: Props) {
  const may = row.moves.some(({ move, blocked }) => move === CHECK && blocked === null)
  const open = checks.filter(({ answer }) => !answer).length
  return (
    <section className="mg-checks" aria-label="手順">
      <h3>
        手順 <small>{open > 0 ? `あと${open}件` : 'すべて記録済み'}</small>
      </h3>
      <ol>
        {checks.map((check) => (
          <Line key={check.id} slug={slug} row={row} check={check} may={may} onDone={onDone} />
        ))}
      </ol>
    </section>
  )
}

type LineProps = Omit<Props, 'checks'> & { check: Check; may: boolean }

function Line({ slug, row, check, may, onDone }: LineProps) {
  const [reason, setReason] = useState('')
  const act = useAct()
  const { once } = useOp()
  const send = (answer: string) =>
    act.run(async () => {
      const answers = { item: check.id, answer, note: reason }
      await once(`${check.id}|${row.seen}`, answers, (op) =>
        apiPost(`/ops/cases/${slug}/${row.id}/${CHECK}`, { seen: row.seen, answers, op }),
      )
      await onDone()
    })
  return (
    <li>
      <p>
        {check.text}
        {check.answer ? (
          <small>
            {wordOf(check.answer)}
            {check.reason ? `（${check.reason}）` : ''} {check.by}{' '}
            {check.at ? timeInWords(check.at) : ''}
          </small>
        ) : null}
      </p>
      {may && !check.answer ? (
        <div className="mg-row">
          {CHECK_ANSWERS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="mg-button mg-button--small"
              disabled={act.busy}
              onClick={() => void send(value)}
            >
              {label}
            </button>
          ))}
          <label className="mg-field">
            理由・メモ
            <input value={reason} maxLength={300} onChange={(e) => setReason(e.target.value)} />
          </label>
        </div>
      ) : null}
      <Says problem={act.problem} fields={act.fields} />
    </li>
  )
}
