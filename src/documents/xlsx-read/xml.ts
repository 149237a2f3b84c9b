import { ownValue } from '@/domain/own'

import { UnreadableFile } from '../unreadable'

/** What a sheet's XML consists of for us: elements open and close, and text lies between them. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const MAX_TAG = 100_000
const MAX_TEXT = 1_000_000

const broken = () =>
  new UnreadableFile('Excelブックの中身が読めません。もう一度保存し直してください。')

/** Only the five names that XML itself knows: definitions inside a document are never followed. */
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
        if (!name.startsWith('#')) return ownValue(NAMED, name) ?? whole
        const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text

/** Line ends are one character to XML; one that is meant is written `&#13;` or `_x000D_`. */
const textOf = (text: string): string => unescapeXml(text.replace(/\r\n?/g, '\n'))

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * A small reader for the XML of spreadsheets: in pieces, without a tree, without definitions of its
 * own. Comments, declarations and prefixes are passed over.
 * @throws UnreadableFile
 */
export async function* readXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    const events: XmlEvent[] = []
    let at = 0
    for (;;) {
      const open = rest.indexOf('<', at)
      if (open < 0) break
      const end = endOf(rest, open)
      if (end < 0) break
      if (open > at) events.push({ kind: 'text', text: textOf(rest.slice(at, open)) })
      const event = eventOf(rest, open, end)
      if (event) events.push(event)
      at = end
    }
    rest = rest.slice(at)
    if (rest.length > (rest.startsWith('<') ? MAX_TAG : MAX_TEXT)) throw broken()
    yield events
  }
}

const CDATA = '<![CDATA['

/** Position after the piece of markup that begins at `open`; -1 while it is not complete. */
function endOf(text: string, open: number): number {
  const close = text.startsWith('<!--', open) ? '-->' : text.startsWith(CDATA, open) ? ']]>' : '>'
  // Too short to tell what it is.
  if (text[open + 1] === '!' && text.length - open < CDATA.length) return -1
  const at = text.indexOf(close, open)
  return at < 0 ? -1 : at + close.length
}

function eventOf(text: string, open: number, end: number): XmlEvent | null {
  const mark = text[open + 1]
  if (mark === '?') return null
  if (mark === '!') {
    return text.startsWith(CDATA, open)
      ? { kind: 'text', text: text.slice(open + CDATA.length, end - 3) }
      : null
  }
  if (mark === '/') return { kind: 'close', name: localName(text.slice(open + 2, end - 1).trim()) }
  const isEmpty = text[end - 2] === '/'
  const inside = text.slice(open + 1, end - (isEmpty ? 2 : 1))
  const blank = inside.search(/\s/)
  const name = blank < 0 ? inside : inside.slice(0, blank)
  return {
    kind: 'open',
    name: localName(name),
    attributes: blank < 0 ? '' : inside.slice(blank),
    isEmpty,
  }
}

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const made = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, made)
  return made
}

/** One attribute's value; empty when it is not there. */
export function attribute(attributes: string, name: string): string {
  const found = patternOf(name).exec(attributes)
  return unescapeXml(found?.[1] ?? found?.[2] ?? '')
}
