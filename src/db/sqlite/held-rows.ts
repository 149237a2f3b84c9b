import { type Column, getTableColumns, getTableName } from '@payloadcms/db-sqlite/drizzle'

import type { AtOnce, Guard } from '../at-once-form'
import type { Table } from '../tables'

import type { Connection } from './connection'

type Cell = string | number | null
type Statement = ReturnType<Connection['prepare']>

/** Statements of one connection, by their text: making one anew costs more than carrying it out. */
const held = new WeakMap<Connection, Map<string, Statement>>()

function statementOf(connection: Connection, sql: string): Statement {
  const known = held.get(connection) ?? new Map<string, Statement>()
  held.set(connection, known)
  const found = known.get(sql) ?? connection.prepare(sql)
  known.set(sql, found)
  return found
}

type Shape = { name: string; fields: [field: string, column: Column][] }

const shapes = new WeakMap<Table, Shape>()

function shapeOf(table: Table): Shape {
  const known = shapes.get(table) ?? {
    name: quoted(getTableName(table)),
    fields: Object.entries(getTableColumns(table) as Table),
  }
  shapes.set(table, known)
  return known
}

const quoted = (name: string): string => `"${name}"`

/** As drizzle hands it to the database. */
function stored(column: Column, value: unknown): Cell {
  const given = value === null || value === undefined ? null : column.mapToDriverValue(value)
  if (typeof given === 'boolean') return given ? 1 : 0
  return given as Cell
}

const read = (column: Column, cell: Cell): unknown =>
  cell === null ? null : column.mapFromDriverValue(cell)

/** Of a column that was left out: its own default, or the moment. */
function fallback(column: Column): unknown {
  // The only expression among them is the moment, of `createdAt` and `updatedAt`.
  return typeof column.default === 'object' ? new Date().toISOString() : column.default
}

type Part = { sql: string; cells: Cell[] }

function conditionOf(column: Column, wanted: Guard[string]): Part {
  const name = quoted(column.name)
  if (typeof wanted !== 'object') return { sql: `${name} = ?`, cells: [stored(column, wanted)] }
  if ('atLeast' in wanted) return { sql: `${name} >= ?`, cells: [wanted.atLeast] }
  if ('lessThan' in wanted) return { sql: `${name} < ?`, cells: [wanted.lessThan] }
  if ('after' in wanted) return { sql: `${name} > ?`, cells: [wanted.after] }
  const cells = wanted.in.map((one) => stored(column, one))
  return { sql: `${name} IN (${cells.map(() => '?').join(', ')})`, cells }
}

const isAdded = (value: unknown): value is { $inc: number } =>
  typeof value === 'object' && value !== null && '$inc' in value

function settingOf(column: Column, value: unknown): Part {
  const name = quoted(column.name)
  if (isAdded(value)) return { sql: `${name} = ${name} + ?`, cells: [value.$inc] }
  return { sql: `${name} = ?`, cells: [stored(column, value)] }
}

function columnIn({ fields }: Shape, name: string): Column {
  const found = fields.find(([field]) => field === name)?.[1]
  if (!found) throw new Error(`No such column: ${name}`)
  return found
}

function whereOf(shape: Shape, guard: Guard): Part {
  const parts = Object.entries(guard).map(([name, wanted]) =>
    conditionOf(columnIn(shape, name), wanted),
  )
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    cells: parts.flatMap(({ cells }) => cells),
  }
}

const namesOf = ({ fields }: Shape): string => fields.map(([, { name }]) => quoted(name)).join(', ')

const rowOf = <T>({ fields }: Shape, cells: readonly Cell[]): T =>
  Object.fromEntries(
    fields.map(([field, column], at) => [field, read(column, cells[at] ?? null)]),
  ) as T

/** Rows of the collections' tables, written and read on one connection without waiting. */
export function heldRows(connection: Connection, tableOf: (collection: string) => Table): AtOnce {
  return {
    insert: <T>(collection: string, row: { id: string } & Record<string, unknown>): T => {
      const shape = shapeOf(tableOf(collection))
      for (const name of Object.keys(row)) columnIn(shape, name)
      const cells = shape.fields.map(([field, column]) =>
        stored(column, row[field] === undefined ? fallback(column) : row[field]),
      )
      const marks = cells.map(() => '?').join(', ')
      statementOf(
        connection,
        `INSERT INTO ${shape.name} (${namesOf(shape)}) VALUES (${marks})`,
      ).run(cells)
      return rowOf<T>(shape, cells)
    },
    change: (collection, guard, data) => {
      const shape = shapeOf(tableOf(collection))
      const isStamped = shape.fields.some(([field]) => field === 'updatedAt')
      const whole = isStamped ? { updatedAt: new Date().toISOString(), ...data } : data
      const set = Object.entries(whole)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => settingOf(columnIn(shape, name), value))
      const where = whereOf(shape, guard)
      const settings = set.map(({ sql }) => sql).join(', ')
      return statementOf(connection, `UPDATE ${shape.name} SET ${settings} WHERE ${where.sql}`).run(
        [...set.flatMap(({ cells }) => cells), ...where.cells],
      ).changes
    },
    find: <T>(collection: string, guard: Guard): T[] => {
      const shape = shapeOf(tableOf(collection))
      const where = whereOf(shape, guard)
      const statement = statementOf(
        connection,
        `SELECT ${namesOf(shape)} FROM ${shape.name} WHERE ${where.sql}`,
      )
      const rows = statement.raw(true).all(where.cells) as Cell[][]
      return rows.map((cells) => rowOf<T>(shape, cells))
    },
  }
}
