'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

type Props = TextFieldClientProps & { input: 'date' | 'time' }

/** A day or a time as the browser's own picker, stored as plain text (design §8). */
export function CivilField({ field, path, input, readOnly }: Props) {
  const { value, setValue, showError, errorMessage, disabled } = useField<string>({ path })
  const id = `field-${path.replace(/\./g, '__')}`
  return (
    <div
      className={`field-type text${showError ? ' error' : ''}`}
      style={{ width: field.admin?.width }}
    >
      <FieldLabel htmlFor={id} label={field.label} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage} />
        <input
          id={id}
          type={input}
          value={value ?? ''}
          onChange={(event) => setValue(event.target.value || null)}
          disabled={disabled || readOnly || field.admin?.readOnly}
          style={{ maxWidth: '14rem' }}
        />
      </div>
      {field.admin?.description ? (
        <FieldDescription path={path} description={field.admin.description as string} />
      ) : null}
    </div>
  )
}
