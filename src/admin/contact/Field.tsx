import type { ReactNode } from 'react'

type Shared = { 'aria-invalid'?: true }

/** A field of the record, with what is amiss below it. */
export function Field({
  label,
  problem,
  children,
}: {
  label: string
  problem?: string
  children: (shared: Shared) => ReactNode
}) {
  return (
    <label className="cr-field">
      <span>{label}</span>
      {children(problem ? { 'aria-invalid': true } : {})}
      {problem ? <small className="cr-problem">{problem}</small> : null}
    </label>
  )
}

type PickProps = {
  label: string
  value: string
  choices: { value: string; label: string }[]
  empty?: string
  problem?: string
  onChange: (value: string) => void
}

/** One of several, or none. */
export const Pick = ({ label, value, choices, empty, problem, onChange }: PickProps) => (
  <Field label={label} problem={problem}>
    {(shared) => (
      <select {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
