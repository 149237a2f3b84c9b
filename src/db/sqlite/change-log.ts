import { randomBytes } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

import { backupKey, backupKeyId, openFrame, sealFrame } from '@/lib/crypto/backup-key'

import { committed, offsetOf, type Sum, walHeader, type WalHeader, type WalPlace } from './wal.mjs'

/**
 * What was committed since a backup, one file for each time that SQLite begins its log anew:
 *
 * ```
 * one line of JSON (`About`), then frames (backup-key.ts) whose number is their nonce, bound to that line.
 * A frame: one line of JSON (`Note`), then the log's frames, deflated. Sealed: all of the log is here. Before each
 * stand 16 bytes of its own key: one that was half written is written anew, and no nonce comes twice under a key.
 * ```
 */
type About = {
  madoguchi: 'changes'
  format: 1
  key: string
  salt: string
  salts: Sum
  /** Where in the log it begins. */
  start: WalPlace
  /** Where the log before ended, of which this one is the next; null: only a backup leads here. */
  after: { salts: Sum; frames: number } | null
}
type Note = WalPlace & { at: string; pageSize: number; sealed?: boolean }
export type Change = Note & { bytes: Buffer }

const FORMAT = 1
const FOLDER = 'changes'
const ENDING = '.mcl'
const WAL_HEAD = 32
const SALT = 16

export const changesFolder = (place: string): string => path.join(place, FOLDER)
const hex = (value: number) => value.toString(16).padStart(8, '0')
const fileOf = (folder: string, [first, second]: Sum): string =>
  path.join(folder, `${hex(first)}-${hex(second)}${ENDING}`)
const isSame = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1]

function append(file: string, bytes: Buffer, at: number): void {
  const to = openSync(file, at === 0 ? 'wx' : 'r+', 0o600)
  try {
    // What a process that died has half written.
    ftruncateSync(to, at)
    for (let done = 0; done < bytes.length;)
      done += writeSync(to, bytes, done, bytes.length - done, at + done)
    fsyncSync(to)
  } finally {
    closeSync(to)
  }
}

function begin(
  folder: string,
  secret: string,
  own: Pick<About, 'salts' | 'start' | 'after'>,
): void {
  const about: About = {
    ...{ madoguchi: 'changes', format: FORMAT, key: backupKeyId(secret) },
    ...{ salt: randomBytes(32).toString('base64url'), ...own },
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  append(fileOf(folder, own.salts), Buffer.from(`${JSON.stringify(about)}\n`), 0)
}

/** A backup ends here: what follows in the log is kept from now on, unless it is already. */
export function beginChanges(
  folder: string,
  secret: string,
  place: WalPlace & { salts: Sum },
): void {
  if (existsSync(fileOf(folder, place.salts))) return
  const start = { frames: place.frames, sum: place.sum }
  begin(folder, secret, { salts: place.salts, start, after: null })
}

type Read = { about: About; head: Buffer; changes: Change[]; end: number }

const keyOf = (secret: string, { salt }: About, own: Buffer): Buffer =>
  backupKey(secret, Buffer.concat([Buffer.from(salt, 'base64url'), own]), 'changes')

/**
 * A file of changes as far as it is whole: a process that died leaves the last frame half written.
 * @returns null where it is of another key, or none of ours
 */
function readLog(file: string, secret: string): Read | null {
  const all = readFileSync(file)
  let end = all.indexOf(0x0a) + 1
  const head = all.subarray(0, end)
  const about = parsed(head)
  if (about?.madoguchi !== 'changes' || about.format !== FORMAT) return null
  if (about.key !== backupKeyId(secret)) return null
  const changes: Change[] = []
  while (end + SALT + 4 <= all.length) {
    const from = end + SALT + 4
    const length = all.readUInt32BE(from - 4)
    if (from + length > all.length) break
    const key = keyOf(secret, about, all.subarray(end, end + SALT))
    const plain = openFrame(key, changes.length, all.subarray(from, from + length), head)
    if (!plain) break
    const line = plain.indexOf(0x0a)
    const note = JSON.parse(plain.subarray(0, line).toString('utf8')) as Note
    changes.push({ ...note, bytes: plain.subarray(line + 1) })
    end = from + length
  }
  return { about, head, changes, end }
}

function parsed(head: Buffer): About | null {
  try {
    return JSON.parse(head.toString('utf8')) as About
  } catch {
    return null
  }
}

/** Where a log that is being kept stands now. */
type Stand = { about: About; place: WalPlace; head: Buffer; frame: number; end: number }

/**
 * Keeps what is committed in files beside the backups. Only the process that may write the log back uses it
 * (checkpoint.ts), so that nothing is begun anew of which not all is here.
 */
export class ChangeLog {
  #stand: Stand | null = null

  /** @param gap a file of this name says of which log something was not kept */
  constructor(
    private readonly log: string,
    private readonly folder: string,
    private readonly secret: string,
    private readonly gap: string,
  ) {}

  /**
   * Keeps all that is committed and not kept yet; nothing while there is no backup that it could go on from.
   * @param seal nobody can write meanwhile, and the log may be begun anew afterwards
   */
  keep(seal: boolean): void {
    if (!existsSync(this.folder) || !existsSync(this.log)) return
    const from = openSync(this.log, 'r')
    try {
      const header = walHeader(readAt(from, 0, WAL_HEAD))
      if (!header) return
      const stand = this.#standOf(header)
      if (!stand) return
      const start = offsetOf(header, stand.place.frames)
      const size = statSync(this.log).size
      const fresh = readAt(from, start, Math.max(0, size - start))
      const end = committed(fresh, header, stand.place)
      if (end.bytes > 0 || seal) this.#add(stand, header, end, fresh.subarray(0, end.bytes), seal)
    } finally {
      closeSync(from)
    }
  }

  /** The log is begun anew although not all of it is kept: what follows does not go on from it. */
  noteGap(): void {
    const from = openSync(this.log, 'r')
    try {
      const header = walHeader(readAt(from, 0, WAL_HEAD))
      if (header) writeFileSync(this.gap, hex(header.salts[0]), { mode: 0o600 })
    } finally {
      closeSync(from)
    }
  }

  get whole(): Whole {
    const stand = this.#stand
    return stand && { file: fileOf(this.folder, stand.about.salts), end: stand.end }
  }

  #add(stand: Stand, { pageSize }: WalHeader, end: WalPlace, bytes: Buffer, seal: boolean): void {
    const note: Note = { at: new Date().toISOString(), frames: end.frames, sum: end.sum, pageSize }
    const plain = Buffer.concat([
      Buffer.from(`${JSON.stringify(seal ? { ...note, sealed: true } : note)}\n`),
      deflateRawSync(bytes, { level: 1 }),
    ])
    const own = randomBytes(SALT)
    const key = keyOf(this.secret, stand.about, own)
    const sealed = Buffer.concat([own, sealFrame(key, stand.frame, plain, stand.head)])
    append(fileOf(this.folder, stand.about.salts), sealed, stand.end)
    stand.place = { frames: end.frames, sum: end.sum }
    stand.frame++
    stand.end += sealed.length
  }

  #standOf({ salts, sum }: WalHeader): Stand | null {
    const file = fileOf(this.folder, salts)
    const known = this.#stand
    const size = statSync(file, { throwIfNoEntry: false })?.size
    if (known && isSame(known.about.salts, salts) && size === known.end) return known
    if (size === undefined) {
      const before = this.#before(salts)
      if (!before) return null
      begin(this.folder, this.secret, { salts, start: { frames: 0, sum }, after: before })
    }
    const read = readLog(file, this.secret)
    if (!read) return null
    const { head, changes, end, about } = read
    const { frames, sum: last } = changes.at(-1) ?? about.start
    const place = { frames, sum: last }
    return (this.#stand = { about, place, head, frame: changes.length, end })
  }

  /** The log before this one, where all of it is kept: SQLite counts the first number up by one. */
  #before([first]: Sum): About['after'] {
    const start = hex((first - 1) >>> 0)
    if (existsSync(this.gap) && readFileSync(this.gap, 'utf8') === start) return null
    const name = readdirSync(this.folder).find((one) => one.startsWith(start))
    const read = name ? readLog(path.join(this.folder, name), this.secret) : null
    const last = read?.changes.at(-1)
    return read && last?.sealed ? { salts: read.about.salts, frames: last.frames } : null
  }
}

