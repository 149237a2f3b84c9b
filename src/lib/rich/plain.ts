import type { ListItem, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { childrenOf, readRich } from './read'

/** Without any of these nothing in a text has a form: most answers, and an index reads thousands of them. */
const SIGNS = /[#*_[|\\&]|^[^\S\n]*(?:[-+]|\d+[.)])(?:\s|$)/m

/** The words alone, line by line: what is searched, read out on the telephone and checked for numbers. */
export const plainOf = (text: string): string =>
  SIGNS.test(text)
    ? readRich(text)
        .children.map((block) => linesOf(block, '').join('\n'))
        .join('\n\n')
    : text

/** Where the links of a text lead. */
export const linksOf = (text: string): string[] =>
  text.includes('](') ? readRich(text).children.flatMap(targetsOf) : []

const targetsOf = (node: Nodes): string[] => [
  ...(node.type === 'link' ? [node.url] : []),
  ...childrenOf(node).flatMap(targetsOf),
]

function linesOf(node: Nodes, sign: string): string[] {
  if (node.type === 'table')
    return node.children.map((row) => row.children.map((cell) => toString(cell)).join('　'))
  if (node.type === 'list')
    return node.children.flatMap((item, at) =>
      itemLines(item, node.ordered ? `${(node.start ?? 1) + at}. ` : '・'),
    )
  if (node.type === 'paragraph' || node.type === 'heading')
    return toString(node)
      .split('\n')
      .map((line, at) => (at === 0 ? sign : '') + line)
  return childrenOf(node).flatMap((child) => linesOf(child, ''))
}

const itemLines = ({ children }: ListItem, sign: string): string[] =>
  children.flatMap((child, at) =>
    linesOf(child, at === 0 ? sign : '').map((line, below) =>
      at + below > 0 ? `　${line}` : line,
    ),
  )

/** What a reader sees as one: a line of words, of what kind, with the sign that stands before it. */
export type Line = { kind: 'heading' | 'item' | 'row' | 'words'; sign: string; text: string }

/** A text line by line as it is read: without the signs that make its form, and without empty lines. */
export const readLines = (text: string): Line[] =>
  (SIGNS.test(text) || text.includes('■')
    ? readRich(text).children.flatMap((block) => readOf(block, '', ''))
    : plainLines(text)
  ).filter((line) => line.text.trim() !== '')

/** Of a text that has no form of its own. */
export const plainLines = (text: string): Line[] =>
  text.split('\n').map((line) => ({ kind: 'words', sign: '', text: line }))

function readOf(node: Nodes, indent: string, sign: string): Line[] {
  if (node.type === 'table')
    return node.children.map((row) => ({
      kind: 'row',
      sign: '',
      text: row.children.map(wordsOf).join(' ｜ '),
    }))
  if (node.type === 'list')
    return node.children.flatMap((item, at) =>
      item.children.flatMap((child, below) =>
        readOf(
          child,
          sign || below > 0 ? `${indent}　` : indent,
          below > 0 ? '' : node.ordered ? `${(node.start ?? 1) + at}. ` : '・',
        ),
      ),
    )
  if (node.type === 'paragraph' || node.type === 'heading') {
    const kind = node.type === 'heading' ? 'heading' : sign || indent ? 'item' : 'words'
    return wordsOf(node)
      .split('\n')
      .map((text, at) => ({
        ...{ kind, sign: indent + (at === 0 ? sign : '') },
        // The older way to mark a heading is no word of it.
        text: kind === 'heading' ? text.replace(/^■\s*/, '') : text,
      }))
  }
  return childrenOf(node).flatMap((child) => readOf(child, indent, sign))
}

/** The words, and where a link leads: who approves a text approves that, too. */
function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  const words = childrenOf(node).map(wordsOf).join('')
  return node.type === 'link' && node.url !== words ? `${words}（${node.url}）` : words
}
