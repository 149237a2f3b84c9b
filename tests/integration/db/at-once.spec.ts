import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { type AtOnce, atOnce } from '@/db/at-once'
import { findRow, findRows, inc, insertRow, newRowId } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { SqliteClient } from '@/db/sqlite/client'

import { MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const client = () => (world.payload.db as unknown as { client: SqliteClient }).client

const rowOf = (key: string) => ({
  number: key,
  status: 'confirmed',
  service: world.service.id,
  office: world.offices[0]!.id,
  date: MONDAY,
  start: '09:00',
  end: '09:30',
  startsAt: '2026-12-07T00:00:00.000Z',
  channel: 'web',
  lane: 'web',
  liveKey: key,
  idemKey: key,
  claims: [{ slotKey: 'a', seats: 2, lane: 'web' }],
  pending: null,
  fits: false,
  history: [],
  updatedAt: '2026-12-01T00:00:00.000Z',
  createdAt: '2026-12-01T00:00:00.000Z',
})
const insert = (key: string) => (now: AtOnce) =>
  now.insert<{ id: string }>('reservations', { id: newRowId(), ...rowOf(key) })
const stored = (key: string) => findRow(world.payload, 'reservations', { number: { equals: key } })

describe.skipIf(isMongo())('writes that are one', () => {
  it('store and read rows as Payload does', async () => {
    const written = await atOnce(world.payload, insert('ours'))
    const theirs = await insertRow<{ id: string }>(world.payload, 'reservations', rowOf('theirs'))
    const raw = async (id: string) =>
      Object.entries(
        (await client().execute({ sql: 'SELECT * FROM reservations WHERE id = ?', args: [id] }))
          .rows[0]!,
      ).filter(([name]) => !/^(id|number|.*_key)$/.test(name))
    expect(await raw(written.id)).toEqual(await raw(theirs.id))
    expect(written).toEqual(await stored('ours'))
    const found = await atOnce(world.payload, (now) =>
      now.find('reservations', { number: { in: ['ours'] }, partySize: { atLeast: 1 } }),
    )
    expect(found).toEqual([written])
  })

  it('change a row only while it is as it must be, and add to what is stored', async () => {
    const { id } = await atOnce(world.payload, insert('changed'))
    const change = (rev: number) =>
      atOnce(world.payload, (now) =>
        now.change(
          'reservations',
          { id, rev },
          { rev: inc(1), fits: true, pending: { op: 'take' } },
        ),
      )
    expect([await change(0), await change(0)]).toEqual([1, 0])
    expect(await stored('changed')).toMatchObject({ rev: 1, fits: true, pending: { op: 'take' } })
  })

  it('are all there or none of them, beside others that wait for the same commit', async () => {
    const begun = Array.from({ length: 40 }, (_, index) =>
      atOnce(world.payload, (now) => {
        insert(`many-${index}`)(now)
        if (index % 4 === 1) throw new Error('given up')
        // A key that is taken leaves the others alone, too.
        if (index % 4 === 3) insert('ours')(now)
      }),
    )
    const results = await Promise.allSettled(begun)
    for (const [index, result] of results.entries()) {
      expect(result.status).toBe(index % 2 ? 'rejected' : 'fulfilled')
      if (result.status === 'rejected' && index % 4 === 3)
        expect(isDuplicateKey(result.reason)).toBe(true)
    }
    const rows = await findRows<{ number: string }>(world.payload, 'reservations', {
      number: { like: 'many-' },
    })
    expect(rows.map(({ number }) => Number(number.slice(5)) % 2)).toEqual(Array(20).fill(0))
  })

  it('share a commit where several wait, those of staff first', async () => {
    const order: string[] = []
    let commits = 0
    const atEach = client().atOnce.bind(client())
    client().atOnce = (work) => {
      commits++
      return atEach(work)
    }
    const act = (name: string, isFirst: boolean) =>
      atOnce(world.payload, () => void order.push(name), { isFirst })
    await Promise.all([act('a', false), act('b', false), act('staff', true), act('c', false)])
    client().atOnce = atEach
    expect(order).toEqual(['staff', 'a', 'b', 'c'])
    expect(commits).toBe(1)
  })

  it('go on after another process had the lock, and after a statement that failed', async () => {
    const { openConnection } = await import('@/db/sqlite/connection')
    const other = openConnection(client().file)
    other.exec('BEGIN IMMEDIATE')
    const waiting = atOnce(world.payload, insert(randomUUID()))
    setTimeout(() => other.exec('COMMIT'), 100)
    await waiting
    other.close()
    await expect(atOnce(world.payload, insert('ours'))).rejects.toThrow()
    await atOnce(world.payload, insert(randomUUID()))
  })

  it('begin on a new connection where the old one could not undo the last', async () => {
    const { id } = await atOnce(world.payload, insert(randomUUID()))
    let fails = 1
    const lost = client().atOnce((connection) => {
      const exec = connection.exec.bind(connection)
      connection.exec = (sql) => {
        if (sql === 'ROLLBACK' && fails-- > 0) throw new Error('cannot be undone')
        return exec(sql)
      }
      exec(`UPDATE reservations SET note = 'half' WHERE id = '${id}'`)
      throw new Error('given up')
    })
    await expect(lost).rejects.toThrow('given up')
    // Nobody reads what is still to be undone.
    const stands = { id: { equals: id } }
    expect(await findRow(world.payload, 'reservations', stands)).toMatchObject({ note: null })
    const change = atOnce(world.payload, (now) => now.change('reservations', { id }, { rev: 7 }))
    expect(await change).toBe(1)
    const after = { rev: 7, note: null }
    expect(await findRow(world.payload, 'reservations', stands)).toMatchObject(after)
  })
})
