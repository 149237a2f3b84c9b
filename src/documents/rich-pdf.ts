import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { childrenOf, isSafeLink, readRich } from '@/lib/rich/read'

import type { A4 } from './a4'

const SIZE = { headings: [14, 12.5, 11.5], text: 10.5 }
const INDENT = 14
const LINE_GAP = 3

/** A text of FAQ or manual with its form, below what stands on the page. */
export function drawRich(page: A4, text: string): void {
  for (const block of readRich(text).children) drawBlock(page, block, 0)
}

function drawBlock(page: A4, block: RootContent, depth: number): void {
  const { doc } = page
  if (block.type === 'heading') {
    const size = SIZE.headings[Math.min(block.depth, SIZE.headings.length) - 1]!
    // A heading stays with what it heads.
    if (doc.y > doc.page.height - doc.page.margins.bottom - size * 4) doc.addPage()
    doc.moveDown(0.6).font('bold').fontSize(size)
    doc.text(page.drawn.text(toString(block)), leftOf(page, depth), doc.y, { lineGap: LINE_GAP })
  } else if (block.type === 'paragraph') drawWords(page, block.children, depth, '')
  else if (block.type === 'list') drawList(page, block, depth)
  else if (block.type === 'table') drawTable(page, block, depth)
}

const leftOf = ({ doc }: A4, depth: number): number => doc.page.margins.left + depth * INDENT

function drawList(page: A4, list: List, depth: number): void {
  list.children.forEach((item, at) => {
    const sign = list.ordered ? `${(list.start ?? 1) + at}. ` : '・'
    item.children.forEach((block, index) => {
      if (index === 0 && block.type === 'paragraph')
        drawWords(page, block.children, depth + 1, sign)
      else drawBlock(page, block, depth + 1)
    })
  })
}

type Run = { text: string; isBold: boolean; link: string | null }

const runsOf = (node: Nodes, isBold: boolean, link: string | null): Run[] => {
  if (node.type === 'text') return [{ text: node.value, isBold, link }]
  if (node.type === 'break') return [{ text: '\n', isBold, link }]
  const to = node.type === 'link' && isSafeLink(node.url) ? node.url : link
  const runs = childrenOf(node).flatMap((child) => runsOf(child, isBold || isStrong(node), to))
  // On paper a link is only what it says.
  const isSaid = !to || to === link || toString(node) === to
  return isSaid ? runs : [...runs, { text: `（${to}）`, isBold: false, link: to }]
}
const isStrong = ({ type }: Nodes): boolean => type === 'strong'

/** A paragraph; its sign hangs at the left of its first line. */
function drawWords(page: A4, words: readonly PhrasingContent[], depth: number, sign: string): void {
  const { doc, drawn } = page
  const runs = words.flatMap((word) => runsOf(word, false, null))
  const left = leftOf(page, depth)
  doc
    .moveDown(sign ? 0.1 : 0.4)
    .font('regular')
    .fontSize(SIZE.text)
  const width = doc.page.width - doc.page.margins.right - left
  if (doc.y + SIZE.text > doc.page.height - doc.page.margins.bottom) doc.addPage()
  if (sign) {
    const y = doc.y
    doc.text(sign, left - INDENT, y, { lineBreak: false })
    doc.y = y
  }
  doc.x = left
  runs.forEach(({ text, isBold, link }, at) => {
    const options = { width, lineGap: LINE_GAP, link, continued: at < runs.length - 1 }
    doc.font(isBold ? 'bold' : 'regular').text(drawn.text(text), options)
  })
}

function drawTable(page: A4, { children: rows }: Table, depth: number): void {
  const { doc, drawn } = page
  doc.moveDown(0.4).fontSize(SIZE.text)
  doc.x = leftOf(page, depth)
  rows.forEach((row, at) => {
    doc.font(at === 0 ? 'bold' : 'regular')
    const cells = row.children.map((cell) => drawn.text(toString(cell)))
    doc.table({ data: [cells], defaultStyle: { padding: 4, border: 0.5 } })
  })
  doc.x = doc.page.margins.left
}
