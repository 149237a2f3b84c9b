import type { ClientField } from 'payload'

/** Names of a form's fields, whatever tabs and rows they stand in. */
export function labelsOf(fields: readonly ClientField[]): Map<string, string> {
  return new Map(fields.flatMap((field) => [...entriesOf(field)]))
}

function entriesOf(field: ClientField): [string, string][] {
  if ('name' in field && field.name) {
    const label = 'label' in field ? field.label : undefined
    return [[field.name, typeof label === 'string' ? label : field.name]]
  }
  if (field.type === 'tabs')
    return field.tabs.flatMap((tab) =>
      'name' in tab && tab.name
        ? [[tab.name, String(tab.label ?? tab.name)] as [string, string]]
        : tab.fields.flatMap(entriesOf),
    )
  return 'fields' in field ? field.fields.flatMap(entriesOf) : []
}
