import { UnreadableFile } from '../unreadable'

import { decodeEscapes, findSheets, looksOfStyles, MAX_CELL, sharedStrings } from './book-parts'
import { type Look, textOfNumber } from './number-format'
import { attribute, readXml } from './xml'
import { openZip, tooBig, type Zip } from './zip'

export type SheetRow = { line: number; cells: string[] }

/** Unpacked bytes of a part: a list of 300,000 cards has about 250 MB. */
const MAX_SHEET = 600 * 1024 * 1024
const MAX_COLUMNS = 256
const MAX_MERGES = 10_000

/** Lines and columns, from 1, that one cell was made of. */
export type Merge = { from: number; to: number; columns: [number, number] }

/** What is worth telling about a sheet; complete after its rows were read once. */
export type SheetAbout = {
  sheet: string
  /** Names of further sheets, of which nothing is read. */
  others: string[]
  hiddenRows: number
  merges: Merge[]
}

export type Book = {
  /** The rows of the first sheet, in pieces; empty rows are left out. */
  rows: () => AsyncGenerator<SheetRow>
  about: SheetAbout
}

/** A formula of which no program has kept the value: read like one of Excel's error values. */
export const NOT_WORKED_OUT = '#NOT_CALCULATED!'

/**
 * Opens an Excel book (.xlsx) and reads the first sheet that can be seen as texts: dates as
 * `2026-04-01`, with a time where they have one, numbers as their format shows them where it gives
 * them fixed places, formulas as the value that Excel kept, never worked out (libraries A4). Size,
 * cells and texts are bounded, whatever the file claims about itself.
 * @throws UnreadableFile
 */
export async function openXlsx(path: string): Promise<Book> {
  const zip = await openZip(path)
  const workbook = zip.names.find((name) => /(?:^|\/)workbook\.xml$/.test(name))
  if (!workbook) throw new UnreadableFile(otherZip(zip.names))
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const sheets = await findSheets(zip, workbook)
  const { name, others, is1904 } = sheets
  const strings = await sharedStrings(zip, folder)
  const looks = await looksOfStyles(zip, folder)
  const about: SheetAbout = { sheet: name, others, hiddenRows: 0, merges: [] }
  return { rows: () => rowsOf(zip, sheets.path, { strings, looks, is1904 }, about), about }
}

function otherZip(names: string[]): string {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const asXlsx = 'Excelで「Excelブック（.xlsx）」として保存し直してください。'
  if (has(/workbook\.bin$/)) return `Excelバイナリブック（.xlsb）です。${asXlsx}`
  if (has(/^content\.xml$/)) return `OpenDocument（.ods）のファイルです。${asXlsx}`
  if (has(/^word\//)) return 'Wordの文書です。CSVか.xlsxを選んでください。'
  if (has(/\.(?:csv|xlsx)$/)) {
    return 'ZIPファイルです。展開してから、中のCSVか.xlsxを選んでください。'
  }
  return 'Excelブック（.xlsx）ではないファイルです。CSVか.xlsxを選んでください。'
}

type Reading = { strings: string[]; looks: Look[]; is1904: boolean }
type Cell = { type: string; style: number; value: string; hasFormula: boolean; hasValue: boolean }

const NO_CELL: Cell = { type: '', style: 0, value: '', hasFormula: false, hasValue: false }

async function* rowsOf(
  zip: Zip,
  sheet: string,
  reading: Reading,
  about: SheetAbout,
): AsyncGenerator<SheetRow> {
  about.hiddenRows = 0
  about.merges = []
  let cells: string[] = []
  let line = 0
  let column = 0
  let cell: Cell = { ...NO_CELL }
  let inValue = false
  let inReading = false
  let isHidden = false
  const setCell = () => {
    const text = textOf(cell, reading)
    if (text === '') return
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = text
  }
  for await (const events of readXml(zip.read(sheet, MAX_SHEET))) {
    for (const event of events) {
      if (event.kind === 'text') {
        if (inValue && !inReading) cell.value += event.text
        if (cell.value.length > MAX_CELL) throw tooBig()
      } else if (event.kind === 'open') {
        inValue = (event.name === 'v' || event.name === 't') && !event.isEmpty
        if (event.name === 'v') cell.hasValue = true
        if (event.name === 'f') cell.hasFormula = true
        if (event.name === 'rPh' && !event.isEmpty) inReading = true
        if (event.name === 'row') {
          cells = []
          column = 0
          line = Number(attribute(event.attributes, 'r')) || line + 1
          isHidden = ['1', 'true'].includes(attribute(event.attributes, 'hidden'))
        } else if (event.name === 'c') {
          const reference = attribute(event.attributes, 'r')
          column = reference ? columnOf(reference) : column + 1
          if (column > MAX_COLUMNS) throw tooManyColumns()
          const type = attribute(event.attributes, 't')
          cell = { ...NO_CELL, type, style: Number(attribute(event.attributes, 's')) }
        } else if (event.name === 'mergeCell' && about.merges.length < MAX_MERGES) {
          about.merges.push(mergeOf(attribute(event.attributes, 'ref')))
        }
      } else {
        inValue = false
        if (event.name === 'rPh') inReading = false
        if (event.name === 'c') setCell()
        if (event.name === 'row' && cells.some((one) => one !== '')) {
          if (isHidden) about.hiddenRows++
          yield { line, cells: Array.from(cells, (one) => one ?? '') }
        }
      }
    }
  }
}

const tooManyColumns = () =>
  new UnreadableFile(`列が多すぎます（上限 ${MAX_COLUMNS}列）。要らない列を消してください。`)

/** `AB12` → 28 */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column
}

/** `B3:C5` → lines 3–5, columns 2–3 */
function mergeOf(range: string): Merge {
  const [first = '', last = first] = range.split(':')
  const lineOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0)
  return {
    from: lineOf(first),
    to: lineOf(last),
    columns: [columnOf(first), columnOf(last)],
  }
}

function textOf(cell: Cell, { strings, looks, is1904 }: Reading): string {
  const { type, value } = cell
  if (value === '') return cell.hasFormula && !cell.hasValue ? NOT_WORKED_OUT : ''
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'e') return value.startsWith('#') ? value : `#${value}`
  if (type === 'str' || type === 'inlineStr') return decodeEscapes(value)
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
  return textOfNumber(value, looks[cell.style] ?? { kind: 'plain' }, is1904)
}
