'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

import { momentInWords } from '@/domain/time/moment'

/** A moment in a form, in Japanese time; nobody types one. */
export function InstantField({ field, path }: TextFieldClientProps) {
  const { value } = useField<string>({ path })
  return (
    <div className="field-type text" style={{ width: field.admin?.width }}>
      <FieldLabel label={field.label} />
      <p>{momentInWords(value) || '—'}</p>
    </div>
  )
}
