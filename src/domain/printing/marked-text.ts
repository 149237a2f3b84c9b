import { ownValue } from '../own'

/**
 * The few marks that a printed text may carry at the beginning of a line, so that staff can shape a
 * letter in a plain text box: `[右]令和8年4月1日`, `[中][大]お知らせ`, `[QR20:{{URL}}]`.
 */

export type Align = 'left' | 'center' | 'right'
export type TextLine = {
  kind: 'text'
  text: string
  /** Relative to the text's basic size. */
  scale: number
  bold: boolean
  align: Align
  /** In the second ink of a two-colour print (PR-08). */
  second: boolean
}
export type CodeLine = {
  kind: 'code'
  symbology: 'qr' | 'code128'
  text: string
  /** QR: side; barcode: height of the bars. Millimetres; 0 = as fits the paper. */
  size: number
}
export type MarkedLine = TextLine | CodeLine | { kind: 'cut' } | { kind: 'gap' }

const SCALES: Record<string, number> = { 特大: 1.8, 大: 1.35, 小: 0.8 }
const MARK = /^[[［]([^\]］]*)[\]］]/
const CODE = /^[[［](QR|ＱＲ|バーコード)(\d{0,2})[:：]([^\]］]*)[\]］]\s*$/

const plain = (): TextLine => ({
  kind: 'text',
  text: '',
  scale: 1,
  bold: false,
  align: 'left',
  second: false,
})

/** Marks of one line; an unknown one is text like any other. */
function readLine(source: string): MarkedLine {
  if (source.trim() === '') return { kind: 'gap' }
  const code = CODE.exec(source)
  if (code) {
    return {
      kind: 'code',
      symbology: code[1] === 'バーコード' ? 'code128' : 'qr',
      text: (code[3] ?? '').trim(),
      size: Number(code[2]),
    }
  }
  const line = plain()
  let rest = source
  for (;;) {
    const mark = MARK.exec(rest)
    const word = mark?.[1] ?? ''
    if (word === '切取線') return { kind: 'cut' }
    const scale = ownValue(SCALES, word)
    if (scale !== undefined) {
      line.scale = scale
      line.bold ||= word !== '小'
    } else if (word === '太') line.bold = true
    else if (word === '右') line.align = 'right'
    else if (word === '中') line.align = 'center'
    else if (word === '色') line.second = true
    else return { ...line, text: rest }
    rest = rest.slice(mark?.[0].length ?? 0)
  }
}

/** A text with its placeholders filled in, line by line. A code without content is left out. */
export const readMarkedText = (text: string): MarkedLine[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(readLine)
    .filter((line) => line.kind !== 'code' || line.text !== '')

/** The marks in words, for the description of a template's field. */
export const MARKS_HELP =
  '行の初めに付けられる印: [特大] [大] [太] [小] [右] [中] [色]（2色目）　1行で使う印: [切取線] [QR20:{{URL}}]（20mmのQRコード） [バーコード8:{{発送番号}}]（高さ8mm）'
