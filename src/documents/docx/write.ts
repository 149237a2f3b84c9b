import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Nodes, PhrasingContent, RootContent, Table as TextTable } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { childrenOf, isSafeLink, linesIn, readRich } from '@/lib/rich/read'

/** A part of a text under its heading; `table` instead of words is a table of plain cells. */
export type DocxPart = { label: string; text: string } | { label: string; table: string[][] }
export type DocxText = {
  title: string
  /** In the page's header: what is said of the version; no part of the text. */
  notes: string
  parts: DocxPart[]
  /** In the page's footer: whose rights these are. */
  rights: string
}

/** Without a font for East Asia Word shows boxes; this one is on every Japanese Word. */
const FONT = { ascii: 'Yu Gothic', hAnsi: 'Yu Gothic', eastAsia: 'Yu Gothic', cs: 'Yu Gothic' }
const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]
const levelOf = (depth: number) => LEVELS[Math.min(depth, LEVELS.length) - 1]!
const STEP = 420
const DEEPEST = 6

/** A text as a Word file that a city can go on writing in, and that can be read again. */
export async function docxBytes({ title, notes, parts, rights }: DocxText): Promise<Buffer> {
  const lists = { count: 0 }
  const isParted = parts.some(({ label }) => label)
  const children = parts.flatMap((part) => [
    ...(part.label ? [new Paragraph({ text: part.label, heading: levelOf(1) })] : []),
    ...('table' in part
      ? [plainTable(part.table)]
      : readRich(part.text).children.flatMap((block) => blockOf(block, isParted ? 1 : 0, lists))),
  ])
  const line = (text: string) => new Paragraph({ children: [new TextRun({ text, size: 16 })] })
  return Packer.toBuffer(
    new Document({
      title,
      creator: 'Madoguchi',
      styles: { default: { document: { run: { font: FONT, size: 21 } } } },
      numbering: {
        config: [
          { reference: 'marks', levels: levels(LevelFormat.BULLET, () => '・') },
          { reference: 'numbers', levels: levels(LevelFormat.DECIMAL, (at) => `%${at + 1}.`) },
        ],
      },
      sections: [
        {
          headers: { default: new Header({ children: [line(notes)] }) },
          footers: { default: new Footer({ children: [line(rights)] }) },
          children: [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), ...children],
        },
      ],
    }),
  )
}

const levels = (
  format: (typeof LevelFormat)['BULLET' | 'DECIMAL'],
  text: (level: number) => string,
) =>
  Array.from({ length: DEEPEST }, (_, level) => ({
    ...{ level, format, text: text(level), alignment: AlignmentType.START },
    style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
  }))

/** `deeper`: how far the text's own headings stand below those of its parts. */
function blockOf(
  block: RootContent,
  deeper: number,
  lists: { count: number },
  numbering?: { reference: string; level: number; instance?: number },
): (Paragraph | Table)[] {
  if (block.type === 'heading')
    return [
      new Paragraph({ heading: levelOf(block.depth + deeper), children: runsOf(block.children) }),
    ]
  if (block.type === 'paragraph')
    return [new Paragraph({ children: runsOf(block.children), ...(numbering && { numbering }) })]
  if (block.type === 'table') return [richTable(block)]
  if (block.type !== 'list') return []
  const level = Math.min((numbering?.level ?? -1) + 1, DEEPEST - 1)
  // Each numbered list counts anew.
  const own = block.ordered
    ? { reference: 'numbers', level, instance: ++lists.count }
    : { reference: 'marks', level }
  return block.children.flatMap((item) =>
    item.children.flatMap((one, at) =>
      at === 0 || one.type === 'list'
        ? blockOf(one, deeper, lists, own)
        : blockOf(one, deeper, lists),
    ),
  )
}

const runsOf = (words: readonly PhrasingContent[], bold = false): ParagraphChild[] =>
  linesIn(words).flatMap((line, at) =>
    line.flatMap((word, index) => runOf(word, bold, at > 0 && index === 0)),
  )

function runOf(word: Nodes, bold: boolean, breaks: boolean): ParagraphChild[] {
  const first = breaks ? { break: 1 } : {}
  if (word.type === 'text') return [new TextRun({ text: word.value, bold, ...first })]
  if (word.type === 'link' && isSafeLink(word.url))
    return [
      new ExternalHyperlink({
        link: word.url,
        children: [new TextRun({ text: toString(word), style: 'Hyperlink', bold, ...first })],
      }),
    ]
  const isBold = bold || word.type === 'strong'
  return childrenOf(word).flatMap((child, at) => runOf(child, isBold, breaks && at === 0))
}

const HEAD_FILL = { fill: 'F2F2F2' }
const tableOf = (rows: ParagraphChild[][][]) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: cells.map(
            (children) =>
              new TableCell({
                ...(at === 0 ? { shading: HEAD_FILL } : {}),
                children: [new Paragraph({ children })],
              }),
          ),
        }),
    ),
  })

const richTable = ({ children: rows }: TextTable) =>
  tableOf(rows.map((row) => row.children.map((cell) => runsOf(cell.children))))

const plainTable = (rows: readonly string[][]) =>
  tableOf(rows.map((row) => row.map((text) => [new TextRun(text)])))
