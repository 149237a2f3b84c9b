import { UnreadableFile } from '../unreadable'
import { attribute, readXml } from '../xlsx-read/xml'
import { openZip, type Zip } from '../xlsx-read/zip'

const DOCUMENT = 'word/document.xml'
const RELATIONS = '_rels/.rels'
/** Unpacked, of all that is read: a manual of some hundred pages is a few megabytes without its pictures. */
export const MOST = 30 * 1024 * 1024

const NO_WORD =
  'Wordファイル（.docx）ではありません。Wordで「名前を付けて保存」から .docx にして、もう一度選んでください。'

/**
 * What of a Word file is converted: the parts that hold words, unpacked, and no other. Pictures and what
 * else lies in the file are never opened.
 * @returns the parts by name, in lower case, and the text of the document
 * @throws UnreadableFile for another kind of file, and for one that unpacks to too much
 */
export async function documentParts(
  path: string,
): Promise<{ zip: Zip; parts: Map<string, Uint8Array>; xml: string }> {
  const zip = await openZip(path).catch(() => {
    throw new UnreadableFile(NO_WORD)
  })
  if (!zip.names.includes(DOCUMENT)) throw new UnreadableFile(NO_WORD)
  const parts = new Map<string, Uint8Array>()
  let left = MOST
  for (const name of zip.names.filter(isRead)) {
    const pieces: Buffer[] = []
    for await (const piece of zip.read(name, Infinity)) {
      left -= piece.length
      if (left < 0) throw new UnreadableFile('大きすぎるファイルです（開くと30MBまで）。')
      pieces.push(piece)
    }
    parts.set(name, Buffer.concat(pieces))
  }
  await refuseOtherDocument(zip)
  return { zip, parts, xml: Buffer.from(parts.get(DOCUMENT)!).toString('utf8') }
}

const isRead = (name: string): boolean =>
  name === '[content_types].xml' || /^(?:_rels|word|word\/_rels)\/[^/]*\.(?:xml|rels)$/.test(name)

/** What is counted must be what is converted: the file names its document itself. */
async function refuseOtherDocument(zip: Zip): Promise<void> {
  if (!zip.names.includes(RELATIONS)) return
  for await (const events of readXml(zip.read(RELATIONS, MOST)))
    for (const event of events) {
      if (event.kind !== 'open' || event.name !== 'Relationship') continue
      if (!attribute(event.attributes, 'Type').endsWith('/officeDocument')) continue
      const target = attribute(event.attributes, 'Target').toLowerCase()
      if (target.replace(/^\//, '') !== DOCUMENT) throw new UnreadableFile(NO_WORD)
    }
}
