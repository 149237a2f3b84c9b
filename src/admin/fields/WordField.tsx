'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

type Props = TextFieldClientProps & { words: Record<string, string> }

/** A program's name in a form, as people call it; nobody types one. */
export function WordField({ field, path, words }: Props) {
  const { value } = useField<string>({ path })
  return (
    <div className="field-type text" style={{ width: field.admin?.width }}>
      <FieldLabel label={field.label} />
      <p>{words[value ?? ''] ?? value}</p>
    </div>
  )
}
