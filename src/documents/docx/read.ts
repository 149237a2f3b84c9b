import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { UnreadableFile } from '../unreadable'

import { BROKEN, convertApart, inTurn, TOO_MUCH } from './apart'
import { lookAt } from './look'
import { TooManyParts } from './parts'
import { documentParts, MOST } from './unpack'

/** Stands between two lists until they are two lists (lists.mjs). */
const END = '\ue000'

export type DocxRead = {
  /** What stood as the title; empty where nothing did. */
  title: string
  root: Root
  /** What of the file has no place in a text here, in words. */
  lost: string[]
}

const RUBY =
  'ふりがな（ルビ）の付いた文字があります。取り込むと漢字ごと消えるので、Wordでふりがなを外してから、もう一度選んでください。'

const CROSSED_OUT = (words: string) =>
  `取り消し線の付いた文字があります（「${words}」など）。取り込むと取り消していない文に見えるので、Wordで消すか、取り消し線を外してから、もう一度選んでください。`
const HIDDEN = (words: string) =>
  `画面に見えない文字（隠し文字）があります（「${words}」など）。取り込むと見えるようになるので、Wordで編集記号を表示して消すか、隠し文字を外してから、もう一度選んでください。`

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
 * @throws UnreadableFile for another kind of file, a broken one, one that is too much for the machine, or one
 *   with words that would be read otherwise here: ruby, crossed out, hidden
 */
export const readDocx = (path: string): Promise<DocxRead> => inTurn(() => read(path))

async function read(path: string): Promise<DocxRead> {
  const { zip, parts, xml } = await documentParts(path)
  if (/<w:ruby[ >]/.test(xml)) throw new UnreadableFile(RUBY)
  const looked = await lookAt(zip, MOST).catch(refuseBroken)
  if (looked.crossedOut) throw new UnreadableFile(CROSSED_OUT(looked.crossedOut))
  if (looked.hidden) throw new UnreadableFile(HIDDEN(looked.hidden))
  const { title, root, ends } = await convertApart({
    parts,
    styleMap: ["p[style-name='Title'] => p.title:fresh"],
    paragraphs: looked.paragraphs,
  })
  const lost = NOT_KEPT.map(([what, sign]) => [what, xml.match(sign)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${count}か所`)
  lost.push(...looked.lost, ...ends)
  return { title, root: { type: 'root', children: root.children.flatMap(onlyOurs) }, lost }
}

/** Whatever a reader of the file's parts stumbles over: the file is not as it should be. */
const refuseBroken = (error: unknown): never => {
  throw new UnreadableFile(error instanceof TooManyParts ? TOO_MUCH : BROKEN)
}

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
