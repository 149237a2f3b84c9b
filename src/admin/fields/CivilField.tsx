'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useEffect, useRef, useState } from 'react'

import { ownKeys } from '../shell/keys'

type Props = TextFieldClientProps & { input: 'date' | 'time' }

/**
 * What the form holds while a part of the day or time is missing. The browser gives an empty text
 * for it, which would be saved as "no limit"; this one no rule accepts.
 */
const INCOMPLETE = '--'

/**
 * A day or a time as the browser's own picker, stored as plain text (design §8). The picker keeps
 * what is typed by itself: a value put back from outside would undo a half-typed one.
 */
export function CivilField({ field, path, input, readOnly }: Props) {
  const { value, setValue, showError, errorMessage, disabled } = useField<string>({ path })
  const box = useRef<HTMLInputElement>(null)
  // Never another one: a new default empties a picker in which a day stands half typed.
  const [first] = useState(value === INCOMPLETE ? '' : (value ?? ''))
  useEffect(() => {
    const { current } = box
    if (!current || value === INCOMPLETE) return
    // The form arrived, empty, after a part was typed: as "no limit" it would be saved unseen.
    if (!value && current.validity.badInput) setValue(INCOMPLETE)
    else if (current.value !== (value ?? '')) current.value = value ?? ''
  }, [value, setValue])
  // The browser says nothing of a day that becomes half: its text was empty before and is so after.
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const said = currentTarget.validity.badInput ? INCOMPLETE : currentTarget.value || null
    // Passing through a field is no change of the form.
    if (said !== (value || null)) setValue(said)
  }
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
          ref={box}
          defaultValue={first}
          onChange={take}
          onKeyUp={ownKeys(take)}
          onBlur={take}
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
