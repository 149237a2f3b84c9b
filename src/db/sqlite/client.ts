import { AsyncLocalStorage } from 'node:async_hooks'
import { statSync } from 'node:fs'

import { type Client, type InStatement, LibsqlError, type ResultSet } from '@libsql/client'
import Database from 'libsql'

import { type Connection, isBusy, openConnection } from './connection'
import { runStatement } from './rows'
import { SlotMarks } from './slot-marks'

/** How long a write waits for the lock of other processes before it gives up. */
const PATIENCE_MS = 10_000
const FIRST_PAUSE_MS = 1
const LONGEST_PAUSE_MS = 20
/** So long may a process write without a pause; then it gives way to those of other processes. */
const LONGEST_STREAK_MS = 500
/** A pause in which whoever waits in another process has tried at least once. */
const WAY_MS = FIRST_PAUSE_MS + LONGEST_PAUSE_MS + 5
/** Pauses of this length are met by those who wait often enough. */
const PAUSE_THAT_COUNTS_MS = 2

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Statements that take no lock for writing; everything else, and every `WITH`, is a write. */
const READS = /^\s*(select|values|explain|pragma)\b/i

const asLibsql = (error: unknown): unknown =>
  error instanceof Database.SqliteError
    ? new LibsqlError(error.message, error.code, error.rawCode, error)
    : error

/** Does what needs a lock again and again, in the pauses of the event loop, until it is free. */
async function patiently<T>(work: () => T, patienceMs = PATIENCE_MS): Promise<T> {
  const end = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw asLibsql(error)
    }
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * attempt)
    await pause(FIRST_PAUSE_MS + Math.random() * longest)
  }
}

/**
 * The embedded database as Payload and drizzle use it, fit for several processes on one file:
 *
 * - Waiting for the lock of another process keeps nobody else waiting. The lock is asked for without
 *   patience, again and again in the pauses of the event loop; writers of this process queue for it
 *   in the order in which they came.
 * - Only `BEGIN IMMEDIATE` may meet a lock. A prepared statement that met one would stay unfinished
 *   and make a later COMMIT of the same connection fail.
 * - Who writes without a pause (an import, a queue of requests) gives way now and then. SQLite keeps
 *   no queue for its lock, and others, who only try again and again, would never meet it free.
 *
 * Each write is its own transaction, carried out without an await between BEGIN and COMMIT, so that
 * no other statement of this process can come between; where one write takes several statements, those
 * of others wait (`whole`). There are no open transactions: `transaction` refuses.
 */
export class SqliteClient implements Client {
  readonly protocol = 'file'
  closed = false
  #connection: Connection
  /** One whose last write could not be undone yet. */
  #stuck: Connection | null = null
  /** Who wants to write waits for the one before. */
  #queue: Promise<void> = Promise.resolve()
  #waiting = 0
  /** While set, all statements belong to one transaction (`inOneTransaction`). */
  #whole = false
  /** Statements of work under way as a whole (`whole`), as opposed to everybody else's. */
  #inside = new AsyncLocalStorage<{ isOpen: boolean }>()
  #isHalfDone = false
  /** When the lock was let go last, and since when it was taken again at once each time. */
  #lastEnd = 0
  #streakSince = 0
  #afterWrite: () => void = () => {}
  /** What tells that slots have changed; opened when it is asked. */
  readonly slotMarks: SlotMarks = new SlotMarks(this)

  private constructor(
    readonly file: string,
    connection: Connection,
  ) {
    this.#connection = connection
  }

  /**
   * Opens the database, which may meet the lock of a process that is just opening it, too.
   * @param file path of the database; made when it is not there
   */
  static async open(file: string): Promise<SqliteClient> {
    const connection = await patiently(() => openConnection(file))
    await patiently(() => connection.exec('PRAGMA journal_mode = WAL'))
    return new SqliteClient(file, connection)
  }

  /** Called after each write of this process, outside of any transaction. */
  set afterWrite(listener: () => void) {
    this.#afterWrite = listener
  }

  async execute(statement: InStatement, args?: unknown): Promise<ResultSet> {
    const wanted =
      typeof statement === 'string' && args !== undefined
        ? ({ sql: statement, args } as InStatement)
        : statement
    const sql = typeof wanted === 'string' ? wanted : wanted.sql
    if (this.#isInside()) return this.#run(wanted)
    // Nobody reads a row whose lists are just being written.
    if (READS.test(sql))
      return this.#isHalfDone ? this.#inTurn(() => this.#read(wanted)) : this.#read(wanted)
    return this.#write(() => this.#run(wanted))
  }

  /** All of the statements, or none. */
  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    const all = () => statements.map((statement) => this.#run(statement))
    return this.#isInside() ? all() : this.#write(all)
  }

  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.batch(statements)
  }

  async executeMultiple(sql: string): Promise<void> {
    await this.#write(() => this.#connection.exec(sql))
  }

  async transaction(): Promise<never> {
    throw new Error('No transactions on the embedded database (docs/decisions/0001)')
  }

  async sync(): Promise<never> {
    throw new Error('The embedded database has no replica to sync with')
  }

