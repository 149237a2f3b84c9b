/** Kinds of entries of the operation log, as its screen filters them, by how their actions begin. */
export type LogKinds = Record<string, { label: string; begins: readonly string[] }>

/** The kind of an action, for the list; empty for one that no kind names. */
export const labelOfAction = (kinds: LogKinds, action: string): string =>
  Object.values(kinds).find(({ begins }) => begins.some((begin) => action.startsWith(begin)))
    ?.label ?? ''

/** From … until before …: the range of texts that begin so, which both engines answer from an index. */
export function rangeOfPrefix(prefix: string): { from: string; before: string } {
  const last = prefix.charCodeAt(prefix.length - 1)
  return { from: prefix, before: prefix.slice(0, -1) + String.fromCharCode(last + 1) }
}
