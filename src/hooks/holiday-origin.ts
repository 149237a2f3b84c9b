import type { CollectionBeforeChangeHook } from 'payload'

const DECIDING = ['date', 'name', 'kind', 'active'] as const

/**
 * A holiday that a person entered, moved, renamed or switched is the city's own from then on: an
 * import of the Cabinet Office's file tells it and leaves it (F-33).
 */
export const noteHandMade: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (!req.user) return data
  const isSame =
    operation === 'update' &&
    DECIDING.every((name) => data[name] === undefined || data[name] === originalDoc?.[name])
  return isSame ? data : { ...data, origin: 'hand' }
}
