import Database from 'libsql'

import type { SqliteClient } from './client'
import { type Connection, isBusy, LOG_BYTES, openConnection } from './connection'
import { runStatement } from './rows'

/** Looking at its size costs a call to the file system. */
const WRITES_BETWEEN_LOOKS = 64
const LOOK_EVERY_MS = 1000
/** A log of this size has not been written back in time. */
const MUCH_LOG_BYTES = 2 * LOG_BYTES

/**
 * Writes the write-ahead log back into the file, in one process only and while nobody can write: a
 * checkpoint that starts while another process commits can lose pages in SQLite before 3.51.3.
 * The process that does it is the one that holds the lock on a file beside the database; when it
 * ends, however it ends, the lock is free and another takes it. Who writes sees how the log grows;
 * who does not write takes the lock only for a log that no longer grows, and lets it go again.
 */
export function keepLogShort(client: SqliteClient): { stop: () => void } {
  const post = new Database(`${client.file}-checkpoint`)
  post.exec('PRAGMA busy_timeout = 0')
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
        const [found] = runStatement(own, 'PRAGMA wal_checkpoint(PASSIVE)').rows
        doneAt = found && found.log === found.checkpointed ? client.logSize() : 0
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
    wroteSince = false
    try {
      const size = client.logSize()
      const grows = size !== sizeBefore
      sizeBefore = size
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
      client.afterWrite = () => {}
      writer?.close()
      if (post.open) post.close()
    },
  }
}
