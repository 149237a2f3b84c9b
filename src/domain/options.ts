export type Option = { value: string; label: string }

/** Fixed words as the choices of a field, in the order in which they are written. */
export const optionsOf = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
