import { keepLogShort } from '@/db/sqlite/checkpoint'
import { SqliteClient } from '@/db/sqlite/client'

import { BACKUP_KEY } from './backup-world'

/**
 * A process that writes one row after the other, until it is killed or told to end, and says of each when the
 * database had acknowledged it.
 */
const [file = '', folder = '', second = ''] = process.argv.slice(2)
let isOver = false
process.on('message', () => (isOver = true))
const client = await SqliteClient.open(file)
const log = keepLogShort(client, { folder, second, secret: BACKUP_KEY })
await client.execute('CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text)')
for (let row = 1; !isOver; row++) {
  const { lastInsertRowid } = await client.execute({
    sql: 'INSERT INTO notes (text) VALUES (?)',
    args: ['x'.repeat(row % 7 ? 300 : 60_000)],
  })
  process.send?.({ row: Number(lastInsertRowid), at: new Date().toISOString() })
  await new Promise((resolve) => setImmediate(resolve))
}
log.stop()
client.close()
process.exit(0)
