import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { openSealed, sealFile } from '@/documents/sealed-file'
import { UnreadableFile } from '@/documents/unreadable'
import { env } from '@/lib/env'

/** In folders of some hundred files each, by the beginning of their ids. */
const pathOf = (id: string): string => join(env.FILES_DIR, id.slice(-2), id)
const PART = '.part'

/**
 * Keeps the content of a file on disk, so that only its own key opens it. It has its name when all of it is
 * there and written through: a name without the whole content does not exist.
 */
export async function keepFile(
  id: string,
  content: AsyncIterable<Buffer>,
  key: string,
): Promise<void> {
  const path = pathOf(id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await pipeline(
      sealFile({ id }, content, key),
      createWriteStream(path + PART, { flags: 'w', mode: 0o600 }),
    )
    const file = await open(path + PART, 'r+')
    await file.sync()
    await file.close()
    await rename(path + PART, path)
  } catch (error) {
    await rm(path + PART, { force: true })
    throw error
  }
}

/**
 * The whole content again, so that a file that was changed is refused before any of it leaves; null when it
 * is gone, was changed or is another one.
 */
export async function readKept(id: string, key: string): Promise<Buffer | null> {
  try {
    const { about, content } = await openSealed(createReadStream(pathOf(id)), key)
    if ((about as { id?: unknown }).id !== id) return null
    const pieces: Buffer[] = []
    for await (const piece of content) pieces.push(piece)
    return Buffer.concat(pieces)
  } catch (error) {
    if (error instanceof UnreadableFile || (error as { code?: string }).code === 'ENOENT')
      return null
    throw error
  }
}

export const dropFile = (id: string): Promise<void> => rm(pathOf(id), { force: true })

/** Ids of the files on disk that have lain there since before that moment. */
export async function* keptBefore(before: Date): AsyncGenerator<string> {
  for (const folder of await readdir(env.FILES_DIR).catch(() => [])) {
    for (const name of await readdir(join(env.FILES_DIR, folder)).catch(() => [])) {
      const found = await stat(join(env.FILES_DIR, folder, name)).catch(() => null)
      if (found?.isFile() && found.mtime < before) yield name
    }
  }
}
