import type { Root, Text } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { type Handle, toMarkdown } from 'mdast-util-to-markdown'
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly'

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
  const value = escaped(node.value.replace(/[ \t]*\n[ \t]*/g, '\n'))
    .split('\n')
    .map((line, at) => (at > 0 || startsLine(before) ? atLineStart(line) : line))
    .join('\n')
  return parent?.type === 'heading' ? value.replace(/#+\s*$/, '\\$&') : value
}

const extensions = [gfmTableToMarkdown({ tablePipeAlign: false }), cjkFriendlyToMarkdown()]

/** The tree as a text again, which `readRich` reads as the same words in the same form. */
export const writeRich = (root: Root): string =>
  toMarkdown(root, {
    bullet: '-',
    listItemIndent: 'one',
    extensions,
    handlers: { text },
  }).replace(/\n+$/, '')
