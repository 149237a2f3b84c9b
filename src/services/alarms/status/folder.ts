import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { env } from '@/lib/env'

/** Read anew each time, so that tests can point to a folder of their own. */
const folder = (): string => process.env.STATUS_DIR || env.STATUS_DIR

const pathOf = (name: string): string => join(folder(), name)

/** What a file holds; null where there is none, or nothing that can be read. */
export async function readKept<T>(name: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(pathOf(name), 'utf8')) as T
  } catch {
    return null
  }
}

/** Whole or not at all: who reads meanwhile has the file of before. */
export async function keep(name: string, value: unknown): Promise<void> {
  await mkdir(folder(), { recursive: true })
  const next = pathOf(`.${name}.${randomUUID()}`)
  try {
    await writeFile(next, JSON.stringify(value), { mode: 0o600 })
    await rename(next, pathOf(name))
  } catch (error) {
    // A full disk takes the name and none of the text: one such file at each try of a whole night.
    await rm(next, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * Makes a file, and says whether it was this process that made it: of several, one. Whole or not at
 * all, as well: a file that a crash left empty would count as made for ever.
 */
export async function keepFirst(name: string, value: unknown): Promise<boolean> {
  await mkdir(folder(), { recursive: true })
  const next = pathOf(`.${name}.${randomUUID()}`)
  try {
    await writeFile(next, JSON.stringify(value), { mode: 0o600 })
    await link(next, pathOf(name))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(next, { force: true })
  }
}

/** Names of the files that begin so; none where the folder cannot be read. */
export const keptNames = async (begins: string): Promise<string[]> =>
  (await readdir(folder()).catch((): string[] => [])).filter((name) => name.startsWith(begins))

export const drop = (name: string): Promise<void> => rm(pathOf(name), { force: true })

/** The folder itself, for how full its disk is. */
export const statusFolder = folder
