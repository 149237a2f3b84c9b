import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
} from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
  type TextNode,
} from '@payloadcms/richtext-lexical/lexical'
import { $createLinkNode, $isLinkNode } from '@payloadcms/richtext-lexical/lexical/link'
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
} from '@payloadcms/richtext-lexical/lexical/list'
import { $createHeadingNode, $isHeadingNode } from '@payloadcms/richtext-lexical/lexical/rich-text'
import type {
  Heading,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
  TableCell,
  TableRow,
} from 'mdast'

import { endWithout, startWithout } from '@/lib/rich/ends'
import { childrenOf, inOneLine, readRich } from '@/lib/rich/read'
import { writeRich } from '@/lib/rich/write'

/** Deeper headings than a manual has chapters are written as the deepest of these. */
export const DEPTHS = [1, 2, 3] as const
const depthOf = (depth: number) => Math.min(depth, DEPTHS.length) as (typeof DEPTHS)[number]

/** Fills the editor with a text; within its update. */
export function $readInto(text: string): void {
  const root = $getRoot()
  root.clear()
  for (const block of readRich(text).children) $append(root, block)
  if (root.isEmpty()) root.append($createParagraphNode())
}

/** The text that stands in the editor; within its reading. */
export const $writtenIn = (): string =>
  writeRich({ type: 'root', children: $getRoot().getChildren().flatMap($blockOf) })

function $append(into: ElementNode, block: RootContent): void {
  if (block.type === 'heading')
    into.append($filled($createHeadingNode(`h${depthOf(block.depth)}`), block.children))
  else if (block.type === 'paragraph') into.append($filled($createParagraphNode(), block.children))
  else if (block.type === 'list') into.append($listOf(block))
  else if (block.type === 'table')
    into.append(
      $createTableNode().append(
        ...block.children.map((row, at) =>
          $createTableRowNode().append(...row.children.map((cell) => $cellOf(cell, at === 0))),
        ),
      ),
    )
}

const $cellOf = ({ children }: TableCell, isHead: boolean) =>
  $createTableCellNode(isHead ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS).append(
    $filled($createParagraphNode(), children),
  )

/**
 * A list within a list is an item of its own that holds nothing else; words that follow it become an
 * item below it, so that all stands in the order in which it was written.
 */
function $listOf(list: List): ListNode {
  const made = $createListNode(list.ordered ? 'number' : 'bullet', list.start ?? 1)
  for (const { children } of list.children) {
    let own = $createListItemNode()
    made.append(own)
    for (const block of children) {
      if (block.type === 'list') made.append($createListItemNode().append($listOf(block)))
      else if ('children' in block) {
        if (made.getLastChild() !== own) made.append((own = $createListItemNode()))
        if (!own.isEmpty()) own.append($createLineBreakNode())
        $filled(own, block.children as PhrasingContent[])
      }
    }
  }
  return made
}

function $filled<N extends ElementNode>(
  into: N,
  words: readonly Nodes[],
  formats: readonly TextFormatType[] = [],
): N {
  for (const word of words) {
    if (word.type === 'text') {
      word.value.split('\n').forEach((line, at) => {
        if (at > 0) into.append($createLineBreakNode())
        if (!line) return
        const text = $createTextNode(line)
        for (const format of new Set(formats)) text.toggleFormat(format)
        into.append(text)
      })
    } else if (word.type === 'link')
      into.append($filled($createLinkNode(word.url), word.children, formats))
    else $filled(into, childrenOf(word), [...formats, ...formatOf(word)])
  }
  return into
}

const formatOf = ({ type }: Nodes): TextFormatType[] => (type === 'strong' ? ['bold'] : [])

function $blockOf(node: LexicalNode): RootContent[] {
  if ($isHeadingNode(node)) {
    const depth = Number(node.getTag().slice(1)) as Heading['depth']
    return [{ type: 'heading', depth, children: trimmed($wordsIn(node).map(inOneLine)) }]
  }
  if ($isListNode(node)) return [$listIn(node)]
  if ($isTableNode(node)) {
    const rows = node.getChildren().filter($isTableRowNode)
    const children = rows.map((row): TableRow => ({
      type: 'tableRow',
      children: row.getChildren().filter($isTableCellNode).map($cellIn),
    }))
    return [{ type: 'table', children }]
  }
  if (!$isElementNode(node)) return []
  const children = $wordsIn(node)
  return children.length > 0 ? [{ type: 'paragraph', children }] : []
}

