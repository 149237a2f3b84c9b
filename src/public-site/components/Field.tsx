import type { ReactNode } from 'react'

import { rubyText } from '@/messages/text'

import type { Problem } from '../errors'
import type { Site } from '../site'
import { t } from '../site'

export type FieldProps = {
  site: Site
  name: string
  label: ReactNode
  hint?: ReactNode
  problem: Problem | null
  value?: string
  required?: boolean
  /** Says “optional” beside the label; off where the page asks for one thing only. */
  marked?: boolean
  autoComplete?: string
  inputMode?: 'numeric' | 'tel' | 'email' | 'text'
  maxLength?: number
  size?: 's' | 'm' | 'l'
  type?: string
  rows?: number
  options?: { value: string; label: string }[]
}

/** One labelled input with hint and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { site, name, hint, problem } = props
  const error = problem?.fields[name]
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={error ? 'field field-bad' : 'field'}>
      <label htmlFor={name}>
        {props.label}
        {props.marked === false ? null : (
          <span className={props.required ? 'mark mark-required' : 'mark'}>
            {t(site, props.required ? 'required' : 'optional')}
          </span>
        )}
      </label>
      {hint ? (
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="error" id={`${name}-error`}>
          <strong>{rubyText(error)}</strong>
        </p>
      ) : null}
      <Control {...props} describedBy={describedBy || undefined} isBad={!!error} />
    </div>
  )
}

function Control(props: FieldProps & { describedBy?: string; isBad: boolean }) {
  const { site, name, value = '' } = props
  const common = {
    id: name,
    name,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.isBad || undefined,
    'aria-required': props.required || undefined,
    autoComplete: site.kiosk ? 'off' : (props.autoComplete ?? 'off'),
    className: `size-${props.size ?? 'm'}`,
  }
  if (props.options) {
    return (
      <select {...common} defaultValue={value}>
        {props.options.map((option) => (
          <option value={option.value} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const typing = {
    maxLength: props.maxLength,
    inputMode: props.inputMode,
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
  }
  if (props.rows) {
    return (
      <textarea {...common} rows={props.rows} maxLength={props.maxLength} defaultValue={value} />
    )
  }
  return <input {...common} {...typing} type={props.type ?? 'text'} defaultValue={value} />
}
