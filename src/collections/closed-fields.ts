import type { Field } from 'payload'

const never = () => false

type Named = Field & { access?: { read?: unknown; create?: unknown; update?: unknown } }

const isHidden = (field: Field): boolean =>
  'admin' in field && (field.admin as { hidden?: unknown } | undefined)?.hidden === true

/** A program fills it in on the way, also when a person saves: closing writes would take that away. */
const isFilledByHook = (field: Field): boolean =>
  'hooks' in field && (field.hooks?.beforeValidate?.length ?? 0) > 0

function closed(field: Named): Field {
  const write = isFilledByHook(field) ? {} : { create: never, update: never }
  return { ...field, access: { read: never, ...write, ...field.access } } as Field
}

/**
 * What no screen shows, no answer carries: `admin.hidden` alone only leaves a field out of the form,
 * while keys, hashes and source rows would go on leaving over REST. A closed field is refused in
 * `where` and `sort` as well, and a person cannot write it (AC-11, AU-06). Services, which read
 * stored rows, are not touched.
 */
export const closeHidden = (fields: Field[]): Field[] =>
  fields.map((field) => {
    if (field.type === 'tabs') {
      const tabs = field.tabs.map((tab) => ({ ...tab, fields: closeHidden(tab.fields) }))
      return { ...field, tabs } as Field
    }
    const inner = 'fields' in field ? { ...field, fields: closeHidden(field.fields) } : field
    return 'name' in inner && isHidden(inner) ? closed(inner as Named) : (inner as Field)
  })
