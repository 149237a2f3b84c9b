import type { Root, Text } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Handle, toMarkdown } from 'mdast-util-to-markdown'
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly'

import { endWithout, startWithout } from './ends'
import { joined } from './join'

const BLANKS = ' \t'

/** What would be read as a sign of ours, and only that: the text is also read in Excel and compared. */
const escaped = (value: string): string =>
  value
    .replace(/[\\*]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=\()/g, ']\\')
    .replace(/\|/g, '\\|')
    .replace(/&(?=#?\w+;)/g, '\\&')

/** Signs that mean a heading or a list at the beginning of a line. */
const SIGN = /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$))/
const NUMBER = /^(\s*\d+)([.)](?=\s|$))/
const atLineStart = (line: string): string => line.replace(SIGN, '$1\\$2').replace(NUMBER, '$1\\$2')

const startsLine = (before: string): boolean => before === '' || before.endsWith('\n')

const text: Handle = (node: Text, parent, _state, { before }) => {
  // Blanks at the ends of a line are not read again, so they are not written either.
  const lines = node.value.split('\n')
  const value = lines
    .map((line, at) => {
      const from = at > 0 ? startWithout(line, BLANKS) : line
      return at < lines.length - 1 ? from.slice(0, endWithout(from, BLANKS)) : from
    })
    .map((line, at) => {
      const said = escaped(line)
      return at > 0 || startsLine(before) ? atLineStart(said) : said
    })
    .join('\n')
  return parent?.type === 'heading' ? withoutClosing(value) : value
}

/** Signs at the end of a heading are no part of it unless something says so. */
function withoutClosing(line: string): string {
  const end = line.trimEnd().length
  const start = endWithout(line, '#', end)
  return start < end ? `${line.slice(0, start)}\\${line.slice(start)}` : line
}

const extensions = [gfmTableToMarkdown({ tablePipeAlign: false }), cjkFriendlyToMarkdown()]

/** The tree as a text again, which `readRich` reads as the same words in the same form. */
export function writeRich(root: Root): string {
  const written = toMarkdown(joined(root), {
    ...{ bullet: '-', listItemIndent: 'one' },
    extensions,
    handlers: { text },
  })
  return written.slice(0, endWithout(written, '\n'))
}