  /**
   * Carries out work of several steps as one transaction: other processes see all of it or nothing,
   * also when this one dies. For bringing the schema up to date, while nobody else of this process
   * uses the database; foreign keys are not checked in between, but at the end.
   */
  async inOneTransaction<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
    return this.#inTurn(async () => {
      this.#connection.exec('PRAGMA foreign_keys = OFF')
      try {
        await patiently(() => this.#connection.exec('BEGIN IMMEDIATE'), patienceMs)
        this.#whole = true
        const result = await work()
        const [broken] = runStatement(this.#connection, 'PRAGMA foreign_key_check').rows
        if (broken) throw new Error(`Foreign key without a row: ${JSON.stringify(broken)}`)
        this.#connection.exec('COMMIT')
        return result
      } finally {
        this.#whole = false
        if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK')
        this.#connection.exec('PRAGMA foreign_keys = ON')
      }
    })
  }

  /**
   * Carries out one write that takes several statements, such as a row with its lists: other processes
   * see all of it or nothing, also when this one dies, as MongoDB has it for one document. The work may
   * wait for nothing but its own statements: everybody else's writes wait for it.
   */
  async whole<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isInside()) return work()
    return this.#inTurn(async () => {
      await this.#beginInTurn()
      const inside = { isOpen: true }
      this.#isHalfDone = true
      try {
        const result = await this.#inside.run(inside, work)
        this.#connection.exec('COMMIT')
        this.slotMarks.lookAgain()
        this.#afterWrite()
        return result
      } finally {
        inside.isOpen = false
        this.#isHalfDone = false
        this.#rollBack()
        this.#lastEnd = performance.now()
      }
    })
  }

  /**
   * Carries out work that waits for nothing as one write: all of it, or nothing when it throws. For
   * write-lane.ts; the work uses the connection that it is given, and only while it runs. Not from inside
   * of `whole`, whose end it would wait for.
   */
  async atOnce<T>(work: (connection: Connection) => T): Promise<T> {
    return this.#whole ? work(this.#connection) : this.#write(() => work(this.#connection))
  }

  #isInside(): boolean {
    return this.#whole || this.#inside.getStore()?.isOpen === true
  }

  /** Carries out work while nobody, in whatever process, can write; the work itself does not. */
  async withoutWriters(work: () => void): Promise<void> {
    await this.#write(work, true)
  }

  /** Lets writers of other processes in before the next write of this one. */
  giveWay(): void {
    this.#streakSince = -Infinity
  }

  /** @returns size of the write-ahead log in bytes */
  logSize(): number {
    return statSync(`${this.file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  }

  close(): void {
    this.closed = true
    this.slotMarks.close()
    if (this.#connection.open) this.#connection.close()
  }

  #run(statement: InStatement): ResultSet {
    try {
      return runStatement(this.#connection, statement)
    } catch (error) {
      throw asLibsql(error)
    }
  }

  /** A read meets a lock only while another process mends the file after a crash. */
  async #read(statement: InStatement): Promise<ResultSet> {
    return patiently(() => {
      try {
        return this.#run(statement)
      } catch (error) {
        if (isBusy(error)) this.#renew()
        throw error
      }
    })
  }

  /** The unfinished statement of a connection goes with it. */
  #renew(): void {
    const unfinished = this.#connection
    this.#connection = openConnection(this.file)
    unfinished.close()
  }

  async #write<T>(work: () => T, quiet = false): Promise<T> {
    if (this.#waiting === 0 && !this.#owesATurn() && this.#begin()) return this.#commit(work, quiet)
    return this.#inTurn(async () => {
      await this.#beginInTurn()
      return this.#commit(work, quiet)
    })
  }

  async #beginInTurn(): Promise<void> {
    if (this.#owesATurn()) await pause(WAY_MS)
    await patiently(() => {
      if (!this.#begin()) throw new LibsqlError('database is locked', 'SQLITE_BUSY')
    })
  }

  #pauses(): boolean {
    return performance.now() - this.#lastEnd >= PAUSE_THAT_COUNTS_MS
  }

  /** Whether this process has written so long without a pause that it is the turn of others. */
  #owesATurn(): boolean {
    return !this.#pauses() && this.#lastEnd - this.#streakSince > LONGEST_STREAK_MS
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#queue
    let done = () => {}
    this.#queue = new Promise((resolve) => (done = resolve))
    this.#waiting++
    try {
      await before
      return await work()
    } finally {
      this.#waiting--
      done()
    }
  }

  #begin(): boolean {
    // Left behind by a write that could not be undone at once.
    this.#rollBack()
    this.#freeStuck()
    try {
      this.#connection.exec('BEGIN IMMEDIATE')
      if (this.#pauses()) this.#streakSince = performance.now()
      return true
    } catch (error) {
      if (isBusy(error)) return false
      throw asLibsql(error)
    }
  }

  #commit<T>(work: () => T, quiet: boolean): T {
    try {
      const result = work()
      this.#connection.exec('COMMIT')
      this.slotMarks.lookAgain()
      if (!quiet) this.#afterWrite()
      return result
    } catch (error) {
      throw asLibsql(error)
    } finally {
      this.#rollBack()
      this.#lastEnd = performance.now()
    }
  }

  /**
   * Where this fails, nobody may read what was to be undone: the file is opened anew. Closing the old
   * connection would not undo it, because statements that are held keep it; so it is tried again there.
   */
  #rollBack(): void {
    if (!this.#connection.inTransaction) return
    try {
      this.#connection.exec('ROLLBACK')
    } catch {
      const stuck = this.#connection
      this.#connection = openConnection(this.file)
      this.#stuck = stuck
    }
  }

  #freeStuck(): void {
    const stuck = this.#stuck
    if (!stuck) return
    if (stuck.inTransaction) stuck.exec('ROLLBACK')
    this.#stuck = null
    stuck.close()
  }
}
