import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import { MongoTarget } from '@/db/mongo-copy'
import { changesAfter, changesFolder } from '@/db/sqlite/change-log'
import { checkCopy, type Counted } from '@/db/sqlite/copy'
import { pagesIn } from '@/db/sqlite/wal.mjs'
import { DomainError } from '@/lib/errors'

import { differences, MANIFEST, type Manifest, readManifest } from './manifest'
import { type Piece, unpack } from './pieces'
import { asPlaceRefusal, backupsAt, ENDING, hashOf, readFileOf, timeOfName } from './place'
import { damaged, openBackup } from './sealed'

export type Wish = {
  /** A backup, or a place: then its newest one. */
  from: string
  /** A new folder; for a MongoDB the files go here. */
  into: string
  /** Address of an empty MongoDB; needed for a backup of one. */
  uri?: string
  secret: string
  /** The latest moment that is wanted, as an instant; all that is kept when empty. */
  until?: string
}
export type Restored = {
  backup: string
  manifest: Manifest
  found: Counted
  files: number
  /** All that was committed up to here is in it. */
  upTo: string
}

/** Written last: a folder without it was not restored to its end. */
export const DONE_MARK = 'restored.json'

const notEmpty = (what: string) =>
  new DomainError(
    'RESTORE_NOT_EMPTY',
    `復元先（${what}）が空ではありません。上書きはしません。まだない新しい場所を指定してください。`,
    409,
  )

/**
 * Puts a backup into a new place and compares all of it with what it says of itself: every frame, every row
 * count and hash, every file. The place has its name when all of that is right.
 * @throws DomainError RESTORE_NOT_EMPTY, RESTORE_NO_BACKUP, BACKUP_KEY_MISSING, BACKUP_KEY_WRONG,
 *   BACKUP_UNKNOWN, BACKUP_DAMAGED, BACKUP_FULL, BACKUP_AWAY
 */
export async function restoreBackup(wish: Wish): Promise<Restored> {
  const backup = await backupOf(wish)
  if (await stat(wish.into).catch(() => null)) throw notEmpty(wish.into)
  const part = `${path.resolve(wish.into)}.restoring`
  const mongo = wish.uri ? await MongoTarget.open(wish.uri) : null
  let isOurs = false
  try {
    if (mongo && !(await mongo.isEmpty())) throw notEmpty('MongoDB')
    isOurs = true
    // Left by one that died; nothing but ours has this name.
    await rm(part, { recursive: true, force: true })
    await mkdir(part, { recursive: true, mode: 0o700 })
    const manifest = await takeApart(backup, wish.secret, part, mongo)
    const found = mongo ? await mongo.count() : (await checkCopy(path.join(part, 'app.db'))).tables
    const wrong = differences(manifest.tables, found)
    if (wrong.length > 0) throw damaged(wrong.slice(0, 5).join('、'))
    const upTo = await applyChanges(path.dirname(backup), part, manifest, wish)
    await takeFiles(path.dirname(backup), path.join(part, 'files'), manifest)
    await finish(part, wish.into, { backup: path.basename(backup), upTo })
    return { backup, manifest, found, files: manifest.files.length, upTo }
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    // It was empty: what lies there now came from here, and is not the whole.
    if (isOurs) await mongo?.drop()
    throw asPlaceRefusal(error, wish.into)
  } finally {
    await mongo?.close()
  }
}

async function backupOf({ from, until }: Wish): Promise<string> {
  const found = await stat(from).catch(() => null)
  if (found?.isFile()) return path.resolve(from)
  const all = found ? await backupsAt(from) : []
  const newest = until ? all.find((name) => timeOfName(name) <= new Date(until)) : all[0]
  if (newest) return path.resolve(from, newest)
  throw new DomainError(
    'RESTORE_NO_BACKUP',
    `${from} にバックアップ（madoguchi-….${ENDING.slice(1)}）がありません。ファイルの名前か、保存先のフォルダーを確かめてください。`,
    404,
  )
}

/**
 * Lays what was committed after the backup over it, in the order in which it was, up to the moment that is wanted.
 * @returns up to when. @throws DomainError RESTORE_TOO_EARLY, BACKUP_DAMAGED
 */
