import { SqliteClient } from '@/db/sqlite/client'
import { keepLogShort } from '@/db/sqlite/checkpoint'
import { type Connection, isBusy, openConnection } from '@/db/sqlite/connection'

/**
 * Another process on a database file, for tests of what several processes do to each other. Says
 * `ready` when it stands where it was told to; does the rest when it is told `go`.
 */
const [act = '', file = ''] = process.argv.slice(2)
// Without a listener the channel does not keep the process alive.
const keepAlive = setInterval(() => {}, 60_000)
const told = new Promise<void>((resolve) => process.once('message', () => resolve()))
const say = (word: string) => process.send?.(word)

/** A connection that holds the lock for writing: whoever opened the file may just be writing, too. */
async function locked(): Promise<Connection> {
  for (;;) {
    let connection: Connection | undefined
    try {
      connection = openConnection(file)
      connection.exec('BEGIN IMMEDIATE')
      return connection
    } catch (error) {
      connection?.close()
      if (!isBusy(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const acts: Record<string, () => Promise<void>> = {
  /** Holds the lock for writing until it is told to let go. */
  async hold() {
    const connection = await locked()
    connection.exec("INSERT INTO notes (text) VALUES ('held')")
    say('ready')
    await told
    connection.exec('COMMIT')
    connection.close()
  },
  /** The same, and leaves the file as it was. */
  async lock() {
    const connection = await locked()
    say('ready')
    await told
    connection.exec('ROLLBACK')
    connection.close()
  },
  /** Takes the lock again as soon as it has let go of it, and never lets its event loop turn. */
  async hog() {
    const client = await SqliteClient.open(file)
    for (let round = 0; ; round++)
      await client.withoutWriters(() => {
        if (round === 0) say('ready')
        const end = performance.now() + 200
        while (performance.now() < end);
      })
  },
  /** Dies in the middle of a change of the schema. */
  async dieInside() {
    const client = await SqliteClient.open(file)
    await client.inOneTransaction(async () => {
      await client.execute('CREATE TABLE half (id INTEGER)')
      await client.execute("INSERT INTO notes (text) VALUES ('half')")
      say('ready')
      await told
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => {})
    }, 1000)
  },
  /** Dies in the middle of one write of several statements. */
  async dieHalfway() {
    const client = await SqliteClient.open(file)
    await client.whole(async () => {
      await client.execute('DELETE FROM notes')
      say('ready')
      await told
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => {})
    })
  },
  /** Writes rows beside others, and writes the log back when it is the one to do so. */
  async write() {
    const client = await SqliteClient.open(file)
    const log = keepLogShort(client)
    say('ready')
    await told
    for (let round = 0; round < 250; round++)
      await client.execute({
        sql: 'INSERT INTO notes (text) VALUES (?)',
        args: [`${process.pid} ${round} ${'x'.repeat(60_000)}`],
      })
    log.stop()
    client.close()
  },
}

await acts[act]?.()
clearInterval(keepAlive)
process.exit(0)
