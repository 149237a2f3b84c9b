import type { TextField } from 'payload'

import { text } from './basic'

type Extra = { required?: boolean; index?: boolean }

/** How the panel shows a moment. */
export const INSTANT_COMPONENTS = {
  Cell: '@/admin/fields/InstantCell#InstantCell',
  Field: '@/admin/fields/InstantField#InstantField',
}

/** A moment that a program wrote, as ISO text in UTC; people read it as Japanese time. */
export const instant = (name: string, label: string, extra: Extra = {}): TextField => {
  const field = text(name, label, { ...extra, readOnly: true })
  return {
    ...field,
    admin: {
      ...field.admin,
      components: INSTANT_COMPONENTS,
    },
  } as TextField
}
