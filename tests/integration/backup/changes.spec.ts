import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { afterAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { restoreBackup, type Restored } from '@/services/backup/restore'
import { type Source, writeBackup } from '@/services/backup/write'

import { BACKUP_KEY, ownFolder, restoredRows } from '../../helpers/backup-world'

const PROGRAM = fileURLToPath(new URL('../../helpers/changes-process.ts', import.meta.url))
const folder = ownFolder()
afterAll(folder.remove)

type Said = { row: number; at: string }
type Writer = { child: ChildProcess; said: Said[] }

const logsOf = (place: string) => {
  try {
    return readdirSync(folder.at(place, 'changes'))
  } catch {
    return []
  }
}

/** Writes to a database of its own in this place. */
function begin(place: string): Writer {
  const args = [
    folder.at(`${place}.db`),
    folder.at(place, 'changes'),
    folder.at(`${place}-2`, 'changes'),
  ]
  const said: Said[] = []
  const child = fork(PROGRAM, args, { execArgv: ['--import', 'tsx'] })
  child.on('message', (word: Said) => said.push(word))
  return { child, said }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await turn()
}

async function ended({ child }: Writer, how: 'kill' | 'tell'): Promise<void> {
  const end = once(child, 'exit')
  if (how === 'kill') child.kill('SIGKILL')
  else child.send('end')
  await end
}

const backup = (place: string) => {
  const source: Source = {
    ...{ uri: '', sqlite: folder.at(`${place}.db`), files: folder.at('none'), secret: BACKUP_KEY },
    ...{ changes: folder.at(place, 'changes'), product: 'test', dataKey: 'test' },
  }
  return writeBackup(source, [folder.at(place), folder.at(`${place}-2`)], new Date())
}

const restored = async (
  from: string,
  into: string,
  wish = {},
): Promise<[Restored, Set<number>]> => {
  const found = await restoreBackup({
    ...{ from: folder.at(from), into: folder.at(into), secret: BACKUP_KEY, ...wish },
  })
  const rows = await restoredRows(folder.at(into), undefined, 'notes')
  return [found, new Set(rows.map(({ id }) => Number(id)))]
}

const missing = (said: Said[], found: Set<number>) => said.filter(({ row }) => !found.has(row))

describe.skipIf(isMongo())('changes between two backups', () => {
  it('AV-04 (part) the last booking that was acknowledged before the process was killed is there', async () => {
    const writer = begin('a')
    await until(() => writer.said.length > 20)
    await backup('a')
    // The log is begun anew some times meanwhile.
    await until(() => logsOf('a').length > 3)
    await ended(writer, 'kill')
    const [{ upTo }, atPlace] = await restored('a', 'a-killed')
    expect(
      missing(
        writer.said.filter(({ at }) => at < upTo),
        atPlace,
      ),
    ).toEqual([])
    // The disk of the database is there as well: whoever starts next keeps the rest of its log.
    const next = begin('a')
    await until(() => next.said.length > 5)
    await ended(next, 'tell')
    const [, all] = await restored('a', 'a-all')
    expect(missing([...writer.said, ...next.said], all)).toEqual([])
  })

  it('AV-04 (part) goes back to a moment: all before it, and nothing after it', async () => {
    const writer = begin('b')
    await until(() => writer.said.length > 20)
    await backup('b')
    await until(() => logsOf('b').length > 2)
    await ended(writer, 'tell')
    const [{ manifest, upTo }, all] = await restored('b', 'b-all')
    expect(missing(writer.said, all)).toEqual([])
    const middle = new Date((Date.parse(manifest.takenAt) + Date.parse(upTo)) / 2).toISOString()
    const [{ upTo: at }, some] = await restored('b', 'b-middle', { until: middle })
    expect(at <= middle).toBe(true)
    expect(
      missing(
        writer.said.filter((one) => one.at < at),
        some,
      ),
    ).toEqual([])
    const later = writer.said.filter((one) => one.at > middle)
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter(({ row }) => some.has(row))).toEqual([])
    // Before the first backup there is nothing.
    const early = { until: '2020-01-01T00:00:00Z' }
    await expect(restored('b', 'b-early', early)).rejects.toMatchObject({
      code: 'RESTORE_NO_BACKUP',
    })
  })

  it('AV-04 (part) refuses changes of which a part in the middle is gone, and reads none that were changed', async () => {
    const writer = begin('c')
    await until(() => writer.said.length > 20)
    await backup('c')
    await until(() => logsOf('c').length > 3)
    await ended(writer, 'tell')
    const [, all] = await restored('c', 'c-all')
    const before = readdirSync(folder.at('c', 'changes')).sort()
    for (const name of before) {
      const file = folder.at('c', 'changes', name)
      const whole = readFileSync(file)
      writeFileSync(file, whole.subarray(0, whole.indexOf(0x0a) + 30))
      const refusal = await restored('c', `c-${name}`).then(
        ([, some]) => (some.size < all.size ? 'less' : 'all'),
        (error: { code?: string }) => error.code,
      )
      expect(['BACKUP_DAMAGED', 'less']).toContain(refusal)
      writeFileSync(file, whole)
    }
  })
})
