import Database from 'libsql'

import type { SqliteClient } from './client'
import { type Connection, isBusy, LOG_BYTES, openConnection } from './connection'
import { runStatement } from './rows'

/** Looking at its size costs a call to the file system. */
const WRITES_BETWEEN_LOOKS = 64
const LOOK_EVERY_MS = 1000

/**
 * Writes the write-ahead log back into the file, in one process only and while nobody can write: a
 * checkpoint that starts while another process commits can lose pages in SQLite before 3.51.3.
 * The process that does it is the one that holds the lock on a file beside the database; when it
 * ends, however it ends, the lock is free and another takes it.
 */
export function keepLogShort(client: SqliteClient): { stop: () => void } {
  const post = new Database(`${client.file}-checkpoint`)
  post.exec('PRAGMA busy_timeout = 0')
  let writer: Connection | null = null
  let writes = 0
  let busy = false
  /** Size of a log of which everything was written back; it keeps that size until the next write. */
  let doneAt = 0

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
    const size = client.closed ? 0 : client.logSize()
    if (busy || size < LOG_BYTES || size === doneAt || !isMine()) return
    busy = true
    try {
      writer ??= openConnection(client.file)
      const own = writer
      await client.withoutWriters(() => {
        const [found] = runStatement(own, 'PRAGMA wal_checkpoint(PASSIVE)').rows
        doneAt = found && found.log === found.checkpointed ? client.logSize() : 0
      })
    } catch (error) {
      // Others write without a pause: the log grows until the next look finds room.
      if (!isBusy(error)) throw error
    } finally {
      busy = false
    }
  }

  client.afterWrite = () => {
    if (++writes >= WRITES_BETWEEN_LOOKS) void look()
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      client.afterWrite = () => {}
      writer?.close()
      if (post.open) post.close()
    },
  }
}
