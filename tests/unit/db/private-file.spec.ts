import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openConnection } from '@/db/sqlite/connection'
import { keepPrivate } from '@/db/sqlite/private-file'
import { otherProcess } from '../../helpers/other-process'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'private-file-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const rightsOf = (path: string): number => statSync(path).mode & 0o777

describe('the rights of the database file', () => {
  it('a new file and its folder are for the product’s own account only', () => {
    const file = join(root, 'data', 'app.db')
    keepPrivate(file)
    expect(rightsOf(join(root, 'data'))).toBe(0o700)
    expect(rightsOf(file)).toBe(0o600)
  })

  it('files that everybody could read are closed, with what they hold', () => {
    const folder = join(root, 'data')
    const file = join(folder, 'app.db')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    const all = [file, `${file}-wal`, `${file}-shm`]
    for (const one of all) {
      writeFileSync(one, 'held')
      chmodSync(one, 0o644)
    }
    keepPrivate(file)
    expect(all.map(rightsOf)).toEqual([0o600, 0o600, 0o600])
    expect(all.map((one) => statSync(one).size)).toEqual([4, 4, 4])
    expect(rightsOf(folder)).toBe(0o700)
  })

  it('keeps the locks of a process that has the file open already', async () => {
    const file = join(root, 'app.db')
    const own = openConnection(file)
    own.exec('PRAGMA journal_mode = WAL')
    own.exec('CREATE TABLE notes (text)')
    keepPrivate(file)
    // Without our locks the other one believes that it was the last, and takes the log away with it.
    const other = await otherProcess('lock', file)
    const ended = once(other, 'exit')
    other.send('go')
    await ended
    own.exec("INSERT INTO notes VALUES ('acknowledged')")
    expect(existsSync(`${file}-wal`)).toBe(true)
    own.close()
  })

  it('a folder that others use keeps its rights', () => {
    const folder = join(root, 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    keepPrivate(join(folder, 'app.db'))
    expect(rightsOf(folder)).toBe(0o755)
    expect(rightsOf(join(folder, 'app.db'))).toBe(0o600)
  })
})
