import type { InArgs, InStatement, InValue, ResultSet, Row } from '@libsql/client'

import type { Connection } from './connection'

type Cell = bigint | number | string | Buffer | null

/** Values as SQLite takes them; the same conversions as in libsql's own client. */
function bound(value: InValue): unknown {
  if (value === undefined) throw new TypeError('undefined cannot be stored')
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('Only finite numbers can be stored')
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.valueOf()
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return value
}

function boundAll(args: InArgs): unknown {
  if (Array.isArray(args)) return args.map(bound)
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.replace(/^[@$:]/, ''), bound(value)]),
  )
}

function cellOf(cell: Cell): unknown {
  if (typeof cell === 'bigint') {
    const number = Number(cell)
    if (!Number.isSafeInteger(number)) throw new RangeError(`Not a safe integer: ${cell}`)
    return number
  }
  return Buffer.isBuffer(cell)
    ? cell.buffer.slice(cell.byteOffset, cell.byteOffset + cell.byteLength)
    : cell
}

/** SQLite's own limit of columns. */
const MOST_COLUMNS = 2000

/**
 * A row as drizzle reads it: by place (a join may have a name twice) or by its enumerable names.
 * Places are read through the prototype, because defining them on each row costs more than the query.
 */
class StoredRow {
  readonly #cells: unknown[]
  constructor(cells: Cell[], columns: readonly (readonly [name: string, at: number])[]) {
    this.#cells = cells.map(cellOf)
    const own = this as unknown as Record<string, unknown>
    for (const [name, at] of columns) own[name] = this.#cells[at]
  }
  get length(): number {
    return this.#cells.length
  }
  static {
    for (let index = 0; index < MOST_COLUMNS; index++)
      Object.defineProperty(StoredRow.prototype, index, {
        get(this: StoredRow) {
          return this.#cells[index]
        },
      })
  }
}

/** Of columns with the same name the first one has it. `SELECT 1` and `AS length` are read by place. */
const namedOnce = (names: string[]) =>
  names
    .map((name, at) => [name, at] as const)
    .filter(([name, at]) => !/^(\d+|length)$/.test(name) && names.indexOf(name) === at)

/**
 * Carries out one statement at once on an open connection.
 * @throws what SQLite says, as it says it
 */
export function runStatement(connection: Connection, statement: InStatement): ResultSet {
  const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement
  const prepared = connection.prepare(sql).safeIntegers(true)
  if (!prepared.reader) {
    const { changes, lastInsertRowid } = prepared.run(boundAll(args))
    return resultOf({ rowsAffected: changes, lastInsertRowid: BigInt(lastInsertRowid) })
  }
  const columns = prepared.raw(true).columns()
  const names = columns.map(({ name }) => name)
  const own = namedOnce(names)
  const rows = prepared.all(boundAll(args)) as Cell[][]
  return resultOf({
    columns: names,
    columnTypes: columns.map(({ type }) => type ?? ''),
    rows: rows.map((cells) => new StoredRow(cells, own) as unknown as Row),
  })
}

const resultOf = (found: Partial<ResultSet>): ResultSet => {
  const result = {
    columns: [],
    columnTypes: [],
    rows: [],
    rowsAffected: 0,
    lastInsertRowid: undefined,
    ...found,
  }
  return { ...result, toJSON: () => ({ ...result, lastInsertRowid: `${result.lastInsertRowid}` }) }
}
