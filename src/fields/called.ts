import type { TextField } from 'payload'

/** A field that holds a program's name; lists show what people call it. */
export const called = (field: TextField, words: Record<string, string>): TextField =>
  ({
    ...field,
    admin: {
      ...field.admin,
      components: {
        ...field.admin?.components,
        Cell: { path: '@/admin/fields/WordCell#WordCell', clientProps: { words } },
      },
    },
  }) as TextField
