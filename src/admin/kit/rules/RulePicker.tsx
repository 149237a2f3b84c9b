'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

import '../kit.css'

type Option = { value: string; label: string }
type Props = TextFieldClientProps & { options: Record<string, Option[]>; isMany: boolean }

/** One or several of what the chosen kind of record has; nothing to choose before there is a kind. */
export function RulePicker({ field, path, options, isMany, readOnly }: Props) {
  const kind = useFormFields(([fields]) => fields.kind?.value as string | undefined)
  const { value, setValue, showError, errorMessage, disabled } = useField<string | string[]>({
    path,
  })
  const offered = options[kind ?? ''] ?? []
  const id = `field-${path.replace(/\./g, '__')}`
  const isOff = disabled || readOnly
  const chosen = [value ?? []].flat().filter((one) => one !== '')
  const name = typeof field.label === 'string' ? field.label : ''
  return (
    <div className={`field-type mg-picker${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage} />
        {offered.length === 0 ? (
          <p className="field-description">
            {kind
              ? 'この種類には、選べるものがありません。'
              : '記録の種類を選ぶと、ここで選べます。'}
          </p>
        ) : isMany ? (
          <div role="group" aria-label={name} id={id}>
            {offered.map((one) => (
              <label key={one.value} className="mg-picker-one">
                <input
                  type="checkbox"
                  checked={chosen.includes(one.value)}
                  disabled={isOff}
                  onChange={({ target: { checked } }) =>
                    setValue(
                      checked
                        ? [...chosen, one.value]
                        : chosen.filter((other) => other !== one.value),
                    )
                  }
                />
                {one.label}
              </label>
            ))}
          </div>
        ) : (
          <select
            id={id}
            className="mg-picker-select"
            value={chosen[0] ?? ''}
            disabled={isOff}
            onChange={({ target }) => setValue(target.value)}
          >
            <option value="">選んでください</option>
            {offered.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </div>
      {field.admin?.description ? (
        <FieldDescription path={path} description={field.admin.description as string} />
      ) : null}
    </div>
  )
}
