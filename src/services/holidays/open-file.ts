import { createHash } from 'node:crypto'

import { type HolidayFile, readHolidayFile } from '@/domain/holidays/read-file'
import type { HolidayRow } from '@/domain/holidays/header'
import type { CivilDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { isZip, openList } from '../cards/import/source'
import { storeUpload, uploadName } from '../cards/import/upload'

/** The Cabinet Office's file has 1,000 lines and 20 KB. */
const MAX_BYTES = 1024 * 1024
const MAX_ROWS = 5000

const TOO_LARGE =
  '内閣府の「国民の祝日」のCSV（syukujitsu.csv、約1,000行・20KB）にしては大きすぎます。別のファイルを選んでいないか確かめてください。何も変えていません。'

/** An uploaded file as it was read; `sha256` names its bytes in the log. */
export type OpenedFile = HolidayFile & { fileName: string; sha256: string; rows: number }

/**
 * Reads an upload as the Cabinet Office's list of holidays, CSV or the same saved as an Excel book
 * (F-33). Nothing of it is kept.
 * @throws DomainError INPUT_INVALID without a file, TOO_LARGE, CSV_UNREADABLE, NOT_HOLIDAYS
 */
export async function openHolidayFile(
  body: AsyncIterable<Uint8Array>,
  name: string,
  today: CivilDate,
): Promise<OpenedFile> {
  const hash = createHash('sha256')
  let size = 0
  async function* counted() {
    for await (const chunk of body) {
      size += chunk.length
      if (size > MAX_BYTES) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
      hash.update(chunk)
      yield chunk
    }
  }
  const upload = await storeUpload(counted(), uploadName(name || 'syukujitsu.csv'))
  try {
    // A CSV is short by its bytes; a book unpacks to more than it is.
    const list = await openList(upload, (await isZip(upload)) ? MAX_ROWS : Infinity)
    if (list.count > MAX_ROWS) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
    const rows: HolidayRow[] = []
    for await (const { line, cells, flaw } of list.records()) {
      rows.push(flaw ? { line, cells, flaw } : { line, cells })
    }
    const read = readHolidayFile(rows, today)
    if (!read.ok) throw new DomainError('NOT_HOLIDAYS', read.problem, 422)
    return {
      ...read.file,
      fileName: upload.name,
      sha256: hash.digest('hex'),
      rows: list.count,
    }
  } finally {
    await upload.remove()
  }
}
