import { useAllFormFields, useForm, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useRef } from 'react'

type Kept = { values: string; errors: Record<string, string | undefined> }

const isWrong = ({ valid }: FormState[string]): boolean => valid === false

const errorsIn = (fields: FormState): Kept['errors'] =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, field]) =>
      isWrong(field) ? [[path, field.errorMessage]] : [],
    ),
  )

/** The same fields with their errors on them again. */
export const withErrors = (fields: FormState, errors: Kept['errors']): FormState =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([path, errorMessage]) => {
      const field = fields[path]
      return field ? [[path, { ...field, valid: false, errorMessage }]] : []
    }),
  )

/**
 * What a refused save says of its fields stays there. An answer of the server to what was typed before
 * the save comes after it on a slow line, knows nothing of the save, and would take the errors away: the
 * person would press 保存 and see nothing happen.
 *
 * Once for each save: what the server says of the fields as they were refused holds.
 */
export function useKeptErrors(): void {
  const [fields, dispatch] = useAllFormFields()
  const { getFields, validateForm } = useForm()
  const isProcessing = useFormProcessing()
  const isRefused = useFormSubmitted() && !isProcessing
  const kept = useRef<Kept | null>(null)
  useEffect(() => {
    if (!isRefused) {
      kept.current = null
      return
    }
    const values = JSON.stringify(reduceFieldsToValues(fields, true))
    const restore = (errors: Kept['errors']) =>
      dispatch({ type: 'UPDATE_MANY', formState: withErrors(getFields(), errors) })
    const { current } = kept
    if (!current) {
      const errors = errorsIn(fields)
      kept.current = { values, errors }
      // The answer came between the look at the fields and the word that the save is refused.
      if (Object.keys(errors).length === 0)
        void validateForm().then((isValid) => {
          if (!isValid) restore(errorsIn(getFields()))
        })
      return
    }
    // Whoever changes something is on the way to mend it: from here on the form's own look holds.
    if (current.values !== values) current.errors = {}
    const lost = Object.entries(current.errors).filter(
      ([path]) => fields[path] && !isWrong(fields[path]),
    )
    if (lost.length === 0) return
    current.errors = {}
    restore(Object.fromEntries(lost))
  }, [fields, isRefused, dispatch, getFields, validateForm])
}
