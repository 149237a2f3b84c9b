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
