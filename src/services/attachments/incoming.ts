import { fileTypeOf, KEPT_ENDS } from '@/documents/file-kind'
import { containsIndividualNumber } from '@/domain/codes/individual-number'

import { individualNumberRefused, invalid } from '../refusals'

const HEAD = 4096
const KINDS_SAID = `${KEPT_ENDS.join('、')} のどれかのファイルを選んでください。`
const EMPTY = '空のファイルです。中身のあるファイルを選んでください。'
const UTF16 =
  '文字コードがUTF-16です。メモ帳では「名前を付けて保存」で文字コード「UTF-8」を選んで、もう一度保存したファイルを選んでください。'

/** What a file turned out to be, once all of it has passed. */
export type Passed = { type: string; bytes: number }

/**
 * Lets the content of a file pass on its way to the disk: it never lies anywhere in the clear. What must not be
 * kept ends it.
 * @param passed is filled while it passes
 * @throws DomainError INPUT_INVALID (empty, no kind that is kept), INDIVIDUAL_NUMBER
 */
export async function* looked(
  body: AsyncIterable<Uint8Array>,
  name: string,
  passed: Passed,
): AsyncGenerator<Buffer> {
  let reader: TextReader | null = null
  const begin = (head: Buffer): Buffer => {
    passed.type = typeOf(name, head)
    if (passed.type.startsWith('text/')) reader = new TextReader()
    return head
  }
  const read = (piece: Buffer): Buffer => {
    reader?.read(piece)
    return piece
  }
  let held: Buffer[] = []
  for await (const chunk of body) {
    const piece = Buffer.from(chunk)
    passed.bytes += piece.length
    if (passed.type) {
      yield read(piece)
      continue
    }
    held.push(piece)
    if (passed.bytes < HEAD) continue
    yield read(begin(Buffer.concat(held)))
    held = []
  }
  if (passed.bytes === 0) throw invalid(EMPTY, { file: EMPTY })
  if (!passed.type) yield read(begin(Buffer.concat(held)))
  ;(reader as TextReader | null)?.end()
}

function typeOf(name: string, head: Buffer): string {
  const isUtf16 = ['fffe', 'feff'].includes(head.subarray(0, 2).toString('hex'))
  if (isUtf16 && /\.(txt|csv)$/i.test(name)) throw invalid(UTF16, { file: UTF16 })
  const type = fileTypeOf(name, head.subarray(0, HEAD))
  if (!type) throw invalid(KINDS_SAID, { file: KINDS_SAID })
  return type
}

/** As long as a number with all that may stand between its digits. */
const TAIL = 64

/**
 * Looks a text through for an individual number; a picture cannot be. In whichever way a text of this country
 * is written at once: which one it is, only its end would tell.
 */
class TextReader {
  private readonly ways = ['utf-8', 'shift_jis', 'utf-16le', 'utf-16be'].map((name) => ({
    decoder: new TextDecoder(name),
    rest: '',
  }))

  read(piece: Buffer): void {
    for (const way of this.ways) look(way, way.decoder.decode(piece, { stream: true }))
  }

  end(): void {
    for (const way of this.ways) look(way, way.decoder.decode())
  }
}

/** @throws DomainError INDIVIDUAL_NUMBER */
function look(way: { rest: string }, more: string): void {
  const text = way.rest + more
  if (containsIndividualNumber(text)) throw individualNumberRefused()
  way.rest = text.slice(-TAIL)
}
