'use client'

import { useRef, useState } from 'react'

import { beep } from '../reception/beep'
import { ScanBox } from '../scanning/ScanBox'
import '../scanning/scanning.css'
import { apiPost, problemOf } from '../shell/api'

type Act = 'lend' | 'giveBack'
type Said = { words: string; state: 'ok' | 'bad' }
type Borrower = { badge: string; name: string }

const ACTS: readonly (readonly [Act, string])[] = [
  ['lend', '貸し出す'],
  ['giveBack', '返却を受ける'],
]
const LINES = 30

/** Readings wait for each other: the badge that was read first is that of the devices after it. */
export function DeviceLoans({ today }: { today: string }) {
  const [act, setAct] = useState<Act>('lend')
  const [borrower, setBorrower] = useState<Borrower | null>(null)
  const [loanDueOn, setDue] = useState(today)
  const [purpose, setPurpose] = useState('')
  const [lines, setLines] = useState<Said[]>([])
  const last = useRef<Promise<void>>(Promise.resolve())
  const who = useRef<Borrower | null>(null)

  const say = (line: Said) => {
    beep(line.state)
    setLines((old) => [line, ...old].slice(0, LINES))
  }
  const takes = (one: Borrower | null) => {
    who.current = one
    setBorrower(one)
  }
  const send = async (code: string): Promise<string> => {
    if (act === 'lend' && !who.current) {
      const { name } = await apiPost<{ name: string }>('/ops/equipment/borrower', { badge: code })
      takes({ badge: code, name })
      return `${name}さんが持ち出します。機器を読み取ってください。`
    }
    const badge = who.current?.badge ?? ''
    const wish = { act, code, badge, loanDueOn, purpose, op: crypto.randomUUID() }
    return (await apiPost<{ words: string }>('/ops/equipment/loans', wish)).words
  }
  const read = async (code: string) => {
    try {
      say({ words: await send(code), state: 'ok' })
    } catch (error) {
      say({ words: `${code}: ${problemOf(error).message}`, state: 'bad' })
    }
  }
  const onCode = (code: string) => {
    last.current = last.current.then(() => read(code))
  }
  const isBadge = act === 'lend' && !borrower
  const [newest] = lines
  return (
    <div className="st">
      <fieldset className="mg-row">
        <legend>すること</legend>
        {ACTS.map(([value, label]) => (
          <label key={value} className="mg-inline">
            <input
              type="radio"
              name="act"
              checked={act === value}
              onChange={() => {
                setAct(value)
                takes(null)
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {act === 'lend' ? (
        <div className="mg-row">
          <label className="mg-field">
            <span>返す日</span>
            <input
              type="date"
              value={loanDueOn}
              min={today}
              onChange={({ target }) => setDue(target.value)}
            />
          </label>
          <label className="mg-field">
            <span>用途（訪問先など）</span>
            <input value={purpose} onChange={({ target }) => setPurpose(target.value)} />
          </label>
          {borrower ? (
            <p>
              持ち出す人: <strong>{borrower.name}</strong>{' '}
              <button type="button" className="mg-button" onClick={() => takes(null)}>
                別の人にする
              </button>
            </p>
          ) : null}
        </div>
      ) : null}
      <ScanBox
        label={isBadge ? '持ち出す人の名札を読み取る' : '機器の番号を読み取る'}
        onCode={onCode}
      />
      {newest ? (
        <div
          className={`st-answer is-${newest.state}`}
          role={newest.state === 'bad' ? 'alert' : 'status'}
        >
          <p className="st-answertitle">{newest.words}</p>
        </div>
      ) : null}
      {lines.length > 1 ? (
        <ul aria-label="読み取ったもの">
          {lines.slice(1).map(({ words }, index) => (
            <li key={`${lines.length - index}`}>{words}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
