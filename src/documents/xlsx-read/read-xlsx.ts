import { UnreadableFile } from '../unreadable'

import { openZip, tooBig, type Zip } from './zip'
import { attribute, readXml } from './xml'

export type SheetRow = { line: number; cells: string[] }

/** Unpacked bytes of a part: a list of 300,000 cards has about 250 MB. */
const MAX_SHEET = 600 * 1024 * 1024
const MAX_STRINGS = 150 * 1024 * 1024
/** Characters that texts used by several cells may need in memory. */
const MAX_STRING_CHARACTERS = 60_000_000
const MAX_PART = 8 * 1024 * 1024
const MAX_COLUMNS = 256
const MAX_CELL = 32_767

export type Book = {
  /** The rows of the first sheet, in pieces; empty rows are left out. */
  rows: () => AsyncGenerator<SheetRow>
}

/**
 * Opens an Excel book (.xlsx) and reads its first sheet as texts: dates as `2026-04-01`, numbers
 * without a format, formulas as the value that Excel kept, never worked out (libraries A4). Size,
 * cells and texts are bounded, whatever the file claims about itself.
 * @throws UnreadableFile
 */
export async function openXlsx(path: string): Promise<Book> {
  const zip = await openZip(path)
  if (!zip.names.includes('xl/workbook.xml')) {
    throw new UnreadableFile(
      'Excelブック（.xlsx）ではないファイルです。CSVか.xlsxを選んでください。',
    )
  }
  const { sheet, is1904 } = await firstSheet(zip)
  const strings = await sharedStrings(zip)
  const dateStyles = await stylesOfDates(zip)
  return { rows: () => rowsOf(zip, sheet, { strings, dateStyles, is1904 }) }
}

async function* elements(zip: Zip, name: string, most = MAX_PART) {
  for await (const events of readXml(zip.read(name, most))) yield* events
}

async function firstSheet(zip: Zip): Promise<{ sheet: string; is1904: boolean }> {
  let relation = ''
  let is1904 = false
  for await (const event of elements(zip, 'xl/workbook.xml')) {
    if (event.kind !== 'open') continue
    if (event.name === 'workbookPr') {
      is1904 = ['1', 'true'].includes(attribute(event.attributes, 'date1904'))
    }
    if (event.name === 'sheet' && !relation && attribute(event.attributes, 'state') !== 'hidden') {
      relation = attribute(event.attributes, '\\w+:id') || attribute(event.attributes, 'id')
    }
  }
  const relations = 'xl/_rels/workbook.xml.rels'
  if (zip.names.includes(relations)) {
    for await (const event of elements(zip, relations)) {
      if (event.kind !== 'open' || attribute(event.attributes, 'Id') !== relation) continue
      const target = attribute(event.attributes, 'Target')
      const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      if (zip.names.includes(sheet)) return { sheet, is1904 }
    }
  }
  throw new UnreadableFile('Excelブックにシートがありません。')
}

/** Texts that cells point at; the reading of kanji (`rPh`) beside them is no part of the text. */
async function sharedStrings(zip: Zip): Promise<string[]> {
  const name = 'xl/sharedStrings.xml'
  if (!zip.names.includes(name)) return []
  const strings: string[] = []
  let characters = 0
  let text = ''
  let inText = false
  let inReading = false
  for await (const event of elements(zip, name, MAX_STRINGS)) {
    if (event.kind === 'text') {
      if (inText && !inReading) text += event.text
      if (text.length > MAX_CELL) throw tooBig()
    } else if (event.kind === 'open') {
      if (event.name === 'si') text = ''
      if (event.name === 'si' && event.isEmpty) strings.push('')
      inText = event.name === 't' && !event.isEmpty
      if (event.name === 'rPh' && !event.isEmpty) inReading = true
    } else {
      inText = false
      if (event.name === 'rPh') inReading = false
      if (event.name !== 'si') continue
      characters += text.length
      if (characters > MAX_STRING_CHARACTERS) throw tooBig()
      strings.push(text)
    }
  }
  return strings
}

const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** Texts in quotes or brackets and escaped characters say nothing about what a format shows. */
const showsDate = (code: string): boolean =>
  /[ymdge]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/General/gi, ''))

async function stylesOfDates(zip: Zip): Promise<Set<number>> {
  const dates = new Set<number>()
  const name = 'xl/styles.xml'
  if (!zip.names.includes(name)) return dates
  const custom = new Map<number, boolean>()
  let inCells = false
  let index = 0
  for await (const event of elements(zip, name)) {
    if (event.kind === 'close' && event.name === 'cellXfs') inCells = false
    if (event.kind !== 'open') continue
    if (event.name === 'numFmt') {
      const code = attribute(event.attributes, 'formatCode')
      custom.set(Number(attribute(event.attributes, 'numFmtId')), showsDate(code))
    }
    if (event.name === 'cellXfs') inCells = true
    if (event.name !== 'xf' || !inCells) continue
    const format = Number(attribute(event.attributes, 'numFmtId'))
    if (custom.get(format) ?? isDateFormat(format)) dates.add(index)
    index++
  }
  return dates
}

type Look = { strings: string[]; dateStyles: Set<number>; is1904: boolean }

async function* rowsOf(zip: Zip, sheet: string, look: Look): AsyncGenerator<SheetRow> {
  let cells: string[] = []
  let line = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  let inReading = false
  for await (const events of readXml(zip.read(sheet, MAX_SHEET))) {
    for (const event of events) {
      if (event.kind === 'text') {
        if (inValue && !inReading) value += event.text
        if (value.length > MAX_CELL) throw tooBig()
      } else if (event.kind === 'open') {
        inValue = (event.name === 'v' || event.name === 't') && !event.isEmpty
        if (event.name === 'rPh' && !event.isEmpty) inReading = true
        if (event.name === 'row') {
          cells = []
          column = 0
          line = Number(attribute(event.attributes, 'r')) || line + 1
        } else if (event.name === 'c') {
          const reference = attribute(event.attributes, 'r')
          column = reference ? columnOf(reference) : column + 1
          if (column > MAX_COLUMNS) throw tooManyColumns()
          type = attribute(event.attributes, 't')
          style = Number(attribute(event.attributes, 's'))
          value = ''
        }
      } else {
        inValue = false
        if (event.name === 'rPh') inReading = false
        if (event.name === 'c' && value !== '') {
          while (cells.length < column - 1) cells.push('')
          cells[column - 1] = textOf(value, type, style, look)
        }
        if (event.name === 'row' && cells.some((cell) => cell !== '')) yield { line, cells }
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

function textOf(value: string, type: string, style: number, look: Look): string {
  if (type === 's') return look.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'str' || type === 'inlineStr' || type === 'e') return value
  if (type === 'd') return value.slice(0, 10)
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (look.dateStyles.has(style)) return dateOf(number, look.is1904)
  // Excel writes long numbers as 7.000000001E9.
  return Number.isSafeInteger(number) ? String(number) : value
}

const DAY_MS = 86_400_000
const DAYS_TO_1970 = { 1900: 25_569, 1904: 24_107 }

function dateOf(serial: number, is1904: boolean): string {
  const days = Math.floor(serial) - DAYS_TO_1970[is1904 ? 1904 : 1900]
  const at = new Date(days * DAY_MS)
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 10)
}
