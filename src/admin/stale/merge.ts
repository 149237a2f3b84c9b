type Values = Record<string, unknown>

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

/** A record that a form holds whole, or by its id. */
const plain = (value: unknown): unknown => {
  if (isEmpty(value)) return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      // Payload numbers rows anew where none has an id yet.
      .filter(([name, one]) => name !== 'id' && !isEmpty(one))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, plain(one)]),
  )
}

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(plain(a)) === JSON.stringify(plain(b))

/** What the store keeps of a record itself. */
const OWN = ['id', 'createdAt', 'updatedAt']

export type Merged = {
  /** What is stored now, with what was typed here put in. */
  values: Values
  /** Fields that others changed and nobody here touched. */
  taken: string[]
  /** Fields that both changed, differently; what was typed here stays. */
  both: string[]
}

/**
 * Brings a form up to date that was loaded before somebody else saved.
 * @param opened the record as the form loaded it
 * @param stored as it is now
 * @param typed as the form has it
 */
export function merge(opened: Values, stored: Values, typed: Values): Merged {
  const names = Object.keys(typed).filter((name) => !OWN.includes(name))
  const mine = names.filter((name) => !isSame(opened[name], typed[name]))
  const theirs = names.filter((name) => !isSame(opened[name], stored[name]))
  return {
    values: { ...stored, ...Object.fromEntries(mine.map((name) => [name, typed[name]])) },
    taken: theirs.filter((name) => !mine.includes(name)),
    both: theirs.filter((name) => mine.includes(name) && !isSame(stored[name], typed[name])),
  }
}
