/** Lists within lists that begin on one line, and columns that a line may stand in: deeper is no list. */
const CHAIN = /^([ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){6})(\d{0,9})(?=[-+*.)])/gm
const INDENT = /^([ \t]{60})[ \t]+/gm

/** Where blocks end whatever stands before: an empty line, and then one that is neither indented nor an item. */
const BETWEEN = /\n[ \t]*\n(?![ \t\n]|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/

/**
 * A text in pieces that mean the same one by one, so that each is read by itself: what the reader does for
 * a block it does over the whole text. Signs deeper than any list mean themselves.
 */
export const piecesOf = (text: string): string[] =>
  text.replace(INDENT, '$1').replace(CHAIN, '$1$2\\').split(BETWEEN)

/** Lines of a list that are read at once, and of what goes on without any item of its own. */
const LINES = { list: 60, item: 300 }
const ITEM = /^(?:([-+*])|\d{1,9}([.)]))[ \t]+\S/
const IN_A_LIST = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/m

/** `goesOn`: its first block is the same list as the last one before it. */
export type Part = { text: string; goesOn: boolean }

/**
 * A piece in parts of some lines, where there is a list in it: the reader looks back over a whole list for
 * each of its lines. It is cut where an item begins, which changes nothing; an item as long as no item is, at
 * any line.
 */
export function partsOf(piece: string): Part[] {
  const lines = IN_A_LIST.test(piece) ? piece.split('\n') : []
  if (lines.length <= LINES.list) return [{ text: piece, goesOn: false }]
  const parts: { lines: string[]; goesOn: boolean }[] = [{ lines: [], goesOn: false }]
  let list = ''
  for (const line of lines) {
    const found = ITEM.exec(line)
    const sign = found ? (found[1] ?? found[2])! : ''
    const length = parts.at(-1)!.lines.length
    const goesOn = sign !== '' && sign === list
    if ((goesOn && length >= LINES.list) || length >= LINES.item) parts.push({ lines: [], goesOn })
    parts.at(-1)!.lines.push(line)
    if (sign) list = sign
  }
  return parts.map((part) => ({ text: part.lines.join('\n'), goesOn: part.goesOn }))
}
