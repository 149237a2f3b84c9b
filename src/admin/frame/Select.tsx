'use client'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  options: { id: string; label: string; hint?: string }[]
  /** Words for "nothing chosen"; without it there is always a choice. */
  empty?: string
  required?: boolean
  /** Under which a refusal names this choice. */
  name?: string
  invalid?: boolean
}

/** A labelled choice of one. */
export const Select = ({ label, value, onChange, options, empty, required, ...more }: Props) => (
  <label className="mg-field">
    {label}
    <select
      name={more.name}
      value={value}
      required={required}
      aria-invalid={more.invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
          {option.hint ? `（${option.hint}）` : ''}
        </option>
      ))}
    </select>
  </label>
)
