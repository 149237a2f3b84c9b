import type { ElementContent, Root as Page } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import mammoth from 'mammoth'
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { openZip, type Zip } from '../xlsx-read/zip'
import { UnreadableFile } from '../unreadable'

import { lookAt, type Numbered } from './look'

export type DocxRead = {
  /** What stood as the title; empty where nothing did. */
  title: string
  root: Root
  /** What of the file has no place in a text here, in words. */
  lost: string[]
}

const DOCUMENT = 'word/document.xml'
/** Unpacked: a manual of some hundred pages is a few megabytes without its pictures. */
const MOST = 30 * 1024 * 1024

const NO_WORD =
  'Wordファイル（.docx）ではありません。Wordで「名前を付けて保存」から .docx にして、もう一度選んでください。'
const RUBY =
  'ふりがな（ルビ）の付いた文字があります。取り込むと漢字ごと消えるので、Wordでふりがなを外してから、もう一度選んでください。'

const CROSSED_OUT = (words: string) =>
  `取り消し線の付いた文字があります（「${words}」など）。取り込むと取り消していない文に見えるので、Wordで消すか、取り消し線を外してから、もう一度選んでください。`
const HIDDEN = (words: string) =>
  `画面に見えない文字（隠し文字）があります（「${words}」など）。取り込むと見えるようになるので、Wordで編集記号を表示して消すか、隠し文字を外してから、もう一度選んでください。`
const BROKEN =
  'Wordファイルの中身が読めません。Wordで開いて「名前を付けて保存」から .docx にして、もう一度選んでください。'

