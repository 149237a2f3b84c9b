'use client'

import type { FormEvent } from 'react'
import { useId, useState } from 'react'

import { Refused } from '../frame/Refused'
import { apiPost, problemOf } from '../shell/api'

import { PasswordRules } from './PasswordRules'
import { SecretField } from './SecretField'

type Props = { minLength: number; onDone: () => void }
type Wrong = { field: 'current' | 'next' | 'again' | ''; text: string }

const NOTHING: Wrong = { field: '', text: '' }

/** A new password for the own account (AC-02), for the present one. */
export function PasswordForm({ minLength, onDone }: Props) {
  const id = useId()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(NOTHING)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (password !== again) {
      return setWrong({ field: 'again', text: '1回目と2回目が違います。' })
    }
    setBusy(true)
    setWrong(NOTHING)
    try {
      await apiPost('/ops/own-account/password', { current, next: password })
      for (const empty of [setCurrent, setPassword, setAgain]) empty('')
      onDone()
    } catch (error) {
      const { fields, message } = problemOf(error)
      const field = 'current' in fields ? 'current' : 'next' in fields ? 'next' : ''
      setWrong({ field, text: message })
    }
    setBusy(false)
  }

  const textFor = (field: Wrong['field']) => (wrong.field === field ? wrong.text : '')
  return (
    <form onSubmit={(event) => void submit(event)}>
      <SecretField
        label="今のパスワード"
        autoComplete="current-password"
        value={current}
        problem={textFor('current')}
        onChange={setCurrent}
      />
      <PasswordRules id={`${id}-rules`} minLength={minLength} />
      <SecretField
        label="新しいパスワード"
        autoComplete="new-password"
        describedBy={`${id}-rules`}
        value={password}
        problem={textFor('next')}
        onChange={setPassword}
      />
      <SecretField
        label="新しいパスワード（もう一度）"
        autoComplete="new-password"
        value={again}
        problem={textFor('again')}
        onChange={setAgain}
      />
      <div className="mg-row mg-section">
        <button type="submit" className="mg-button mg-button--main" disabled={busy}>
          パスワードを変える
        </button>
      </div>
      {wrong.field === '' && wrong.text ? <Refused>{wrong.text}</Refused> : null}
    </form>
  )
}
