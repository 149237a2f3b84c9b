import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { openSealed, sealFile } from '@/documents/sealed-file'
import { UnreadableFile } from '@/documents/unreadable'
import { env } from '@/lib/env'

/** In folders of some hundred files each, by the beginning of their ids. */
const pathOf = (id: string): string => join(env.FILES_DIR, id.slice(-2), id)
const isOfFiles = (folder: string): boolean => folder.length === 2
export const PART = '.part'

/** What no row speaks of lies here for some weeks, in a folder for each day. */
const ASIDE = 'removed'
const asideOf = (day: string): string => join(env.FILES_DIR, ASIDE, day)

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

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
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(
      sealFile({ id }, content, key),
      createWriteStream(path + PART, { flags: 'w', mode: 0o600 }),
    )
    const file = await open(path + PART, 'r+')
    await file.sync()
    await file.close()
    await rename(path + PART, path)
  } catch (error) {
    await rm(path + PART, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * The whole content again, so that a file that was changed is refused before any of it leaves; null when it
 * is gone, was changed or is another one. One that was set aside is read there.
 */
export async function readKept(id: string, key: string): Promise<Buffer | null> {
  for (const path of await placesOf(id)) {
    try {
      const { about, content } = await openSealed(createReadStream(path), key)
      if ((about as { id?: unknown }).id !== id) return null
      const pieces: Buffer[] = []
      for await (const piece of content) pieces.push(piece)
      return Buffer.concat(pieces)
    } catch (error) {
      if (error instanceof UnreadableFile) return null
      if ((error as { code?: string }).code !== 'ENOENT') throw error
    }
  }
  return null
}

/** Where a file may lie: at its own place first. */
const placesOf = async (id: string): Promise<string[]> => [
  pathOf(id),
  ...(await asideDays()).map((day) => join(asideOf(day), id)),
]

/** Takes the content away for good, wherever it lies. */
export async function dropFile(id: string): Promise<void> {
  for (const path of await placesOf(id)) await rm(path, { force: true })
}

/** Takes away what came in while the process died: nobody was ever told that it is kept. */
export const dropPart = (name: string): Promise<void> =>
  rm(pathOf(name.slice(0, -PART.length)) + PART, { force: true })

/** Is the content there, at its own place or set aside? */
export async function isKept(id: string): Promise<boolean> {
  for (const path of await placesOf(id)) if (await stat(path).catch(() => null)) return true
  return false
}

/** Names of what lies on disk since before that moment; without what was set aside. */
export async function* keptBefore(before: Date): AsyncGenerator<string> {
  for (const folder of (await namesIn(env.FILES_DIR)).filter(isOfFiles)) {
    for (const name of await namesIn(join(env.FILES_DIR, folder))) {
      const found = await stat(join(env.FILES_DIR, folder, name)).catch(() => null)
      if (found?.isFile() && found.mtime < before) yield name
    }
  }
}

/** Puts a file where nobody looks for it, until somebody asks or its time is over. */
export async function setAside(id: string, day: string): Promise<void> {
  await mkdir(asideOf(day), { recursive: true, mode: 0o700 })
  await rename(pathOf(id), join(asideOf(day), id))
}

/** The days on which something was set aside. */
export const asideDays = async (): Promise<string[]> =>
  (await namesIn(join(env.FILES_DIR, ASIDE))).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))

export const asideOn = (day: string): Promise<string[]> => namesIn(asideOf(day))

/** Puts a file back to its place. */
export async function takeBack(id: string, day: string): Promise<void> {
  await mkdir(dirname(pathOf(id)), { recursive: true, mode: 0o700 })
  await rename(join(asideOf(day), id), pathOf(id))
}

/** Whatever was set aside on that day goes for good. */
export const dropAside = (day: string): Promise<void> =>
  rm(asideOf(day), { recursive: true, force: true })
