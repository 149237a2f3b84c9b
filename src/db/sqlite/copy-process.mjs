// A process of its own that copies the SQLite database while it is used, or looks a copy through:
//   node copy-process.mjs take <database> <copy>     node copy-process.mjs check <copy>
// Says where the copy ends and what it found, each as one line of JSON; between the two it waits for a word, so
// that the log is not begun anew before somebody has noted that place. Never in the server's own process: SQLite's locks are those of a
// process, and closing the file a second time drops them all (a booking that was acknowledged was lost so).
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'

import Database from 'libsql'

import { committed, offsetOf, walHeader } from './wal.mjs'

const PIECE = 4 * 1024 * 1024
const PATIENCE_MS = 60_000
const TRIES = 20

const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** While it is held, nobody writes the log back into the file (checkpoint.ts). */
function holdGate(file) {
  const gate = new Database(`${file}-copy`)
  for (const end = Date.now() + PATIENCE_MS; ; wait(10)) {
    try {
      gate.exec('BEGIN EXCLUSIVE')
      return gate
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

function copyBytes(from, target) {
  const to = openSync(target, 'wx', 0o600)
  const piece = Buffer.alloc(PIECE)
  for (let read; (read = readSync(from, piece, 0, PIECE, null)) > 0;)
    for (let done = 0; done < read;) done += writeSync(to, piece, done, read - done)
  fsyncSync(to)
  closeSync(to)
}

const logOf = (file) => {
  try {
    return readFileSync(`${file}-wal`)
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/**
 * The log up to its last commit. One that is begun anew while it is read has all of its old content in the
 * file already, which must not be laid over it: then it is read once more.
 */
function readLog(file) {
  for (let tries = 0; tries < TRIES; tries++) {
    const bytes = logOf(file)
    const header = walHeader(bytes)
    const after = walHeader(logOf(file).subarray(0, 32))
    if (String(header?.salts) !== String(after?.salts)) continue
    if (!header) return { bytes: Buffer.alloc(0), place: null }
    const end = committed(bytes.subarray(offsetOf(header, 0)), header)
    const place = { salts: header.salts, frames: end.frames, sum: end.sum }
    return { bytes: bytes.subarray(0, offsetOf(header, end.frames)), place }
  }
  throw new Error('The log of the database was begun anew again and again')
}

/**
 * The file as it lies, with the log beside it, is what SQLite finds after a power cut: it makes a database of
 * both. Nothing of the file changes meanwhile, because the log is not written back.
 */
function take(file, target) {
  const gate = holdGate(file)
  // Open, so that nobody else is the last to close the file, which would write the log back.
  const own = new Database(file)
  own.exec('PRAGMA busy_timeout = 10000')
  own.exec('PRAGMA wal_autocheckpoint = 0')
  own.prepare('SELECT count(*) FROM sqlite_master').all()
  const from = openSync(file, 'r')
  copyBytes(from, target)
  const { bytes, place } = readLog(file)
  const takenAt = new Date().toISOString()
  process.stdout.write(`${JSON.stringify({ takenAt, place })}\n`)
  readSync(0, Buffer.alloc(1))
  own.close()
  closeSync(from)
  gate.exec('ROLLBACK')
  gate.close()
  if (bytes.length > 0) writeFileSync(`${target}-wal`, bytes, { mode: 0o600 })
}

const cell = (value) => {
  if (typeof value === 'bigint') return `${value}`
  return Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value
}

function check(file) {
  const base = new Database(file)
  base.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const rows = (sql) => base.prepare(sql).all()
  const [whole] = rows('PRAGMA integrity_check(1)')
  if (whole?.integrity_check !== 'ok') throw new Error(`integrity: ${JSON.stringify(whole)}`)
  const broken = rows('PRAGMA foreign_key_check').length
  if (broken > 0) throw new Error(`rows that point at nothing: ${broken}`)
  const tables = {}
  for (const { name } of rows(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )) {
    const hash = createHash('sha256')
    let count = 0
    const all = base.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).safeIntegers(true).raw(true)
    for (const row of all.iterate()) {
      hash.update(`${JSON.stringify(row.map(cell))}\n`)
      count++
    }
    tables[name] = { rows: count, sha256: hash.digest('hex') }
  }
  const steps =
    'payload_migrations' in tables
      ? rows('SELECT name FROM payload_migrations ORDER BY name').map(({ name }) => name)
      : []
  base.close()
  return { tables, steps }
}

const [what, file, target] = process.argv.slice(2)
if (what === 'take') take(file, target)
process.stdout.write(`${JSON.stringify(check(what === 'take' ? target : file))}\n`)