/** A cell of a text is one line. */
const $cellIn = (cell: ElementNode): TableCell => ({
  type: 'tableCell',
  children: cell
    .getChildren()
    .filter($isElementNode)
    .flatMap((block, at) => [
      ...(at > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
      ...$wordsIn(block).map(inOneLine),
    ]),
})

function $listIn(node: ListNode): List {
  const ordered = node.getListType() === 'number'
  const items: ListItem[] = []
  for (const item of node.getChildren().filter($isListItemNode)) {
    const [inner] = item.getChildren()
    const above = items.at(-1)
    if (!$isListNode(inner)) items.push($itemIn(item))
    else {
      const within = $innerListIn(inner)
      if (above) above.children.push(...within)
      else if (within.length > 0) items.push(itemOf(within))
    }
  }
  return {
    ...{ type: 'list', ordered, spread: false, children: items },
    start: ordered ? node.getStart() : null,
  }
}

/** Within an item, an empty item would be read as a sign in the words above it. */
function $innerListIn(node: ListNode): List[] {
  const list = $listIn(node)
  const children = list.children.filter(saysSomething)
  return children.length > 0 ? [{ ...list, children }] : []
}

const saysSomething = ({ children }: ListItem): boolean => children.length > 0

const itemOf = (children: ListItem['children']): ListItem => ({
  type: 'listItem',
  spread: false,
  children,
})
/** An item has no empty lines: what stands below one would be a paragraph of its own. */
const $itemIn = (item: ListItemNode): ListItem => {
  const children = $wordsIn(item).map((word) =>
    word.type === 'text' ? { ...word, value: word.value.replace(/\n\s*\n/g, '\n') } : word,
  )
  return itemOf(children.length > 0 ? [{ type: 'paragraph', children }] : [])
}

/** A text with its look; spaces at its ends have none: bold would not end after a space. */
function textOf(node: TextNode): PhrasingContent[] {
  const said = node.getTextContent()
  const from = said.length - said.trimStart().length
  const value = said.trim()
  const [before, after] = [said.slice(0, from), said.slice(from + value.length)]
  const text: PhrasingContent = { type: 'text', value }
  const word: PhrasingContent = node.hasFormat('bold') ? { type: 'strong', children: [text] } : text
  const space = (air: string): PhrasingContent[] => (air ? [{ type: 'text', value: air }] : [])
  return [...space(before), ...(value ? [word] : []), ...space(after)]
}

/** Bold beside bold is one, and so are plain words: what a line ends with is seen as a whole. */
function add(words: PhrasingContent[], word: PhrasingContent): void {
  const last = words.at(-1)
  if (last?.type === 'strong' && word.type === 'strong') last.children.push(...word.children)
  else if (last?.type === 'text' && word.type === 'text') last.value += word.value
  else words.push(word)
}

/** The words of a paragraph, a cell or an item. */
function $wordsIn(node: ElementNode): PhrasingContent[] {
  const words: PhrasingContent[] = []
  for (const child of node.getChildren()) {
    if ($isLinkNode(child)) {
      const children = $wordsIn(child)
      if (children.length > 0) words.push({ type: 'link', url: child.getURL(), children })
    } else if ($isLineBreakNode(child)) add(words, { type: 'text', value: '\n' })
    else if ($isTextNode(child)) {
      for (const word of textOf(child)) add(words, word)
    } else if ($isParagraphNode(child)) words.push(...$wordsIn(child))
  }
  return trimmed(words)
}

const AIR = ' \t\n'

/** Blanks and empty lines at the ends of a paragraph are air. */
function trimmed(words: PhrasingContent[]): PhrasingContent[] {
  cut(words, 'shift', (value) => startWithout(value, AIR))
  cut(words, 'pop', (value) => value.slice(0, endWithout(value, AIR)))
  return words
}

function cut(words: PhrasingContent[], take: 'shift' | 'pop', without: (value: string) => string) {
  for (;;) {
    const word = words.at(take === 'shift' ? 0 : -1)
    if (word?.type !== 'text') return
    word.value = without(word.value)
    if (word.value) return
    words[take]()
  }
}
