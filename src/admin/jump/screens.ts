import { nameSearchKey } from '@/domain/text/name-search'

import type { MenuGroup, MenuItem } from '../nav/menu'

import { readingOf } from './readings'

/** A screen that the person may open, and what it is found by. */
export type Screen = MenuItem & { group: string; keys: string[] }

/** Everything that the menu gives, each address once. */
export function screensOf(groups: readonly MenuGroup[]): Screen[] {
  const found = new Map<string, Screen>()
  for (const { label: group, items } of groups)
    for (const item of items)
      if (!found.has(item.href)) {
        const names = [item.label, readingOf(item.label), group, readingOf(group)]
        found.set(item.href, { ...item, group, keys: names.map(nameSearchKey) })
      }
  return [...found.values()]
}

/** While a word is being converted, the IME leaves its last letters in Latin: よy, しr. */
const UNFINISHED = /(?<=[\p{Script=Hiragana}\p{Script=Katakana}])[a-zａ-ｚ]{1,2}$/iu

/** Best first: the name begins so, holds it, is in a group of that name. */
function rank({ keys: [name = '', reading = '', group = '', groupReading = ''] }: Screen) {
  return (key: string): number => {
    if (name.startsWith(key) || reading.startsWith(key)) return 0
    if (name.includes(key) || reading.includes(key)) return 1
    return group.includes(key) || groupReading.includes(key) ? 2 : Infinity
  }
}

/** The screens that answer every word typed; width, katakana or hiragana make no difference. */
export function findScreens(screens: readonly Screen[], typed: string): Screen[] {
  const words = typed
    .replace(UNFINISHED, '')
    .split(/\s+/)
    .map(nameSearchKey)
    .filter((key) => key !== '')
  return screens
    .map((screen) => ({ screen, rank: Math.max(0, ...words.map(rank(screen))) }))
    .filter((one) => one.rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .map(({ screen }) => screen)
}

/** Screens opened last come first, each once. */
export const withRecent = (recent: readonly string[], href: string, most: number): string[] =>
  [href, ...recent.filter((one) => one !== href)].slice(0, most)
