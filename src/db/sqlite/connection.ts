import Database from 'libsql'

export type Connection = InstanceType<typeof Database>

/** SQLite's own 2 MB hold no index of 200,000 cards: every look-up would read its pages again. */
const PAGE_CACHE_KIB = 64 * 1024

/** The log is written back into the file when it has grown to this size. */
export const LOG_BYTES = 4 * 1024 * 1024

/**
 * How every connection of ours stands. SQLite never waits for a lock by itself, because it would
 * keep the whole process waiting with it; and no connection writes the log back into the file,
 * because only one process may (checkpoint.ts).
 */
const SETTINGS = [
  'busy_timeout = 0',
  'foreign_keys = ON',
  // A booking that was acknowledged survives a power cut.
  'synchronous = FULL',
  `cache_size = -${PAGE_CACHE_KIB}`,
  // Cut back by the first write after it was written back, so that its size says what is in it.
  `journal_size_limit = ${LOG_BYTES / 2}`,
  'wal_autocheckpoint = 0',
]

/**
 * Opens the file.
 * @throws busy (`isBusy`) while another process makes it ready or mends it; nothing is left open then
 */
export function openConnection(file: string): Connection {
  const connection = new Database(file)
  try {
    for (const setting of SETTINGS) connection.exec(`PRAGMA ${setting}`)
  } catch (error) {
    connection.close()
    throw error
  }
  return connection
}

/** Whether an error says that another process holds the lock that was asked for. */
export const isBusy = (error: unknown): boolean =>
  /SQLITE_BUSY|database is locked/.test(
    `${(error as { code?: unknown })?.code ?? ''} ${(error as Error)?.message ?? ''}`,
  )

/** A second connection that only reads, and little: its pages need no room. */
export function openReader(file: string): Connection {
  const connection = openConnection(file)
  connection.exec('PRAGMA cache_size = -2048')
  connection.exec('PRAGMA query_only = ON')
  return connection
}
