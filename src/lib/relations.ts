/** A relation as Payload hands it out: the id, the loaded document, or nothing. */
export type Relation = string | { id: string } | null | undefined

/** Id of a relation, '' when there is none. */
export const relationId = (value: Relation): string =>
  typeof value === 'string' ? value : (value?.id ?? '')

/** Ids of a hasMany relation; without empty ones. */
export const relationIds = (values: readonly Relation[] | null | undefined): string[] =>
  (values ?? []).map(relationId).filter((id) => id !== '')

/** Where an empty list means "all of them", null says so. */
export const idsOrAll = (values: readonly Relation[] | null | undefined): string[] | null => {
  const ids = relationIds(values)
  return ids.length > 0 ? ids : null
}
