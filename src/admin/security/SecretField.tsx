'use client'

import { useId } from 'react'

import { Refused } from '../frame/Refused'

type Props = {
  label: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  /** What is wrong with it; '' for nothing. */
  problem: string
  describedBy?: string
  onChange: (value: string) => void
}

/** One password, with what is wrong said at the field. */
export function SecretField({ label, autoComplete, value, problem, describedBy, onChange }: Props) {
  const id = useId()
  const described = [describedBy, problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return (
    <div className="mg-secret">
      <label className="mg-field" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="password"
        style={{ maxWidth: '24rem' }}
        autoComplete={autoComplete}
        required
        value={value}
        aria-invalid={problem !== ''}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem ? (
        <div id={`${id}-problem`}>
          <Refused>{problem}</Refused>
        </div>
      ) : null}
    </div>
  )
}
