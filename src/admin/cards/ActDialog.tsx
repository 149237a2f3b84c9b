'use client'

import type { FormEvent } from 'react'

import { Dialog } from '../frame/Dialog'
import { Refused } from '../frame/Refused'

export type ActField = {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** A choice; else one line of text. */
  options?: { value: string; label: string }[]
}

type Props = {
  title: string
  fields: ActField[]
  submit: string
  isDanger?: boolean
  busy: boolean
  problem: string
  onSubmit: (values: Record<string, string>) => void
  onClose: () => void
}

/** Asks for the few words that an act needs; Enter sends, Esc leaves everything as it is. */
export function ActDialog({ title, fields, submit, isDanger, busy, problem, ...acts }: Props) {
  const { onSubmit, onClose } = acts
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value),
    ])
    onSubmit(Object.fromEntries(values) as Record<string, string>)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="cd-form" onSubmit={send}>
        {fields.map(({ name, label, hint, required, options }) => (
          <label className="mg-field" key={name}>
            {required ? `${label}（必須）` : label}
            {hint ? <small>{hint}</small> : null}
            {options ? (
              <select name={name} required={required} defaultValue="">
                <option value="">選んでください</option>
                {options.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </select>
            ) : (
              <input type="text" name={name} required={required} maxLength={300} />
            )}
          </label>
        ))}
        {problem ? <Refused>{problem}</Refused> : null}
        <div className="mg-row">
          <button
            type="submit"
            className={`mg-button ${isDanger ? 'mg-button--danger' : 'mg-button--main'}`}
            disabled={busy}
          >
            {busy ? '送っています…' : submit}
          </button>
          <button type="button" className="mg-button" onClick={onClose}>
            やめる
          </button>
        </div>
      </form>
    </Dialog>
  )
}
