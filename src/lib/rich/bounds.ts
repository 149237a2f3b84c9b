/** Lists within lists that begin on one line, and columns that a line may stand in: deeper is no list. */
const CHAIN = /^((?:[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+){6})(\d{0,9})(?=[-+*.)])/gm
const INDENT = /^([ \t]{60})[ \t]+/gm

/** Where blocks end whatever stands before: an empty line, and then one that is neither indented nor an item. */
const BETWEEN = /\n[ \t]*\n(?![ \t\n]|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$))/

/**
 * A text in pieces that mean the same one by one, so that each is read by itself: what the reader does for
 * a block it does over the whole text. Signs deeper than any list mean themselves.
 */
export const piecesOf = (text: string): string[] =>
  text.replace(INDENT, '$1').replace(CHAIN, '$1$2\\').split(BETWEEN)
