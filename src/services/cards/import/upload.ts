import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

import { invalid } from '../../refusals'

import { type ListFile, TOO_LARGE } from './source'
import { SILENT_MS } from './record'

const MAX_BYTES = 100 * 1024 * 1024
const MAX_NAME = 200
const PREFIX = 'madoguchi-import-'
/** Of whichever kind the file was to be. */
export const EMPTY_FILE = '空のファイルです。中身のあるファイルを選んでください。'

export type Upload = ListFile & {
  path: string
  remove: () => Promise<void>
  touch: () => Promise<void>
}

/** A name that may be stored and shown. @throws DomainError INPUT_INVALID */
export function uploadName(name: string): string {
  if (containsIndividualNumber(name)) {
    throw invalid(
      'ファイル名にマイナンバー（個人番号）の形の数字が入っています。名前を変えてください。',
    )
  }
  // Also what turns the direction of writing: `exe.txt` is not to read as `txt.exe`.
  return (
    name
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\]/g, '_')
      .slice(-MAX_NAME) || 'cards.csv'
  )
}

/**
 * Writes an upload to a private file as it arrives, so that memory stays flat whatever its size.
 * The file belongs to this process alone (0600 in a folder of its own) and is taken away by
 * `remove`, whatever became of the import.
 * @throws DomainError TOO_LARGE, INPUT_INVALID
 */
export async function storeUpload(body: AsyncIterable<Uint8Array>, name: string): Promise<Upload> {
  const safe = uploadName(name)
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  const path = join(folder, 'list')
  const remove = () => rm(folder, { recursive: true, force: true })
  let size = 0
  async function* counted() {
    for await (const chunk of body) {
      size += chunk.length
      if (size > MAX_BYTES) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
      yield chunk
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  if (size === 0) {
    await remove()
    throw invalid(EMPTY_FILE)
  }
  const touch = async () => {
    const now = new Date()
    await utimes(folder, now, now).catch(() => undefined)
  }
  return { name: safe, size, path, open: () => createReadStream(path), remove, touch }
}

/** Takes away what processes that died have left behind. @returns how many files */
export async function removeLeftUploads(now = new Date()): Promise<number> {
  let removed = 0
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), name)
    const found = await stat(folder).catch(() => null)
    // A living import touches its folder with every sign of life.
    if (!found || now.getTime() - found.mtimeMs < 2 * SILENT_MS) continue
    await rm(folder, { recursive: true, force: true })
    removed++
  }
  return removed
}
