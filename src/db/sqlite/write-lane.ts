import { processWide } from '@/lib/process-wide'

import type { AtOnce } from '../at-once-form'
import type { Table } from '../tables'

import type { SqliteClient } from './client'
import type { Connection } from './connection'
import { heldRows } from './held-rows'

/** So many acts share one commit, or as many as come to be carried out in so long. */
const MOST = 32
const LONGEST_MS = 5

type Act = {
  isFirst: boolean
  work: (now: AtOnce) => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

type Outcome = { act: Act; done: true; result: unknown } | { act: Act; done: false; error: unknown }

/**
 * The way of acts that write several rows at once: whoever comes while another commit is being forced to
 * the disk, or in the same turn of the event loop, shares the next one. Each act has a savepoint, so that
 * it stands or falls by itself; nobody is answered before the commit of all.
 */
export class WriteLane {
  #waiting: Act[] = []
  #isUnderWay = false

  constructor(
    private readonly client: SqliteClient,
    private readonly tableOf: (collection: string) => Table,
  ) {}

  write<T>(work: (now: AtOnce) => T, isFirst: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const act: Act = { isFirst, work, resolve: resolve as Act['resolve'], reject }
      const behind = isFirst ? this.#waiting.findIndex((one) => !one.isFirst) : -1
      if (behind >= 0) this.#waiting.splice(behind, 0, act)
      else this.#waiting.push(act)
      if (!this.#isUnderWay) void this.#flush()
    })
  }

  async #flush(): Promise<void> {
    this.#isUnderWay = true
    while (this.#waiting.length > 0) {
      // Whoever is on the way here in this turn of the event loop comes along.
      await new Promise<void>((resolve) => setImmediate(resolve))
      await this.#commit()
    }
    this.#isUnderWay = false
  }

  async #commit(): Promise<void> {
    let begun: Act[] = []
    try {
      const outcomes = await this.client.atOnce((connection) => {
        begun = []
        return this.#carryOut(connection, begun)
      })
      for (const outcome of outcomes)
        if (outcome.done) outcome.act.resolve(outcome.result)
        else outcome.act.reject(outcome.error)
    } catch (error) {
      // Nothing of it is stored. Who was not begun, because the lock was not to be had, is told, too.
      const told = begun.length > 0 ? begun : this.#waiting.splice(0)
      for (const act of told) act.reject(error)
    }
  }

  #carryOut(connection: Connection, begun: Act[]): Outcome[] {
    const rows = heldRows(connection, this.tableOf)
    const outcomes: Outcome[] = []
    const end = performance.now() + LONGEST_MS
    for (;;) {
      const act = this.#waiting.shift()
      if (!act) break
      begun.push(act)
      outcomes.push(carryOutOne(connection, rows, act))
      if (outcomes.length >= MOST || performance.now() > end) break
    }
    return outcomes
  }
}

function carryOutOne(connection: Connection, rows: AtOnce, act: Act): Outcome {
  connection.exec('SAVEPOINT act')
  try {
    const result = act.work(rows)
    connection.exec('RELEASE act')
    return { act, done: true, result }
  } catch (error) {
    // Where this fails, too, the whole of the commit is given up.
    connection.exec('ROLLBACK TO act')
    connection.exec('RELEASE act')
    return { act, done: false, error }
  }
}

const lanes = processWide('write-lanes', () => new WeakMap<SqliteClient, WriteLane>())

/** The lane of a database; one for each in a process. */
export function laneOf(
  client: SqliteClient,
  tableOf: (collection: string) => Table,
): Pick<WriteLane, 'write'> {
  const lane = lanes.get(client) ?? new WriteLane(client, tableOf)
  lanes.set(client, lane)
  return lane
}