async function applyChanges(
  place: string,
  part: string,
  { takenAt, place: at }: Manifest,
  { secret, until }: Wish,
): Promise<string> {
  if (until && new Date(until) < new Date(takenAt))
    throw new DomainError(
      'RESTORE_TOO_EARLY',
      `このバックアップは ${takenAt} のものです。それより前には戻せません。前のバックアップを指定してください。`,
      422,
    )
  if (!at) return takenAt
  let upTo = takenAt
  const to = await open(path.join(part, 'app.db'), 'r+')
  try {
    for (const change of changesAfter(changesFolder(place), secret, at)) {
      if (until && new Date(change.at) > new Date(until)) break
      for (const { page, size, data } of pagesIn(change.bytes, change.pageSize)) {
        await to.write(data, 0, data.length, (page - 1) * change.pageSize)
        if (size > 0) await to.truncate(size * change.pageSize)
      }
      upTo = change.at
    }
    await to.sync()
  } catch (error) {
    if ((error as { code?: string }).code === 'CHANGES_GAP')
      throw damaged('変更の記録の途中がありません')
    throw error
  } finally {
    await to.close()
  }
  // Whole again, and every reference has its row.
  if (upTo !== takenAt) await checkCopy(path.join(part, 'app.db'))
  return upTo
}

async function takeApart(
  backup: string,
  secret: string,
  part: string,
  mongo: MongoTarget | null,
): Promise<Manifest> {
  let manifest: Manifest | null = null
  const indexes: { name: string; text: Buffer }[] = []
  await unpack(openBackup(createReadStream(backup), secret), async ({ name, bytes }) => {
    if (name === MANIFEST) manifest = readManifest((await textOf(bytes)).toString('utf8'))
    else if (name === 'app.db') {
      assertEngine('sqlite', mongo)
      await pipeline(bytes, createWriteStream(path.join(part, name), { flags: 'wx', mode: 0o600 }))
    } else if (name.startsWith('rows/'))
      await assertEngine('mongodb', mongo)!.takeRows(name.slice(5), bytes)
    else if (name.startsWith('indexes/'))
      indexes.push({ name: name.slice(8), text: await textOf(bytes) })
    else throw damaged(`知らない部分: ${name.slice(0, 40)}`)
  })
  if (!manifest) throw damaged('内容の一覧がありません')
  for (const { name, text } of indexes) await mongo!.takeIndexes(name, one(text))
  return manifest
}

function assertEngine(engine: Manifest['engine'], mongo: MongoTarget | null): MongoTarget | null {
  if ((engine === 'mongodb') === (mongo !== null)) return mongo
  throw new DomainError(
    'RESTORE_ENGINE',
    engine === 'mongodb'
      ? 'MongoDB のバックアップです。空の MongoDB のアドレスを --mongo で指定してください。'
      : 'SQLite のバックアップです。--mongo を付けずに復元してください。',
    422,
  )
}

async function textOf(bytes: Piece['bytes']): Promise<Buffer> {
  const held: Buffer[] = []
  for await (const piece of bytes) held.push(piece)
  return Buffer.concat(held)
}

async function* one(text: Buffer): AsyncGenerator<Buffer> {
  yield text
}

async function takeFiles(place: string, into: string, { files }: Manifest): Promise<void> {
  await mkdir(into, { mode: 0o700 })
  for (const { name, sha256 } of files) {
    const target = path.resolve(into, name)
    if (!target.startsWith(into + path.sep)) throw damaged(name)
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(
      readFileOf(place, sha256),
      createWriteStream(target, { flags: 'wx', mode: 0o600 }),
    ).catch((error: { code?: string }) => {
      if (error.code === 'ENOENT') throw damaged(`添付ファイル ${name} がありません`)
      throw error
    })
    if ((await hashOf(target)).sha256 !== sha256) throw damaged(`添付ファイル ${name}`)
  }
}

/** All of it is on the disk before it has its name. */
async function finish(part: string, into: string, said: object): Promise<void> {
  await writeFile(path.join(part, DONE_MARK), JSON.stringify(said), { mode: 0o600 })
  for (const name of await readdir(part)) {
    const file = await open(path.join(part, name), 'r')
    await file.sync().finally(() => file.close())
  }
  await rename(part, path.resolve(into))
}
