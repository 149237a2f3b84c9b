/**
 * What a table holds under a name that came from outside. Indexing would also find what every object
 * has: `constructor` in a list of words is a function.
 */
export const ownValue = <V>(table: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
