import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import { changesFolder } from '@/db/sqlite/change-log'
import { DomainError } from '@/lib/errors'

/** A finished backup; anything else at a place is none. */
export const ENDING = '.mbk'
const PART = '.part'
/** Names of the files that a backup needs, beside it, so that they are kept as long as it is. */
const LIST = '.files'
const FILES = 'files'

export const nameOf = (id: string): string => `madoguchi-${id}${ENDING}`
const filePath = (place: string, sha256: string): string =>
  path.join(place, FILES, sha256.slice(0, 2), sha256)

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** What a disk says, for whoever asked for the backup. */
export function asPlaceRefusal(error: unknown, place: string): unknown {
  const code = (error as { code?: string } | null)?.code ?? ''
  if (FULL.includes(code))
    return new DomainError(
      'BACKUP_FULL',
      `バックアップの保存先（${place}）に空きがありません。古いバックアップを移すか、保存先を広げてください。`,
      507,
    )
  if (/^E[A-Z]{2,}$/.test(code))
    return new DomainError(
      'BACKUP_AWAY',
      `バックアップの保存先（${place}）に書き込めません（${code}）。フォルダーと権限を確かめてください。`,
      503,
    )
  return error
}

/** Writes through to the disk and only then gives the name: a name without the whole content does not exist. */
async function keep(target: string, content: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  try {
    await pipeline(content, createWriteStream(target + PART, { mode: 0o600 }))
    const file = await open(target + PART, 'r+')
    await file.sync().finally(() => file.close())
    await rename(target + PART, target)
  } catch (error) {
    await rm(target + PART, { force: true }).catch(() => undefined)
    throw error
  }
}

export async function hashOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(file)) {
    hash.update(piece as Buffer)
    bytes += (piece as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}

export async function keepBackup(
  place: string,
  id: string,
  content: AsyncIterable<Buffer>,
): Promise<string> {
  const target = path.join(place, nameOf(id))
  await keep(target, content)
  return target
}

/** Says which files a backup needs; before the backup itself has its name. */
export async function keepList(place: string, id: string, files: readonly string[]): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 })
  await writeFile(path.join(place, nameOf(id) + LIST), files.join('\n'), { mode: 0o600 })
}

/** A file beside a record, under its hash: what lies there already is not sent again. */
export async function keepFile(place: string, from: string, sha256: string): Promise<void> {
  const target = filePath(place, sha256)
  if (await stat(target).catch(() => null)) return
  await keep(target, createReadStream(from) as AsyncIterable<Buffer>)
}

export const readFileOf = (place: string, sha256: string): AsyncIterable<Buffer> =>
  createReadStream(filePath(place, sha256)) as AsyncIterable<Buffer>

/** By their names, so that a database that was put back knows those of before as well. */
export const timeOfName = (name: string): Date => {
  const [, y, mo, d, h, mi, s] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? []
  return new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`)
}

/** Backups at a place, the newest first; their names begin with the time. */
export async function backupsAt(place: string): Promise<string[]> {
  const names = await readdir(place)
  return names
    .filter((name) => name.startsWith('madoguchi-') && name.endsWith(ENDING))
    .sort()
    .reverse()
}

/**
 * Takes backups away, halves that a dead process left, changes before
 * the oldest one that is left, and files that no backup needs any more.
 */
export async function prunePlace(place: string, gone: readonly string[]): Promise<void> {
  for (const name of gone) await rm(path.join(place, name), { force: true })
  const left = new Set(await backupsAt(place))
  const needed = new Set<string>()
  for (const name of await readdir(place)) {
    if (name.endsWith(PART)) await rm(path.join(place, name), { force: true })
    if (!name.endsWith(LIST)) continue
    if (left.has(name.slice(0, -LIST.length)))
      for (const file of (await readFile(path.join(place, name), 'utf8')).split('\n'))
        needed.add(file)
    else await rm(path.join(place, name), { force: true })
  }
  const oldest = [...left].map(timeOfName).sort((a, b) => a.getTime() - b.getTime())[0]
  const changes = changesFolder(place)
  for (const name of oldest ? await readdir(changes).catch(() => []) : [])
    if ((await stat(path.join(changes, name))).mtime < oldest!)
      await rm(path.join(changes, name), { force: true })
  const folders = await readdir(path.join(place, FILES)).catch(() => [])
  for (const folder of folders)
    for (const name of await readdir(path.join(place, FILES, folder)))
      if (!needed.has(name)) await rm(path.join(place, FILES, folder, name), { force: true })
}
