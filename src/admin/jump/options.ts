import { isWords } from '@/domain/codes/no-number'
import { normaliseCode } from '@/domain/codes/normalise-code'

import { findScreens, type Screen } from './screens'

/** A line of the jump box: a page, a number to look up, or a text that another screen looks for. */
export type Option = {
  kind: 'screen' | 'number' | 'cards' | 'desk'
  label: string
  note: string
  href: string
}

/** Which searches the screens of this person have. */
export type Searches = { numbers: boolean; bookings: boolean; cards: boolean; desk: boolean }

export function searchesOf(screens: readonly Screen[]): Searches {
  const has = (href: string) => screens.some((screen) => screen.href === href)
  const [bookings, cards] = [has('/admin/lists'), has('/admin/cards')]
  return { numbers: bookings || cards, bookings, cards, desk: has('/admin/desk') }
}

/** Shorter numbers are refused by every search of the product. */
const SHORTEST = 4

/** `123-456-789`, `１２３４５６７８９０` and `A12000345`; 令和7年 and 山田 are words. */
export function isNumber(text: string): boolean {
  const code = normaliseCode(text)
  return !isWords(text) && code.length >= SHORTEST && /^[0-9A-Z]*\d[0-9A-Z]*$/.test(code)
}

type Known = { screens: readonly Screen[]; recent: readonly string[]; searches: Searches }

/** What Enter may do with a text, the likeliest first. */
export function optionsFor(typed: string, { screens, recent, searches }: Known): Option[] {
  const text = typed.trim()
  const found = findScreens(screens, text).map(screenOption)
  if (!text) return [...recentOf(screens, recent), ...found.filter(isNotIn(recent))]
  const shown = `「${text}」`
  const options: (Option | false)[] = isNumber(text)
    ? [
        searches.numbers && {
          kind: 'number',
          label: `番号${shown}を開く`,
          note: [searches.bookings && '予約', searches.cards && 'カード']
            .filter(Boolean)
            .join('・'),
          href: '',
        },
        searches.desk && {
          kind: 'desk',
          label: `番号${shown}で電話を受ける`,
          note: '電話予約',
          href: '/admin/desk',
        },
      ]
    : []
  const byName: Option[] =
    searches.cards && isWords(text)
      ? [
          {
            kind: 'cards',
            label: `氏名・カナ・生年月日${shown}で探す`,
            note: 'カードを探す',
            href: '/admin/cards',
          },
        ]
      : []
  return [...options.filter((one) => one !== false), ...found, ...byName]
}

const screenOption = ({ href, label, group }: Screen): Option => ({
  kind: 'screen',
  label,
  note: group,
  href,
})

const recentOf = (screens: readonly Screen[], recent: readonly string[]): Option[] =>
  recent.flatMap((href) => {
    const screen = screens.find((one) => one.href === href)
    return screen ? [{ ...screenOption(screen), note: '最近使った画面' }] : []
  })

const isNotIn =
  (recent: readonly string[]) =>
  ({ href }: Option): boolean =>
    !recent.includes(href)