/** What Word can do and a text here cannot; counted in the file, as each would be missed. */
const NOT_KEPT: [string, RegExp][] = [
  ['図・写真', /<w:(?:drawing|pict|object)[ >]/g],
  ['文字枠（テキストボックス）', /<w:txbxContent[ >]/g],
  ['数式', /<m:oMath[ >]/g],
  ['脚注', /<w:footnoteReference[ >]/g],
  ['文末脚注', /<w:endnoteReference[ >]/g],
  ['コメント', /<w:commentReference[ >]/g],
  ['結合したセル', /<w:(?:gridSpan|vMerge)[ />]/g],
  ['文字の色・下線・網かけ', /<w:(?:highlight|u|color w:val="(?!auto|000000)[^"]*")[ />]/g],
]

/**
 * A Word file as a text: headings, lists, tables, bold and links; the rest is told in `lost`.
 * @param path of the file on disk
 * @throws UnreadableFile for another kind of file, a broken one, one that unpacks to too much, or one with
 *   words that would be read otherwise here: ruby, crossed out, hidden
 */
export async function readDocx(path: string): Promise<DocxRead> {
  const zip = await openZip(path).catch(() => {
    throw new UnreadableFile(NO_WORD)
  })
  if (!zip.names.includes(DOCUMENT)) throw new UnreadableFile(NO_WORD)
  const xml = await documentOf(zip)
  if (/<w:ruby[ >]/.test(xml)) throw new UnreadableFile(RUBY)
  const looked = await lookAt(zip, MOST).catch(refuseBroken)
  if (looked.crossedOut) throw new UnreadableFile(CROSSED_OUT(looked.crossedOut))
  if (looked.hidden) throw new UnreadableFile(HIDDEN(looked.hidden))
  const ends = endsOfLists(looked.paragraphs)
  const { value } = await mammoth
    .convertToHtml(
      { path },
      {
        styleMap: ["p[style-name='Title'] => p.title:fresh"],
        ignoreEmptyParagraphs: true,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        transformDocument: (document: Piece) => {
          ends.mark(document)
          return document
        },
      },
    )
    .catch(refuseBroken)
  const page = fromHtml(value, { fragment: true })
  const title = titleOf(page)
  const root = toMdast(page) as Root
  const lost = NOT_KEPT.map(([what, sign]) => [what, xml.match(sign)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${count}か所`)
  lost.push(...looked.lost, ...ends.lost())
  return { title, root: { type: 'root', children: root.children.flatMap(onlyOurs) }, lost }
}

/** Whatever a reader of the file's parts stumbles over: the file is not as it should be. */
const refuseBroken = (): never => {
  throw new UnreadableFile(BROKEN)
}

/** A node of the document that `mammoth` has read. */
type Piece = { type: string; value?: string; children?: Piece[]; numbering?: unknown }

/** Stands between two lists until they are two lists; no text has this character. */
const END = '\ue000'
const endOfList = (): Piece => ({
  ...{ type: 'paragraph', styleId: null, styleName: null, numbering: null, alignment: null },
  ...{ indent: {}, children: [{ type: 'run', children: [{ type: 'text', value: END }] }] },
})

const wordsOf = ({ type, value, children = [] }: Piece): string =>
  type === 'text' ? (value ?? '') : children.map(wordsOf).join('')

/**
 * Two lists one after the other that count for themselves are one to `mammoth`, which does not say which list a
 * paragraph is in. Its paragraphs in lists are those of the file in their order; where they are not, it is told.
 */
function endsOfLists(paragraphs: readonly Numbered[]) {
  const rest = paragraphs.filter(({ isListed }) => isListed)
  let isSame = true
  let ends = 0
  /** The list that is open at its first level, and counts. */
  let open = ''
  const isEnd = (piece: Piece): boolean => {
    if (!wordsOf(piece).trim()) return false
    const own = piece.numbering ? rest.shift() : undefined
    if (piece.numbering && comparable(own?.text) !== comparable(wordsOf(piece))) isSame = false
    if (own && own.level > 0) return false
    const before = open
    open = own?.isOrdered && !own.isHeading ? own.list : ''
    return before !== '' && open !== '' && before !== open
  }
  /** In a table or a box nothing is put between: what stands there becomes a line. */
  const pass = (piece: Piece): void => {
    if (piece.type === 'paragraph') isEnd(piece)
    else for (const child of piece.children ?? []) pass(child)
  }
  const marked = (piece: Piece): Piece[] => {
    if (piece.type === 'paragraph' && isEnd(piece)) {
      ends++
      return [endOfList(), piece]
    }
    if (piece.type !== 'paragraph') {
      open = ''
      pass(piece)
      open = ''
    }
    return [piece]
  }
  return {
    mark: (document: Piece) => {
      const children = (document.children ?? []).flatMap(marked)
      isSame &&= rest.length === 0
      if (isSame) document.children = children
    },
    lost: () => (isSame || ends === 0 ? [] : [`続いた番号付きの一覧の区切り ${ends}か所`]),
  }
}

const comparable = (text = ''): string => text.replaceAll(/\s/g, '').slice(0, 20)

/** The text of the document, and the certainty that nothing of the file unpacks to too much. */
async function documentOf(zip: Zip): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for (const name of zip.names) {
    if (!name.startsWith('word/') || name.startsWith('word/media/')) continue
    for await (const piece of zip.read(name, MOST)) {
      size += piece.length
      if (size > MOST) throw new UnreadableFile('大きすぎるファイルです（開くと30MBまで）。')
      if (name === DOCUMENT) pieces.push(piece)
    }
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Takes the title out of the page. */
function titleOf(page: Page): string {
  const isTitle = (node: Page['children'][number]): boolean =>
    node.type === 'element' && [node.properties.className].flat().includes('title')
  const at = page.children.findIndex(isTitle)
  if (at < 0) return ''
  return textOf(page.children.splice(at, 1)[0] as ElementContent).trim()
}

const textOf = (node: ElementContent): string =>
  node.type === 'text'
    ? node.value
    : node.type === 'element'
      ? node.children.map(textOf).join('')
      : ''

/** Of blocks those that a text has; what stood in others stays. */
function onlyOurs(block: RootContent): RootContent[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const children = block.children.flatMap(onlyWords)
      if (toString(children) === END) return []
      return toString(children).trim() ? [{ ...block, children } as RootContent] : []
    }
    case 'list':
      return [
        {
          ...block,
          spread: false,
          children: block.children.map((item) => ({
            ...item,
            spread: false,
            children: item.children.flatMap(onlyOurs) as typeof item.children,
          })),
        },
      ]
    case 'table':
      return [
        {
          ...block,
          children: block.children.map((row) => ({
            ...row,
            children: row.children.map((cell) => ({
              ...cell,
              children: cell.children.flatMap(onlyWords).map(inOneLine),
            })),
          })),
        },
      ]
    case 'blockquote':
      return block.children.flatMap(onlyOurs)
    default:
      return toString(block).trim()
        ? [{ type: 'paragraph', children: [{ type: 'text', value: toString(block) }] }]
        : []
  }
}

function onlyWords(word: PhrasingContent): PhrasingContent[] {
  if (word.type === 'text') return [word]
  if (word.type === 'break') return [{ type: 'text', value: '\n' }]
  if (word.type === 'strong' || word.type === 'link')
    return [{ ...word, children: word.children.flatMap(onlyWords) } as PhrasingContent]
  if ('children' in word) return (word.children as PhrasingContent[]).flatMap(onlyWords)
  return 'value' in word ? [{ type: 'text', value: word.value }] : []
}

/** A cell is one line in a text. */
const inOneLine = <N extends Nodes>(node: N): N =>
  node.type === 'text'
    ? { ...node, value: node.value.replaceAll('\n', ' ') }
    : 'children' in node
      ? { ...node, children: node.children.map((child) => inOneLine(child)) }
      : node
