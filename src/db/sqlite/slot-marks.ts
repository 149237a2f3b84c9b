import { randomBytes } from 'node:crypto'

import { type Connection, openReader } from './connection'

/** Commits of other processes are looked for at most so often; own ones at once. */
const LOOK_EVERY_MS = 10

/** What changes with every change of a slot, whoever makes it and in whatever way (AV-01). */
const SET_UP = `
CREATE TABLE IF NOT EXISTS slot_marks (
  service text NOT NULL, office text NOT NULL, n integer NOT NULL, PRIMARY KEY (service, office)
) WITHOUT ROWID;
${['INSERT', 'UPDATE', 'DELETE'].map(triggersOf).join('\n')}
`

function triggersOf(act: string): string {
  const name = act.toLowerCase()
  const raise = (row: 'NEW' | 'OLD', suffix: string, when = '') => `
CREATE TRIGGER IF NOT EXISTS slot_marks_${name}${suffix} AFTER ${act} ON slots ${when} BEGIN
  INSERT INTO slot_marks (service, office, n) VALUES (${row}.service_id, ${row}.office_id, 1)
  ON CONFLICT (service, office) DO UPDATE SET n = n + 1;
END;`
  if (act === 'INSERT') return raise('NEW', '')
  if (act === 'DELETE') return raise('OLD', '')
  const hasMoved = 'WHEN OLD.service_id <> NEW.service_id OR OLD.office_id <> NEW.office_id'
  return raise('NEW', '') + raise('OLD', '_from', hasMoved)
}

type Writer = { file: string; closed: boolean; executeMultiple: (sql: string) => Promise<void> }

/**
 * A mark for the slots of each service at each office, raised by the database itself. Looking costs a
 * few microseconds: SQLite says whether anybody has committed since the last look, in whatever process,
 * and only then the marks are read.
 */
export class SlotMarks {
  /** Marks of another file, or from before a time without triggers, are never taken for these. */
  #name = ''
  #reader: Connection | null = null
  #dataVersion: (() => number) | null = null
  #schema = ''
  #marks = new Map<string, number>()
  #seen = -1
  #lookedAt = -Infinity
  #isSet = false
  #setting = false

  constructor(private readonly writer: Writer) {}

  /** @returns text that differs after every change; null when it cannot be told now */
  of(service: string, office: string): string | null {
    if (!this.#look()) return null
    return `${this.#name}.${this.#marks.get(`${service}|${office}`) ?? 0}`
  }

  /** This process has written. */
  lookAgain(): void {
    this.#lookedAt = -Infinity
  }

  close(): void {
    if (this.#reader?.open) this.#reader.close()
    this.#reader = null
  }

  #look(): boolean {
    if (this.writer.closed) return false
    const now = performance.now()
    if (this.#isSet && now - this.#lookedAt < LOOK_EVERY_MS) return true
    try {
      this.#reader ??= this.#open()
      const seen = this.#dataVersion!()
      if (!this.#isSet || seen !== this.#seen) this.#read(seen)
      this.#lookedAt = now
    } catch {
      // Whoever asks reads the slots themselves until a look succeeds again.
      this.close()
      this.#isSet = false
    }
    return this.#isSet
  }

  #open(): Connection {
    const reader = openReader(this.writer.file)
    const statement = reader.prepare('PRAGMA data_version').raw(true)
    this.#dataVersion = () => Number((statement.all() as number[][])[0]![0])
    this.#seen = -1
    return reader
  }

  #read(seen: number): void {
    const reader = this.#reader!
    const rows = (sql: string) => reader.prepare(sql).raw(true).all() as [string, string, number][]
    const schema = String(rows('PRAGMA schema_version')[0]![0])
    // A migration that makes the table anew takes its triggers with it.
    if (schema !== this.#schema) {
      const triggers = rows(
        "SELECT name, '', 0 FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'slot_marks_%'",
      )
      if (triggers.length < TRIGGERS) return this.#setUp()
      this.#schema = schema
      this.#name = randomBytes(6).toString('base64url')
    }
    this.#marks = new Map(
      rows('SELECT service, office, n FROM slot_marks').map(([service, office, n]) => [
        `${service}|${office}`,
        n,
      ]),
    )
    this.#seen = seen
    this.#isSet = true
  }

  #setUp(): void {
    this.#isSet = false
    if (this.#setting) return
    this.#setting = true
    void this.writer
      .executeMultiple(SET_UP)
      .catch(() => undefined)
      .finally(() => (this.#setting = false))
  }
}

const TRIGGERS = SET_UP.split('CREATE TRIGGER').length - 1
