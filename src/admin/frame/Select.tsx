'use client'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  options: { id: string; label: string; hint?: string }[]
  /** Words for "nothing chosen"; without it there is always a choice. */
  empty?: string
  required?: boolean
}

/** A labelled choice of one. */
export const Select = ({ label, value, onChange, options, empty, required }: Props) => (
  <label className="mg-field">
    {label}
    <select value={value} required={required} onChange={(event) => onChange(event.target.value)}>
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
