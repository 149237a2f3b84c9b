import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'

import { onlyBold } from './bold'
import { partsOf, piecesOf } from './bounds'
import { joined } from './join'
import { boundedLinks } from './links'

/**
 * Of Markdown only what a manual needs: headings, bold, lists, tables, links. The rest means what it
 * says, so that a text that was typed as plain lines looks as it was typed.
 */
const ONLY_OURS = {
  disable: {
    null: [
      ...['codeIndented', 'codeFenced', 'codeText', 'htmlFlow', 'htmlText', 'autolink'],
      ...['setextUnderline', 'thematicBreak', 'blockQuote', 'definition', 'labelStartImage'],
      // Ours stand for them.
      ...['attention', 'labelEnd'],
    ],
  },
}
const OPTIONS = {
  extensions: [ONLY_OURS, gfmTable(), onlyBold, boundedLinks],
  mdastExtensions: [gfmTableFromMarkdown()],
}

/** How texts marked their headings before they had any, and still may. */
const MARK = '■'
const OF_A_MARK = 3

/** A text of FAQ or manual as a tree of its blocks; a line that ends is a line that ends. */
export function readRich(text: string): Root {
  const blocks: RootContent[] = []
  for (const { text: part, goesOn } of piecesOf(text).flatMap(partsOf)) {
    const root = fromMarkdown(part, OPTIONS)
    tidy(root)
    const [first, ...others] = joined(root).children
    const last = blocks.at(-1)
    if (goesOn && first?.type === 'list' && last?.type === 'list') {
      for (const item of first.children) last.children.push(item)
      last.spread ||= first.spread
    } else if (first) blocks.push(first)
    for (const block of others) blocks.push(block)
  }
  return { type: 'root', children: blocks.flatMap(marked) }
}

/**
 * A line may also end with two blanks or `\\`: to whoever reads the tree it is the same end. A link
 * that may lead nowhere is its words.
 */
function tidy(node: Nodes): void {
  if (!('children' in node)) return
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    tidy(child)
    if (child.type === 'break') {
      // An empty line would end the paragraph when it is written again.
      if (!startsLine(children.at(-1))) children.push({ type: 'text', value: '\n' })
    } else if (child.type === 'link' && !isSafeLink(child.url)) children.push(...child.children)
    else children.push(child)
  }
  node.children = children as typeof node.children
}

const startsLine = (before: Nodes | undefined): boolean =>
  !before || (before.type === 'text' && before.value.endsWith('\n'))

/** Where a link may lead: pages, mail and telephone, never a script. */
export const isSafeLink = (url: string): boolean =>
  /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(url)

/** A paragraph in which lines begin with ■: each such line is a heading of its own. */
function marked(block: RootContent): RootContent[] {
  if (block.type !== 'paragraph') return [block]
  const lines = linesIn(block.children)
  if (!lines.some(isMarked)) return [block]
  const blocks: RootContent[] = []
  let open: PhrasingContent[] | null = null
  for (const line of lines.filter(({ length }) => length > 0)) {
    if (isMarked(line)) {
      blocks.push({ type: 'heading', depth: OF_A_MARK, children: line.map(inOneLine) })
      open = null
    } else if (open) {
      open.push({ type: 'text', value: '\n' }, ...line)
    } else {
      open = [...line]
      blocks.push({ type: 'paragraph', children: open })
    }
  }
  return blocks
}

const isMarked = ([first]: PhrasingContent[]): boolean =>
  first?.type === 'text' && first.value.startsWith(MARK)

/** For a heading and a cell, which are one line each. */
export function inOneLine(word: PhrasingContent): PhrasingContent {
  if (word.type === 'text') return { ...word, value: word.value.replaceAll('\n', ' ') }
  if (word.type === 'strong' || word.type === 'link')
    return { ...word, children: word.children.map(inOneLine) }
  return word
}

/** The words of a paragraph, line by line. */
export function linesIn(words: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const word of words) {
    if (word.type !== 'text') lines.at(-1)!.push(word)
    else
      word.value.split('\n').forEach((value, at) => {
        if (at > 0) lines.push([])
        if (value) lines.at(-1)!.push({ type: 'text', value })
      })
  }
  return lines
}

export const childrenOf = (node: Nodes): readonly Nodes[] =>
  'children' in node ? node.children : []
