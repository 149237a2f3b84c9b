import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { type MenuBlock, type Page, page } from '@/areas/page'
import { turnsOf } from '@/kit/case/turns'

export type MenuItem = { href: string; label: string }
export type MenuGroup = { label: string; items: MenuItem[] }

/** Whoever has the next move of some kind of record. */
const hasTurns = (user: StaffUser): boolean =>
  PRODUCT.cases.some(
    ({ case: { read, states } }) => can(user, read) && turnsOf(states, user).length > 0,
  )

/** The panel's own entries, which belong to no area. */
const OWN: MenuBlock[] = [
  { group: '毎日の仕事', at: 100, entries: [page('', 'スタート', () => true)] },
  { group: '毎日の仕事', at: 120, entries: [page('/work', '対応待ち', hasTurns)] },
]

/**
 * The menu in the order of the day's work, not of the database; everybody sees only what the own
 * roles use (AC-11). What is not here is reached from the pages themselves.
 */
export function menuOf(blocks: readonly MenuBlock[]): Map<string, Page[]> {
  const all = [...OWN, ...blocks].sort((a, b) => a.at - b.at)
  return all.reduce(
    (menu, { group, entries }) => menu.set(group, [...(menu.get(group) ?? []), ...entries]),
    new Map<string, Page[]>(),
  )
}

const MENU = menuOf(PRODUCT.menu)

/** Menu of a user; groups without an entry are left out. */
export function menuFor(user: StaffUser, menu = MENU): MenuGroup[] {
  return [...menu]
    .map(([label, entries]) => ({
      label,
      items: entries
        .filter((entry) => entry.may(user))
        .map(({ href, label: name }) => ({ href, label: name })),
    }))
    .filter((group) => group.items.length > 0)
}
