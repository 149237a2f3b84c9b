'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'

import { linesOf } from './noted'

/**
 * What a program noted, to be read. Payload's own field is an editor of code that it fetches from a
 * server on the internet: our pages refuse that, and it would wait for ever.
 */
export function NotedField({ field, path }: JSONFieldClientProps) {
  const { value } = useField<unknown>({ path })
  const lines = linesOf(value)
  return (
    <div className="field-type json-field">
      <FieldLabel label={field.label} />
      {lines.length === 0 ? (
        <p>なし</p>
      ) : (
        <ul className="mg-noted">
          {lines.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
