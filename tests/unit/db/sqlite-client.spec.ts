import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { keepLogShort } from '@/db/sqlite/checkpoint'
import { SqliteClient } from '@/db/sqlite/client'
import { LOG_BYTES } from '@/db/sqlite/connection'

import { otherProcess } from '../../helpers/other-process'

let folder: string
let client: SqliteClient
let others: ChildProcess[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-sqlite-'))
  client = await SqliteClient.open(join(folder, 'test.db'))
  others = []
  await client.execute('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE)')
})
afterEach(() => {
  for (const other of others) other.kill('SIGKILL')
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another process that stands ready at its act. */
async function another(act: string): Promise<ChildProcess> {
  const child = await otherProcess(act, client.file)
  others.push(child)
  return child
}

const write = (text: string) =>
  client.execute({ sql: 'INSERT INTO notes (text) VALUES (?)', args: [text] })
const texts = async () =>
  (await client.execute('SELECT text FROM notes ORDER BY id')).rows.map(({ text }) => text)
const turnOfTheLoop = () => new Promise((resolve) => setTimeout(resolve, 1))

describe('several processes on one file', () => {
  it('while another process holds the lock, a write waits and everything else goes on', async () => {
    const holder = await another('hold')
    let written = false
    const waiting = write('after').then(() => (written = true))
    // Turns of the event loop, and reads: none of them would come if waiting kept the process.
    for (let turn = 0; turn < 20; turn++) await turnOfTheLoop()
    expect(await texts()).toEqual([])
    expect(written).toBe(false)
    holder.send('go')
    await waiting
    expect(await texts()).toEqual(['held', 'after'])
  })

  it('a write that met a lock leaves the connection whole: what follows commits', async () => {
    const holder = await another('hold')
    const first = write('first')
    const both = client.batch([
      "INSERT INTO notes (text) VALUES ('second')",
      "INSERT INTO notes (text) VALUES ('third')",
    ])
    for (let turn = 0; turn < 5; turn++) await turnOfTheLoop()
    holder.send('go')
    await Promise.all([first, both, write('fourth')])
    expect(await texts()).toEqual(['held', 'first', 'second', 'third', 'fourth'])
  })

  it('a process that writes without a pause lets others in between', async () => {
    const hog = await another('hog')
    const all = ['first', 'second', 'third', 'fourth', 'fifth']
    for (const text of all) await write(text)
    expect(await texts()).toEqual(all)
    expect(hog.exitCode).toBeNull()
  })

  it('a change of several steps is not there when its process dies in the middle', async () => {
    const dying = await another('dieInside')
    dying.send('go')
    const [, signal] = (await once(dying, 'exit')) as [number | null, string]
    expect(signal).toBe('SIGKILL')
    expect(await texts()).toEqual([])
    const { rows } = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'")
    expect(rows).toEqual([])
    await write('goes on')
    expect(await texts()).toEqual(['goes on'])
  })

  it('one write of several statements is not seen halfway, and is not there when its process dies', async () => {
    await write('kept')
    const dying = await another('dieHalfway')
    // It has deleted everything, and stands before it writes anew.
    expect(await texts()).toEqual(['kept'])
    dying.send('go')
    const [, signal] = (await once(dying, 'exit')) as [number | null, string]
    expect(signal).toBe('SIGKILL')
    await write('goes on')
    expect(await texts()).toEqual(['kept', 'goes on'])
  })

  it('two writers at once: every row once, and the log is written back by one of them', async () => {
    const log = keepLogShort(client)
    const writers = [await another('write'), await another('write')]
    for (const writer of writers) writer.send('go')
    const ends = await Promise.all(writers.map((writer) => once(writer, 'exit')))
    expect(ends).toEqual([
      [0, null],
      [0, null],
    ])
    const { rows } = await client.execute('SELECT count(*) AS rows FROM notes')
    expect(rows[0]?.rows).toBe(500)
    expect((await client.execute('PRAGMA integrity_check')).rows[0]?.integrity_check).toBe('ok')
    // 500 rows of 60 kB: without anybody to write it back the log would hold all of them. How large
    // it became between two looks depends on who was given the processor; short it is in the end.
    for (let round = 0; client.logSize() > LOG_BYTES; round++) {
      await write(`cuts the log ${round}`)
      await turnOfTheLoop()
    }
    log.stop()
  })
})

describe('one process', () => {
  it('a write of several statements is seen whole, and nobody else’s statement comes between', async () => {
    await write('old')
    const replace = (name: string) =>
      client.whole(async () => {
        await client.execute('DELETE FROM notes')
        await Promise.resolve()
        await write(`${name} 1`)
        await write(`${name} 2`)
      })
    const seen: unknown[][] = []
    const work = ['a', 'b'].map(replace)
    for (let look = 0; look < 20; look++) {
      await Promise.resolve()
      seen.push(await texts())
    }
    await Promise.all(work)
    const states = new Set(seen.map((one) => one.join()))
    expect([...states].filter((one) => !['old', 'a 1,a 2', 'b 1,b 2'].includes(one))).toEqual([])
    expect(await texts()).toEqual(['b 1', 'b 2'])
    const refused = client.whole(async () => {
      await client.execute('DELETE FROM notes')
      await write('c 1')
      await write('c 1')
    })
    await expect(refused).rejects.toThrow(/UNIQUE/)
    await Promise.all([write('d'), write('e')])
    expect(await texts()).toEqual(['b 1', 'b 2', 'd', 'e'])
  })

  it('all of a batch or nothing, and the connection goes on', async () => {
    await write('taken')
    const batch = client.batch([
      "INSERT INTO notes (text) VALUES ('new')",
      "INSERT INTO notes (text) VALUES ('taken')",
    ])
    await expect(batch).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
    expect(await texts()).toEqual(['taken'])
    await write('later')
    expect(await texts()).toEqual(['taken', 'later'])
  })

  it('an open transaction is refused instead of keeping others waiting', async () => {
    await expect(client.transaction()).rejects.toThrow('No transactions')
  })

  it('a join with the same name twice can be read by place', async () => {
    await write('a')
    const { rows } = await client.execute('SELECT id, text, 7 AS id FROM notes')
    expect(Array.from(rows[0] as unknown as ArrayLike<unknown>)).toEqual([1, 'a', 7])
    expect({ ...rows[0] }).toEqual({ id: 1, text: 'a' })
    const [one] = (await client.execute('SELECT 1, 5 AS length, 6')).rows
    expect(Array.from(one as unknown as ArrayLike<unknown>)).toEqual([1, 5, 6])
  })
})
