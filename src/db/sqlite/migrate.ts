import type { SqliteClient } from './client'

/** A table that is made anew for many thousand rows takes a while; the next process waits for it. */
const PATIENCE_MS = 10 * 60_000

type Step = { name: string }

async function isDone(client: SqliteClient, steps: readonly Step[]): Promise<boolean> {
  const table = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'payload_migrations'",
  )
  if (table.rows.length === 0) return false
  const { rows } = await client.execute('SELECT name FROM payload_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return steps.every(({ name }) => done.has(name))
}

/**
 * Brings the schema up to date, once and whole: of several processes that start together one does
 * the work and the others find it done; a process that dies in the middle leaves the database as it
 * was.
 * @param migrate Payload's own way, which skips the steps that it finds noted as done
 */
export async function migrateOnce(
  client: SqliteClient,
  steps: readonly Step[],
  migrate: () => Promise<void>,
): Promise<void> {
  if (await isDone(client, steps)) return
  await client.inOneTransaction(migrate, PATIENCE_MS)
}