/**
 * Copies what is kept to a second place as far as it is whole there; may wait for that place as long as it likes.
 */
export async function mirrorChanges(folder: string, second: string, whole: Whole): Promise<void> {
  await mkdir(second, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    if (!name.endsWith(ENDING)) continue
    const from = path.join(folder, name)
    const size = whole?.file === from ? whole.end : (await stat(from)).size
    const has = (await stat(path.join(second, name)).catch(() => null))?.size ?? 0
    if (has >= size) continue
    await pipeline(
      createReadStream(from, { start: has, end: size - 1 }),
      createWriteStream(path.join(second, name), { flags: 'a', mode: 0o600, flush: true }),
    )
  }
}

/** The file that is written to just now, and how much of it is whole. */
export type Whole = { file: string; end: number } | null

function readAt(from: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(from, bytes, 0, length, at))
}

/** When changes were kept last; null where none ever were. */
export function lastKept(folder: string): Date | null {
  if (!existsSync(folder)) return null
  const times = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mtimeMs)
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

/** Whether what is committed now is kept nowhere, because no backup leads to it. */
export function needsBase(log: string, folder: string): boolean {
  if (!existsSync(log)) return false
  const from = openSync(log, 'r')
  try {
    const header = walHeader(readAt(from, 0, WAL_HEAD))
    return header !== null && !existsSync(fileOf(folder, header.salts))
  } finally {
    closeSync(from)
  }
}

/**
 * The changes after a backup, in their order, to the last one that is kept.
 * @throws Error `gap` where one is missing between others
 */
export function* changesAfter(
  folder: string,
  secret: string,
  place: WalPlace & { salts: Sum },
): Generator<{ at: string; pageSize: number; bytes: Buffer }> {
  if (!existsSync(folder)) return
  const logs = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => path.join(folder, name))
  let read = existsSync(fileOf(folder, place.salts))
    ? readLog(fileOf(folder, place.salts), secret)
    : null
  let frames = place.frames
  while (read) {
    for (const change of read.changes) {
      const length = change.frames - frames
      if (length <= 0) continue
      const bytes = inflateRawSync(change.bytes)
      const step = 24 + change.pageSize
      // A backup may end within a piece.
      yield { ...change, bytes: bytes.subarray(bytes.length - length * step) }
      frames = change.frames
    }
    const { salts } = read.about
    const next = logs.find((file) => {
      const after = parsed(firstLine(file))?.after
      return after && isSame(after.salts, salts)
    })
    const following = next ? readLog(next, secret) : null
    if (following && following.about.after?.frames !== frames)
      throw Object.assign(new Error('A part of the changes is missing'), { code: 'CHANGES_GAP' })
    read = following
    frames = 0
  }
}

const firstLine = (file: string): Buffer => {
  const from = openSync(file, 'r')
  try {
    const bytes = readAt(from, 0, 1000)
    return bytes.subarray(0, bytes.indexOf(0x0a))
  } finally {
    closeSync(from)
  }
}
