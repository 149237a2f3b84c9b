import type { ReactNode } from 'react'
import { createElement, Fragment } from 'react'

import { Aloud } from './aloud'

/** `{漢字|かんじ}` in a message is a word with its reading; `{name}` is a value. */
const RUBY = /\{([^{}|]+)\|([^{}|]+)\}/g

export type Values = Record<string, string | number>

export const fill = (text: string, values: Values = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Without readings: for titles, attributes and buttons' names. */
export const plainText = (text: string): string => text.replace(RUBY, '$1')

/**
 * With readings above the words. Browsers without ruby show them in brackets. A screen reader would
 * say every word twice and stop after each, so it gets the text without them.
 */
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
  return <Aloud shown={createElement(Fragment, null, ...parts)} words={plainText(text)} />
}
