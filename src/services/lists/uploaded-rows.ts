import { DomainError } from '@/lib/errors'

import { isZip, openList } from '../cards/import/source'
import { storeUpload, uploadName } from '../cards/import/upload'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_ROWS = 2000
const TOO_LARGE = '大きすぎるファイルです（2,000行・5MBまで）。何も変えていません。'

export type UploadedFile = { body: AsyncIterable<Uint8Array>; name: string }
export type UploadedRow<N extends string> = { line: number } & Record<N, string>

/** A file as it comes in, as long as it is no larger. @throws DomainError TOO_LARGE with `says` */
export async function* atMost(
  body: AsyncIterable<Uint8Array>,
  bytes: number,
  says = `大きすぎるファイルです（${Math.floor(bytes / 1024 / 1024)}MBまで）。何も変えていません。`,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > bytes) throw new DomainError('TOO_LARGE', says, 413)
    yield chunk
  }
}

/**
 * The rows of a small list (Excel or CSV) that a person hands in, by the headings of its first line; columns
 * that nobody asked for are passed over, and so are rows without any of the needed ones.
 * @param form headings by name; `needed` must be there; `like` says which form the file should have
 * @throws DomainError TOO_LARGE, CSV_UNREADABLE, INPUT_INVALID
 */
export async function uploadedRows<N extends string>(
  { body, name }: UploadedFile,
  form: { headings: Record<N, string>; needed: readonly NoInfer<N>[]; like: string },
): Promise<UploadedRow<N>[]> {
  const names = Object.keys(form.headings) as N[]
  const upload = await storeUpload(
    atMost(body, MAX_BYTES, TOO_LARGE),
    uploadName(name || 'list.xlsx'),
  )
  try {
    const list = await openList(upload, (await isZip(upload)) ? MAX_ROWS + 1 : Infinity)
    if (list.count > MAX_ROWS + 1) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
    const rows: UploadedRow<N>[] = []
    let header: string[] | null = null
    for await (const { line, cells } of list.records()) {
      if (!header) {
        header = cells.map((cell) => cell.trim())
        assertHeadings(header, form)
        continue
      }
      const known = header
      const cell = (one: N) => (cells[known.indexOf(form.headings[one])] ?? '').trim()
      const row = Object.fromEntries(names.map((one) => [one, cell(one)])) as Record<N, string>
      if (form.needed.some((one) => row[one])) rows.push({ line, ...row })
    }
    return rows
  } finally {
    await upload.remove()
  }
}

function assertHeadings<N extends string>(
  header: readonly string[],
  {
    headings,
    needed,
    like,
  }: { headings: Record<N, string>; needed: readonly NoInfer<N>[]; like: string },
): void {
  if (needed.every((one) => header.includes(headings[one]))) return
  throw new DomainError(
    'INPUT_INVALID',
    `1行目に${needed.map((one) => `「${headings[one]}」`).join('と')}の見出しがありません。${like}`,
    422,
  )
}
