'use client'

import { type FormEvent, useState } from 'react'

import { MAX_PROCEDURE_NAME } from '@/domain/cards/procedures'
import type { ProcedureLine } from '@/services/cards/procedures'

import { apiGet, apiPost, Problem, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'
import { Refused } from '../frame/Refused'
import { ownKeys } from '../shell/keys'

type Props = { office: string; date: string }

const TRIES = 5

/** One row a procedure; a press counts one more, a number can be typed as well. */
export function CountForm({ office, date }: Props) {
  const [added, setAdded] = useState<string[]>([])
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState('')
  const list = useLive(`${office}|${date}`, () =>
    apiGet<{ rows: ProcedureLine[] }>('/ops/cards/procedures', { office, date }),
  )
  const stored = list.data?.rows ?? []
  const rows = [
    ...stored,
    ...added
      .filter((kind) => !stored.some((row) => row.kind === kind))
      .map((kind) => ({ kind, count: 0 })),
  ]
  const send = (kind: string, count: number, before: number) =>
    apiPost('/ops/cards/procedures', { office, date, kind, count, before })

  const run = async (kind: string, work: () => Promise<void>) => {
    setBusy(kind)
    setProblem('')
    try {
      await work()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    await list.refresh()
    setBusy('')
  }
  /** One more or less of what is stored now, whoever counts at the same time. */
  const step = (row: ProcedureLine, by: number) =>
    run(row.kind, async () => {
      let before = row.count
      for (let attempt = 1; ; attempt++) {
        try {
          await send(row.kind, Math.max(0, before + by), before)
          return
        } catch (error) {
          const isStale = error instanceof Problem && error.code === 'CHANGED_MEANWHILE'
          if (!isStale || attempt >= TRIES) throw error
          before = Number(error.details.count ?? 0)
        }
      }
    })
  const add = (event: FormEvent) => {
    event.preventDefault()
    const kind = name.trim()
    if (kind) setAdded((old) => [...old, kind])
    setName('')
  }
  if (!list.data) {
    return (
      <p className={list.problem ? 'mg-note mg-note--bad' : 'mg-empty'}>
        {list.problem?.message ?? '読み込んでいます…'}
      </p>
    )
  }
  return (
    <>
      {problem ? <Refused>{problem}</Refused> : null}
      <ul className="pc-rows">
        {rows.map((row) => (
          <li key={row.kind}>
            <span>{row.kind}</span>
            <button
              type="button"
              className="mg-button"
              aria-label={`${row.kind} を1件減らす`}
              disabled={busy !== '' || row.count === 0}
              onClick={() => void step(row, -1)}
            >
              −
            </button>
            <input
              key={row.count}
              type="number"
              min={0}
              max={9999}
              inputMode="numeric"
              aria-label={`${row.kind} の件数`}
              defaultValue={row.count}
              onFocus={(event) => event.target.select()}
              onKeyDown={ownKeys((event) => {
                if (event.key === 'Enter') event.currentTarget.blur()
              })}
              onBlur={(event) => {
                const count = Number(event.target.value)
                if (event.target.value === '' || count === row.count) return
                void run(row.kind, async () => void (await send(row.kind, count, row.count)))
              }}
            />
            <button
              type="button"
              className="mg-button mg-button--main"
              aria-label={`${row.kind} を1件増やす`}
              disabled={busy !== ''}
              onClick={() => void step(row, 1)}
            >
              ＋1
            </button>
          </li>
        ))}
      </ul>
      <form className="mg-row mg-row--end" onSubmit={add}>
        <label className="mg-field">
          ほかの手続きを足す
          <input
            type="text"
            maxLength={MAX_PROCEDURE_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" className="mg-button">
          行を足す
        </button>
        <p className="mg-hint">
          合計 <strong>{rows.reduce((sum, { count }) => sum + count, 0)}</strong>件
        </p>
      </form>
    </>
  )
}
