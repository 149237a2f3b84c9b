import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { type MenuBlock, type Page, page, PRODUCT, type Product } from '@/areas'
import { turnsOf } from '@/kit/case/turns'

export type MenuItem = { href: string; label: string }
export type MenuGroup = { label: string; items: MenuItem[] }

/** The panel's own entries, which belong to no area. */
const ownBlocks = ({ cases }: Product): MenuBlock[] => [
  { group: '毎日の仕事', at: 100, entries: [page('', 'スタート', () => true)] },
  {
    group: '毎日の仕事',
    at: 120,
    entries: [
      // Whoever has the next move of some kind of record.
      page('/work', '対応待ち', (user) =>
        cases.some(
          ({ case: { read, states } }) => can(user, read) && turnsOf(states, user).length > 0,
        ),
      ),
    ],
  },
]

/**
 * The menu in the order of the day's work, not of the database; everybody sees only what the own
 * roles use (AC-11). What is not here is reached from the pages themselves. Groups without an entry
 * are left out.
 */
export function menuFor(user: StaffUser, product = PRODUCT): MenuGroup[] {
  const blocks = [...ownBlocks(product), ...product.menu].sort((a, b) => a.at - b.at)
  const groups = new Map<string, Page[]>()
  for (const { group, entries } of blocks)
    groups.set(group, [...(groups.get(group) ?? []), ...entries])
  return [...groups]
    .map(([label, entries]) => ({
      label,
      items: entries
        .filter((entry) => entry.may(user))
        .map(({ href, label: name }) => ({ href, label: name })),
    }))
    .filter((group) => group.items.length > 0)
}
