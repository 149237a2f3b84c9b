import type { NumberField } from 'payload'

import { integer } from '@/fields/basic'

/** Millimetres with one decimal, as the makers of label sheets give them. */
export const millimetres = (
  name: string,
  label: string,
  extra: Parameters<typeof integer>[2] = {},
): NumberField => {
  const field = integer(name, `${label}（mm）`, { min: 0, max: 500, ...extra })
  return { ...field, admin: { ...field.admin, step: 0.1 } }
}
