import type { TextField } from 'payload'

/** A field that holds a program's name; lists and forms show what people call it. */
export const shownInWords = (field: TextField, words: Record<string, string>): TextField =>
  ({
    ...field,
    admin: {
      ...field.admin,
      components: {
        ...field.admin?.components,
        Cell: { path: '@/admin/fields/WordCell#WordCell', clientProps: { words } },
        Field: { path: '@/admin/fields/WordField#WordField', clientProps: { words } },
      },
    },
  }) as TextField
