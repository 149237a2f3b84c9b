import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

import { readMongo } from '@/db/mongo-copy'
import { beginChanges } from '@/db/sqlite/change-log'
import { copyDatabase, type CopyPlace } from '@/db/sqlite/copy'

import { MANIFEST, type Manifest, readManifest } from './manifest'
import { packed, type Piece, unpack } from './pieces'
import { asPlaceRefusal, hashOf, keepBackup, keepFile, keepList } from './place'
import { assertKey, damaged, openBackup, sealBackup } from './sealed'

export type Source = {
  /** Address of the MongoDB; empty: the SQLite file. */
  uri: string
  sqlite: string
  files: string
  secret: string
  /** Folder of the captured changes; empty: none are captured. */
  changes?: string
  product: string
  dataKey: string
}
export type Written = {
  id: string
  startedAt: string
  takenAt: string
  rows: number
  isOneMoment: boolean
  position: CopyPlace
  places: { place: string; file: string; bytes: number; sha256: string }[]
}

/** Sorts by time: `20261202T031500Z-3f9a1c`. */
const newId = (now: Date): string =>
  `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`

/** Working copies lie here; those of dead processes until the next backup. */
const WORK = '.backup-work-'

/** A folder of its own each time: the copying that a dead process began may still go on in the one before. */
async function workFolder(beside: string, id: string): Promise<string> {
  await mkdir(beside, { recursive: true, mode: 0o700 })
  for (const name of await readdir(beside))
    if (name.startsWith(WORK)) await rm(path.join(beside, name), { recursive: true, force: true })
  const work = path.join(beside, WORK + id)
  await mkdir(work, { mode: 0o700 })
  return work
}

type Taken = Pick<Manifest, 'takenAt' | 'tables' | 'steps' | 'isOneMoment' | 'place'>

/**
 * Makes one backup of the database and the files beside records, at each place; it counts when it was read back
 * there, opened and compared. Leaves nothing that looks like a backup when it fails or dies.
 * @throws DomainError BACKUP_KEY_MISSING, BACKUP_FULL, BACKUP_AWAY, BACKUP_DAMAGED
 */
export async function writeBackup(
  source: Source,
  places: readonly string[],
  now: Date,
  stop?: AbortSignal,
): Promise<Written> {
  assertKey(source.secret)
  const [main = '', ...others] = places
  const id = newId(now)
  let work = ''
  const manifest: Manifest = {
    ...{ id, product: source.product, startedAt: now.toISOString(), dataKey: source.dataKey },
    ...{ engine: source.uri ? 'mongodb' : 'sqlite', takenAt: '', isOneMoment: true },
    ...{ steps: [], tables: {}, place: null, files: [] },
  }
  try {
    work = source.uri ? '' : await workFolder(path.dirname(source.sqlite), id)
    const pieces = source.uri
      ? mongoPieces(source, manifest)
      : sqlitePieces(source, work, manifest, stop)
    const whole = withFiles(pieces, source, places, manifest)
    const first = await keepBackup(main, id, sealBackup(packed(whole), source.secret))
    for (const other of others)
      await keepBackup(other, id, createReadStream(first) as AsyncIterable<Buffer>)
    return {
      ...{ id, startedAt: manifest.startedAt, takenAt: manifest.takenAt },
      rows: Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0),
      ...{ isOneMoment: manifest.isOneMoment, position: manifest.place },
      places: await readBack(places, id, source.secret),
    }
  } catch (error) {
    throw asPlaceRefusal(error, places.join('、'))
  } finally {
    if (work) await rm(work, { recursive: true, force: true })
  }
}

async function* sqlitePieces(
  { sqlite, secret, changes }: Source,
  work: string,
  manifest: Manifest,
  stop?: AbortSignal,
): AsyncGenerator<Piece> {
  const copy = path.join(work, 'app.db')
  const { takenAt, tables, steps, place } = await copyDatabase(sqlite, copy, {
    stop,
    onTaken: (at) => at && changes && beginChanges(changes, secret, at),
  })
  Object.assign(manifest, { takenAt, tables, steps, place, isOneMoment: true } satisfies Taken)
  yield { name: 'app.db', bytes: createReadStream(copy) as AsyncIterable<Buffer> }
}

/** Its pieces come out of the reading, one at a time, while that one goes on. */
async function* mongoPieces({ uri }: Source, manifest: Manifest): AsyncGenerator<Piece> {
  const waiting: { piece: Piece; done: () => void }[] = []
  let wake = () => {}
  let isOver = false
  const reading = readMongo(uri, (piece) => {
    return new Promise<void>((done) => {
      waiting.push({ piece, done })
      wake()
    })
  }).finally(() => {
    isOver = true
    wake()
  })
  // Who awaits it below learns of a failure.
  reading.catch(() => undefined)
  for (;;) {
    const next = waiting.shift()
    if (next) {
      yield next.piece
      next.done()
    } else if (isOver) break
    else await new Promise<void>((resolve) => (wake = resolve))
  }
  const { takenAt, tables, isOneMoment } = await reading
  Object.assign(manifest, { takenAt, tables, isOneMoment })
}

/** The files go to the places as they lie, each sealed by its own key; what the backup needs is in its manifest. */
async function* withFiles(
  pieces: AsyncIterable<Piece>,
  source: Source,
  places: readonly string[],
  manifest: Manifest,
): AsyncGenerator<Piece> {
  yield* pieces
  for (const name of await filesUnder(source.files)) {
    const from = path.join(source.files, name)
    try {
      const found = await hashOf(from)
      for (const place of places) await keepFile(place, from, found.sha256)
      manifest.files.push({ name, ...found })
    } catch (error) {
      // Taken away since: the backup's rows say so, or its own sweep will.
      if ((error as { code?: string }).code !== 'ENOENT' || (await stat(from).catch(() => null)))
        throw error
    }
  }
  const hashes = manifest.files.map(({ sha256 }) => sha256)
  for (const place of places) await keepList(place, manifest.id, hashes)
  async function* text() {
    yield Buffer.from(JSON.stringify(manifest))
  }
  yield { name: MANIFEST, bytes: text() }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.part'),
    )
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** All places have the same, and it opens to its end. */
async function readBack(
  places: readonly string[],
  id: string,
  secret: string,
): Promise<Written['places']> {
  const found: Written['places'] = []
  for (const place of places) {
    const file = path.join(place, `madoguchi-${id}.mbk`)
    await readThrough(file, secret)
    found.push({ place, file, ...(await hashOf(file)) })
  }
  if (new Set(found.map(({ sha256 }) => sha256)).size > 1) throw damaged('保存先で内容が違います')
  return found
}

/** Opens a backup to its end. @returns what it says of itself */
export async function readThrough(file: string, secret: string): Promise<Manifest> {
  let manifest: Manifest | null = null
  await unpack(openBackup(createReadStream(file), secret), async ({ name, bytes }) => {
    const held: Buffer[] = []
    for await (const piece of bytes) if (name === MANIFEST) held.push(piece)
    if (name === MANIFEST) manifest = readManifest(Buffer.concat(held).toString('utf8'))
  })
  if (!manifest) throw damaged('内容の一覧がありません')
  return manifest
}
