'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'

import { newPassword } from '@/lib/new-password'

/** Makes a password and puts it into both fields of the form; it is shown, to be written down. */
export function MakePassword({ minLength }: { minLength: number }) {
  const { id } = useDocumentInfo()
  const { dispatchFields, setModified } = useForm()
  const [made, setMade] = useState('')
  // An account that exists shows its fields only after 「パスワードを変える」.
  const [mustOpen, setMustOpen] = useState(false)

  function make() {
    // Where the fields are not seen, a password that nobody asked for would be saved with the rest.
    if (id && !document.getElementById('field-confirm-password')) return setMustOpen(true)
    const password = newPassword(minLength)
    for (const path of ['password', 'confirm-password'])
      dispatchFields({ type: 'UPDATE', path, value: password, valid: true, errorMessage: '' })
    setModified(true)
    setMustOpen(false)
    setMade(password)
  }

  return (
    <div className="mg-row" aria-live="polite">
      <button type="button" className="mg-button" onClick={make}>
        パスワードを作る
      </button>
      {mustOpen ? <p>先に、上の「パスワードを変える」を押してください。</p> : null}
      {made ? (
        <p>
          上の2つの欄に入れました。保存する前に、本人に渡す紙などに書き写してください:{' '}
          <code>{made}</code>
        </p>
      ) : null}
    </div>
  )
}
