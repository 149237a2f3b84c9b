import { createHash } from 'node:crypto'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { backupsAt } from '@/services/backup/place'
import { DONE_MARK, restoreBackup } from '@/services/backup/restore'
import { readThrough, writeBackup } from '@/services/backup/write'

import {
  BACKUP_KEY,
  dropMongo,
  emptyMongo,
  ownFolder,
  sourceHere,
} from '../../helpers/backup-world'
import { addSlot, openWorld, type World } from '../../helpers/world'

const PROGRAM = fileURLToPath(new URL('../../helpers/backup-process.ts', import.meta.url))
let world: World
const folder = ownFolder()

beforeAll(async () => {
  world = await openWorld()
  for (let hour = 9; hour < 17; hour++)
    await addSlot(world, { start: `${hour}:00`.padStart(5, '0'), capacity: 10 })
})
afterAll(async () => {
  await world.close()
  folder.remove()
})

const begin = (...args: string[]): ChildProcess =>
  fork(PROGRAM, args, { execArgv: ['--import', 'tsx'] })

async function kill(child: ChildProcess): Promise<void> {
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}

/** Kills it once a file of this place is there, whatever it is doing to it then. */
async function killWhen(child: ChildProcess, isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => setImmediate(resolve))
  await kill(child)
}

it('AV-06 (part) leaves no half of a backup that passes for one, whenever its process is killed', async () => {
  for (const what of ['.part', '.files', '.mbk']) {
    const place = folder.at(`killed${what}`)
    const names = () => (existsSync(place) ? readdirSync(place) : [])
    await killWhen(begin('write', place), () => names().some((name) => name.endsWith(what)))
    for (const name of await backupsAt(place)) await readThrough(`${place}/${name}`, BACKUP_KEY)
    // The next one is made as if nothing had been.
    const { places } = await writeBackup(sourceHere(), [place], new Date())
    expect(places).toHaveLength(1)
  }
})

it('leaves no half of a restored place that passes for one, whenever its process is killed', async () => {
  const place = folder.at('whole')
  await writeBackup(sourceHere(), [place], new Date())
  const target = emptyMongo()
  const into = folder.at('half')
  const part = `${into}-0.restoring`
  await killWhen(begin('restore', place, into, target.uri ?? ''), () => existsSync(part))
  expect(existsSync(into + '-0')).toBe(existsSync(`${into}-0/${DONE_MARK}`))
  await dropMongo(target.uri)
  // What it left stands in nobody's way.
  const wish = { from: place, into: `${into}-0`, secret: BACKUP_KEY, ...target }
  if (!existsSync(wish.into)) await restoreBackup(wish)
  expect(readdirSync(wish.into)).toContain(DONE_MARK)
  await dropMongo(target.uri)
})

it('AV-06 (part) says that the place has no room, and leaves nothing that passes for a backup', async () => {
  const place = folder.at('full')
  const content = 'a file beside a record'
  const sha256 = createHash('sha256').update(content).digest('hex')
  const files = process.env.FILES_DIR!
  mkdirSync(files, { recursive: true })
  writeFileSync(path.join(files, 'file-of-a-record'), content)
  // Whatever is written to this device meets a full disk.
  const beside = path.join(place, 'files', sha256.slice(0, 2))
  mkdirSync(beside, { recursive: true })
  symlinkSync('/dev/full', path.join(beside, `${sha256}.part`))
  const refused = writeBackup(sourceHere(), [place], new Date())
  await expect(refused).rejects.toMatchObject({ code: 'BACKUP_FULL' })
  expect(await backupsAt(place)).toEqual([])
  expect(await writeBackup(sourceHere(), [place], new Date())).toMatchObject({
    places: [{ place }],
  })
})
