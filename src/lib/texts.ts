/** The texts of a list that a row or a form holds as JSON; empty for whatever else stands there. */
export const textList = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/**
 * Some fields of a stored row as text; what an engine stores as null is empty.
 * @param names fields that hold texts
 */
export function textsOf<R, K extends keyof R>(row: R, names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? ''])) as Record<K, string>
}
