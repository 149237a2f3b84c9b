import { UnreadableFile } from '../unreadable'

import { builtInLook, type Look, lookOfFormat } from './number-format'
import { attribute, readXml } from './xml'
import { tooBig, type Zip } from './zip'

/** Characters that texts used by several cells may need in memory. */
const MAX_STRING_CHARACTERS = 60_000_000
const MAX_STRINGS = 150 * 1024 * 1024
/** Each takes memory, also an empty one. */
const MAX_STRING_COUNT = 5_000_000
const MAX_PART = 8 * 1024 * 1024
export const MAX_CELL = 32_767

async function* elements(zip: Zip, name: string, most = MAX_PART) {
  for await (const events of readXml(zip.read(name, most))) yield* events
}

/** What Excel writes for a character that XML cannot hold, `_x000D_`; `_x005F_` is the sign itself. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    : text

export type Sheets = {
  /** Path of the first sheet that is not hidden. */
  path: string
  name: string
  /** Names of the other sheets that are not hidden. */
  others: string[]
  is1904: boolean
}

type Named = { name: string; relation: string }

/** @throws UnreadableFile: no sheet that can be seen */
export async function findSheets(zip: Zip, workbook: string): Promise<Sheets> {
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const shown: Named[] = []
  let is1904 = false
  for await (const event of elements(zip, workbook)) {
    if (event.kind !== 'open') continue
    if (event.name === 'workbookPr') {
      is1904 = ['1', 'true'].includes(attribute(event.attributes, 'date1904'))
    }
    // hidden and veryHidden
    if (event.name !== 'sheet' || /hidden/i.test(attribute(event.attributes, 'state'))) continue
    const relation = attribute(event.attributes, '\\w+:id') || attribute(event.attributes, 'id')
    shown.push({ name: attribute(event.attributes, 'name'), relation })
  }
  const targets = await targetsOf(
    zip,
    `${folder}_rels/${workbook.slice(folder.length)}.rels`,
    folder,
  )
  // Charts and dialogues have sheets of their own.
  const readable = shown.flatMap(({ name, relation }) => {
    const path = targets.get(relation)
    return path && !/(?:chart|dialog|macro)sheets\//.test(path) && zip.names.includes(path)
      ? [{ name, path }]
      : []
  })
  const [first, ...others] = readable
  if (!first) throw new UnreadableFile('Excelブックに、表示されているシートがありません。')
  return { ...first, others: others.map(({ name }) => name), is1904 }
}

async function targetsOf(zip: Zip, name: string, folder: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  if (!zip.names.includes(name)) return targets
  for await (const event of elements(zip, name)) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue
    const target = attribute(event.attributes, 'Target').replaceAll('\\', '/').toLowerCase()
    const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
    targets.set(attribute(event.attributes, 'Id'), path)
  }
  return targets
}

/** Texts that cells point at; the reading of kanji (`rPh`) beside them is no part of the text. */
export async function sharedStrings(zip: Zip, folder: string): Promise<string[]> {
  const name = `${folder}sharedstrings.xml`
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
      if (strings.length >= MAX_STRING_COUNT) throw tooBig()
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
      strings.push(decodeEscapes(text))
    }
  }
  return strings
}

/** How the numbers of each cell style are shown. */
export async function looksOfStyles(zip: Zip, folder: string): Promise<Look[]> {
  const looks: Look[] = []
  const name = `${folder}styles.xml`
  if (!zip.names.includes(name)) return looks
  const custom = new Map<number, Look>()
  let inCells = false
  for await (const event of elements(zip, name)) {
    if (event.kind === 'close' && event.name === 'cellXfs') inCells = false
    if (event.kind !== 'open') continue
    if (event.name === 'numFmt') {
      const code = attribute(event.attributes, 'formatCode')
      custom.set(Number(attribute(event.attributes, 'numFmtId')), lookOfFormat(code))
    }
    if (event.name === 'cellXfs') inCells = true
    if (event.name !== 'xf' || !inCells) continue
    const format = Number(attribute(event.attributes, 'numFmtId'))
    looks.push(custom.get(format) ?? builtInLook(format))
  }
  return looks
}
