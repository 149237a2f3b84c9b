import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { pauses } from '@/lib/pauses'
import { childrenOf, isSafeLink, readRich } from '@/lib/rich/read'

import type { A4 } from './a4'

const SIZE = { headings: [14, 12.5, 11.5], text: 10.5 }
const INDENT = 14
const LINE_GAP = 3
const CELL = { padding: 4, line: 0.5 }
/** More columns than an A4 page has room for words: such a table is written line by line. */
const MOST_COLUMNS = 15

/** A text of FAQ or manual with its form, below what stands on the page. */
export async function drawRich(page: A4, text: string): Promise<void> {
  const way = { page, pause: pauses() }
  for (const block of readRich(text).children) await drawBlock(way, block, 0)
}

type Way = { page: A4; pause: () => Promise<void> }

async function drawBlock(way: Way, block: RootContent, depth: number): Promise<void> {
  const { page } = way
  const { doc } = page
  if (block.type === 'heading') {
    const size = SIZE.headings[Math.min(block.depth, SIZE.headings.length) - 1]!
    // A heading stays with what it heads.
    if (doc.y > doc.page.height - doc.page.margins.bottom - size * 4) doc.addPage()
    doc.moveDown(0.6).font('bold').fontSize(size)
    doc.text(page.drawn.text(toString(block)), leftOf(page, depth), doc.y, { lineGap: LINE_GAP })
  } else if (block.type === 'paragraph') drawWords(page, block.children, depth, '')
  else if (block.type === 'list') await drawList(way, block, depth)
  else if (block.type === 'table') await drawTable(way, block, depth)
  await way.pause()
}

const leftOf = ({ doc }: A4, depth: number): number => doc.page.margins.left + depth * INDENT

async function drawList(way: Way, list: List, depth: number): Promise<void> {
  let number = list.start ?? 1
  for (const item of list.children) {
    const sign = list.ordered ? `${number++}. ` : '・'
    for (const [index, block] of item.children.entries()) {
      if (index === 0 && block.type === 'paragraph')
        drawWords(way.page, block.children, depth + 1, sign)
      else await drawBlock(way, block, depth + 1)
      await way.pause()
    }
  }
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

/** Row by row, in columns of one width: a library's table for each row cost the square of the text. */
async function drawTable({ page, pause }: Way, table: Table, depth: number): Promise<void> {
  const { doc, drawn } = page
  const [head] = table.children
  doc.moveDown(0.4).fontSize(SIZE.text).lineWidth(CELL.line)
  for (const row of table.children) {
    doc.font(row === head ? 'bold' : 'regular')
    drawRow(
      page,
      row.children.map((cell) => drawn.text(toString(cell))),
      { left: leftOf(page, depth), columns: head?.children.length ?? 1 },
    )
    await pause()
  }
  doc.x = doc.page.margins.left
}

function drawRow(
  { doc }: A4,
  cells: readonly string[],
  { left, columns }: { left: number; columns: number },
): void {
  const { height: paper, width: across, margins } = doc.page
  const width = (across - margins.right - left) / columns
  const inside = { width: width - 2 * CELL.padding }
  const heights = cells.map((cell) =>
    columns > MOST_COLUMNS ? 0 : doc.heightOfString(cell, inside),
  )
  const height = Math.max(0, ...heights) + 2 * CELL.padding
  // Nothing is cut off: what does not fit into cells stands below each other.
  if (columns > MOST_COLUMNS || height > paper - margins.top - margins.bottom) {
    doc.text(cells.join('　'), left, doc.y, { width: across - margins.right - left })
    return
  }
  if (doc.y + height > paper - margins.bottom) doc.addPage()
  const top = doc.y
  for (let column = 0; column < columns; column++) {
    const x = left + column * width
    doc.rect(x, top, width, height).stroke()
    const cell = cells[column]
    if (cell) doc.text(cell, x + CELL.padding, top + CELL.padding, inside)
  }
  doc.y = top + height
}
