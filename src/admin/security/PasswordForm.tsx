'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'

import { Refused } from '../frame/Refused'

type Props = { account: string; minLength: number; onDone: () => void }

const FAILED = '変えられませんでした。もう一度お試しください。'

/** A new password for the own account (AC-02). The server says what is wrong with a weak one. */
export function PasswordForm({ account, minLength, onDone }: Props) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (password !== again) return setProblem('2回目のパスワードが違います。')
    setBusy(true)
    setProblem(await save(account, password, onDone))
    setBusy(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="mg-hint">
        {minLength}文字以上。英大文字・英小文字・数字・記号のうち3種類以上を使います。
      </p>
      <label className="mg-field">
        新しいパスワード
        <input
          type="password"
          style={{ maxWidth: '24rem' }}
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <label className="mg-field">
        もう一度
        <input
          type="password"
          style={{ maxWidth: '24rem' }}
          autoComplete="new-password"
          required
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      </label>
      <div className="mg-row mg-section">
        <button type="submit" className="mg-button mg-button--main" disabled={busy}>
          パスワードを変える
        </button>
      </div>
      {problem ? <Refused>{problem}</Refused> : null}
    </form>
  )
}

/** @returns what went wrong, '' for nothing */
async function save(account: string, password: string, onDone: () => void): Promise<string> {
  try {
    const response = await fetch(`/api/users/${account}`, {
      method: 'PATCH',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password }),
    })
    if (response.ok) {
      onDone()
      return ''
    }
    const body = (await response.json().catch(() => null)) as {
      errors?: { message?: string }[]
    } | null
    return body?.errors?.[0]?.message ?? FAILED
  } catch {
    return FAILED
  }
}
