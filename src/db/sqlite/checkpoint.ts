import Database from 'libsql'

import { ChangeLog, mirrorChanges } from './change-log'
import type { SqliteClient } from './client'
import { type Connection, isBusy, LOG_BYTES, openConnection } from './connection'
import { runStatement } from './rows'

/** Looking at its size costs a call to the file system. */
const WRITES_BETWEEN_LOOKS = 64
const LOOK_EVERY_MS = 1000
/** A log of this size has not been written back in time. */
const MUCH_LOG_BYTES = 2 * LOG_BYTES

/** A log that cannot be kept may grow to this size; then it is written back all the same. */
const MOST_LOG_BYTES = 64 * 1024 * 1024

/** Where changes are kept, and a second place; the key is of the backups. */
export type Capture = { folder: string; second: string; secret: string }

/**
 * Writes the write-ahead log back into the file, in one process only and while nobody can write: a
 * checkpoint that starts while another process commits can lose pages in SQLite before 3.51.3.
 * The process that does it is the one that holds the lock on a file beside the database; when it
 * ends, however it ends, the lock is free and another takes it. Who writes sees how the log grows;
 * who does not write takes the lock only for a log that no longer grows, and lets it go again.
 *
 * With `capture` the same process keeps what was committed beside the backups (change-log.ts), each second and
 * always before the log may be begun anew. Bookings go before backups: a place that takes nothing any more stops
 * the capture, never the writing.
 */
export function keepLogShort(
  client: SqliteClient,
  capture: Capture | null = null,
): { stop: () => void } {
  const gap = `${client.file}-gap`
  const changes = capture
    ? new ChangeLog(`${client.file}-wal`, capture.folder, capture.secret, gap)
    : null
  /** Of the log, as far as it is kept. */
  let keptSize = 0
  let isMirroring = false
  let isTold = false
  const post = new Database(`${client.file}-checkpoint`)
  post.exec('PRAGMA busy_timeout = 0')
  // Held by whoever copies the file (copy-process.mjs): nothing in it changes meanwhile.
  const gate = new Database(`${client.file}-copy`)
  gate.exec('PRAGMA busy_timeout = 0')
  let writer: Connection | null = null
  let writes = 0
  let busy = false
  let stopped = false
  /** Size of a log of which everything was written back; it keeps that size until the next write. */
  let doneAt = 0
  /** What was true at the last look by the clock. */
  let sizeBefore = 0
  let wroteSince = false

  function isMine(): boolean {
    if (post.inTransaction) return true
    try {
      post.exec('BEGIN EXCLUSIVE')
      return true
    } catch (error) {
      if (isBusy(error)) return false
      throw error
    }
  }

  function tellOnce(error: Error): void {
    // Each second the same; the check of the backups tells people of it.
    if (!isTold) process.emitWarning(error)
    isTold = true
  }

  /** Nobody can write meanwhile. @returns whether the log may be begun anew */
  function keepBeforeReset(): boolean {
    if (!changes) return true
    try {
      changes.keep(true)
      return true
    } catch (error) {
      tellOnce(error as Error)
      if (client.logSize() < MOST_LOG_BYTES) return false
      // Where even that cannot be written, the database cannot either.
      changes.noteGap()
      return true
    }
  }

  function keepChanges(): void {
    const size = client.logSize()
    if (!changes || (size === keptSize && !wroteSince)) return
    try {
      changes.keep(false)
      keptSize = size
      isTold = false
    } catch (error) {
      return tellOnce(error as Error)
    }
    if (!capture?.second || isMirroring) return
    isMirroring = true
    void mirrorChanges(capture.folder, capture.second, changes.whole)
      .catch(tellOnce)
      .finally(() => (isMirroring = false))
  }

  function whileNobodyCopies(work: () => void): void {
    try {
      gate.exec('BEGIN EXCLUSIVE')
      work()
    } finally {
      if (gate.inTransaction) gate.exec('ROLLBACK')
    }
  }

  async function look(): Promise<void> {
    writes = 0
    if (busy || stopped || client.closed) return
    busy = true
    try {
      const size = client.logSize()
      if (size < LOG_BYTES || size === doneAt) return
      if (!isMine()) {
        // Whoever is to write it back does not come to it between the writes of the others.
        if (size > MUCH_LOG_BYTES) client.giveWay()
        return
      }
      writer ??= openConnection(client.file)
      const own = writer
      await client.withoutWriters(() => {
        if (stopped) return
        if (!keepBeforeReset()) return
        whileNobodyCopies(() => {
          const [found] = runStatement(own, 'PRAGMA wal_checkpoint(PASSIVE)').rows
          doneAt = found && found.log === found.checkpointed ? client.logSize() : 0
        })
      })
    } catch (error) {
      // Others write without a pause: the log grows until the next look finds room. Nothing of what
      // was written is lost by a log that could not be written back, so the process goes on.
      if (!stopped && !isBusy(error)) process.emitWarning(error as Error)
    } finally {
      busy = false
    }
  }

  async function lookByTheClock(): Promise<void> {
    if (stopped || client.closed) return
    const writesHere = wroteSince
    try {
      const size = client.logSize()
      const grows = size !== sizeBefore
      sizeBefore = size
      if (changes && !busy && (writesHere || !grows) && isMine()) keepChanges()
      wroteSince = false
      if (writesHere || !grows) await look()
      if (!writesHere && !busy && post.open && post.inTransaction) post.exec('ROLLBACK')
    } catch (error) {
      process.emitWarning(error as Error)
    }
  }

  client.afterWrite = () => {
    wroteSince = true
    if (++writes >= WRITES_BETWEEN_LOOKS) void look()
  }
  const timer = setInterval(() => void lookByTheClock(), LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      stopped = true
      clearInterval(timer)
      // Whoever closes the file last takes the log away with it.
      try {
        if (changes && isMine()) changes.keep(false)
      } catch (error) {
        process.emitWarning(error as Error)
      }
      client.afterWrite = () => {}
      writer?.close()
      if (post.open) post.close()
      if (gate.open) gate.close()
    },
  }
}
