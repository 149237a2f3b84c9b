/** Ids of records by the code or the label with which a preset names them. */
export type Ids = Map<string, string>

/** @throws Error for what no record has */
export const idOf = (ids: Ids, code: string): string => {
  const id = ids.get(code)
  if (!id) throw new Error(`Preset names an unknown code: ${code}`)
  return id
}
