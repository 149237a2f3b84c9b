'use client'

import { useState } from 'react'

import { apiPost, problemOf } from '../shell/api'
import { useMay } from '../shell/useMay'

const WORD = '使用停止'

/** At the end of the vendor's contract: all its accounts in one act (AC-16). */
export function CloseVendor() {
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  if (!may('settings.edit')) return null

  async function close() {
    try {
      const { closed } = await apiPost<{ closed: number }>('/ops/staff/close-vendor')
      setSaid(`受託者のアカウント ${closed} 件を使用停止にしました。画面を開き直してください。`)
    } catch (error) {
      setSaid(problemOf(error).message)
    }
    setTyped('')
  }
  return (
    <details>
      <summary>受託者の契約が終わったとき</summary>
      <p>
        受託者のアカウントを全部まとめて使用停止にします。開いている画面もその場で使えなくなります。市のアカウントはそのままです。
      </p>
      <label>
        確認のため「{WORD}」と入力してください{' '}
        <input type="text" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>{' '}
      <button
        type="button"
        className="btn btn--style-secondary btn--size-small"
        disabled={typed !== WORD}
        onClick={() => void close()}
      >
        受託者のアカウントをすべて使用停止にする
      </button>
      {said ? <p role="status">{said}</p> : null}
    </details>
  )
}
