import type { TextareaField, TextField } from 'payload'

import { templateLanguage, unknownPlaceholders } from '@/domain/text/template'

/** Refuses a text with other placeholders than these, and says which ones there are (NT-06, OP-04). */
export function templateText<T extends TextField | TextareaField>(
  field: T,
  placeholders: readonly string[],
  note = '',
): T {
  const before = field.validate as ((value: unknown, options: unknown) => unknown) | undefined
  const { forbiddenIn } = templateLanguage(placeholders)
  return {
    ...field,
    validate: async (value: unknown, options: unknown) => {
      const verdict = (await before?.(value, options)) ?? true
      if (verdict !== true || typeof value !== 'string') return verdict
      const forbidden = forbiddenIn(value)
      return forbidden.length === 0 || `${unknownPlaceholders(forbidden, placeholders)}${note}`
    },
  } as T
}
