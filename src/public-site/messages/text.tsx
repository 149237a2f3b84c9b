import type { ReactNode } from 'react'
import { createElement } from 'react'

/** `{漢字|かんじ}` in a message is a word with its reading; `{name}` is a value. */
const RUBY = /\{([^{}|]+)\|([^{}|]+)\}/g

export type Values = Record<string, string | number>

export const fill = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Without readings: for titles, attributes and buttons' names. */
export const plainText = (text: string): string => text.replace(RUBY, '$1')

/** With readings above the words. Browsers without ruby show them in brackets. */
export function rubyText(text: string): ReactNode {
  if (!text.includes('|')) return text
  const parts: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(RUBY)) {
    parts.push(text.slice(end, match.index))
    parts.push(
      <ruby>
        {match[1]}
        <rp>（</rp>
        <rt>{match[2]}</rt>
        <rp>）</rp>
      </ruby>,
    )
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  // One element: a flex box drops the blanks between several.
  return createElement('span', null, ...parts)
}
