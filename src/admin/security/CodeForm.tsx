'use client'

import type { FormEvent } from 'react'
import { useId, useState } from 'react'

import { problemOf } from '../shell/api'

type Props = { button: string; send: (code: string) => Promise<void> }

/** One field for the six digits, or for a recovery code. */
export function CodeForm({ button, send }: Props) {
  const id = useId()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem('')
    try {
      await send(code)
    } catch (error) {
      setProblem(problemOf(error).message)
      setCode('')
    }
    setBusy(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <label className="mg-field" htmlFor={id}>
        確認コード
      </label>
      <div className="mg-row">
        <input
          id={id}
          type="text"
          inputMode="text"
          autoComplete="one-time-code"
          maxLength={40}
          required
          value={code}
          aria-invalid={problem !== ''}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setCode(event.target.value)}
        />
        <button type="submit" className="mg-button mg-button--main" disabled={busy || code === ''}>
          {button}
        </button>
      </div>
      {problem ? (
        <p id={`${id}-problem`} className="mg-note mg-note--bad" role="alert">
          {problem}
        </p>
      ) : null}
    </form>
  )
}
