/** What people of one name differ by, the first of it that tells them all apart. */
export type Way<P> = (one: P) => string

/**
 * What stands behind the names that several have, by their id: the first way by which all of one name differ,
 * or else their turn. Who is alone with a name has nothing.
 */
export function toldApart<P extends { id: string; name: string }>(
  people: readonly P[],
  ways: readonly Way<P>[],
): Map<string, string> {
  const told = new Map<string, string>()
  const byName = new Map<string, P[]>()
  for (const one of people) {
    const name = one.name.replace(/\s+/gu, '')
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  for (const all of byName.values()) {
    if (all.length < 2) continue
    const way = ways.find(
      (one) => all.every((each) => one(each)) && new Set(all.map(one)).size === all.length,
    )
    for (const [at, one] of all.entries()) told.set(one.id, way ? way(one) : `${at + 1}人目`)
  }
  return told
}

/** The end of a number is enough to ask by, and tells nobody the whole of it. */
export const lastOfPhone = ({ phone }: { phone?: string | null }): string =>
  phone ? `電話の終わり ${phone.replace(/\D/g, '').slice(-4)}` : ''
