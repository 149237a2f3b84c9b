import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { restoreBackup } from '@/services/backup/restore'
import { writeBackup, type Written } from '@/services/backup/write'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'

import {
  BACKUP_KEY,
  dropMongo,
  emptyMongo,
  ownFolder,
  restoredRows,
  sourceHere,
} from '../../helpers/backup-world'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
const folder = ownFolder()
const places = [folder.at('main'), folder.at('second')]
const FILE = path.join(process.env.FILES_DIR!, 'ab', 'file-of-a-record')

beforeAll(async () => {
  world = await openWorld()
  for (const start of ['09:00', '10:00', '11:00'])
    await addSlot(world, { start, capacity: 100_000 })
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(FILE, 'sealed by a key of its own')
})
afterAll(async () => {
  await world.close()
  folder.remove()
})

async function book(start = '09:00'): Promise<string> {
  const key = randomUUID()
  const wish: PlaceInput = {
    ...{ service: world.service, office: world.offices[0]!.id, date: MONDAY, start },
    ...{ partySize: 1, people: [{ key, identifier: key, eligibility: '' }], mode: 'book' },
    ...{ idemKey: key, language: 'ja' },
  }
  return (await placeReservation(world.ctx(), wish)).id
}

const backup = (): Promise<Written> => writeBackup(sourceHere(), places, new Date())
const idsOf = (rows: Record<string, unknown>[]) =>
  new Set(rows.map((row) => String(row.id ?? row._id)))

it('AV-04 (part) holds every booking that was acknowledged before, taken while bookings go on', async () => {
  let isOver = false
  const acknowledged: string[] = []
  const clerk = async (start: string) => {
    while (!isOver) acknowledged.push(await book(start))
  }
  const clerks = ['09:00', '10:00'].map(clerk)
  for (let tries = 0; tries < 2; tries++) {
    await book('11:00')
    const before = [...acknowledged]
    const { places: written } = await backup()
    const target = emptyMongo()
    const into = folder.at(`restored-${tries}`)
    await restoreBackup({ from: written[1]!.file, into, secret: BACKUP_KEY, ...target })
    const found = idsOf(await restoredRows(into, target.uri, 'reservations'))
    expect(before.filter((id) => !found.has(id))).toEqual([])
    await dropMongo(target.uri)
  }
  isOver = true
  await Promise.all(clerks)
  expect(acknowledged.length).toBeGreaterThan(10)
})

it('AV-06 PO-16 (part) lies at both places, the same, with the files beside records', async () => {
  const { places: written, rows } = await backup()
  expect(rows).toBeGreaterThan(0)
  expect(new Set(written.map(({ sha256 }) => sha256)).size).toBe(1)
  const target = emptyMongo()
  const into = folder.at('with-files')
  const { manifest } = await restoreBackup({
    ...{ from: places[1]!, into, secret: BACKUP_KEY, ...target },
  })
  expect(readFileSync(path.join(into, 'files', 'ab', 'file-of-a-record'), 'utf8')).toBe(
    'sealed by a key of its own',
  )
  expect(manifest.tables.offices?.rows).toBe(2)
  await dropMongo(target.uri)
})

it('AC-18 (part) shows nothing of what it holds to whoever has no key', async () => {
  const { places: written } = await backup()
  const bytes = readFileSync(written[0]!.file)
  for (const word of ['kawasaki', '川崎区役所', 'reservations'])
    expect(bytes.includes(Buffer.from(word))).toBe(false)
})

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

it('AV-08 (part) is refused with another key, one byte changed, cut off, of another format', async () => {
  const { places: written } = await backup()
  const whole = readFileSync(written[0]!.file)
  const restored = (name: string, bytes: Buffer, secret = BACKUP_KEY) => {
    const file = folder.at('main', `madoguchi-${name}.mbk`)
    writeFileSync(file, bytes)
    return refusalOf(restoreBackup({ from: file, into: folder.at(name), secret, ...emptyMongo() }))
  }
  const changed = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1
    return bytes
  }
  expect(await restored('other-key', whole, `${BACKUP_KEY}!`)).toBe('BACKUP_KEY_WRONG')
  expect(await restored('no-key', whole, '')).toBe('BACKUP_KEY_MISSING')
  const middle = Math.floor(whole.length / 2)
  for (const at of [whole.indexOf(0x0a) - 10, middle, whole.length - 1])
    expect(await restored(`changed-${at}`, changed(at))).toBe('BACKUP_DAMAGED')
  expect(await restored('cut', whole.subarray(0, middle))).toBe('BACKUP_DAMAGED')
  expect(await restored('longer', Buffer.concat([whole, Buffer.from('x')]))).toBe('BACKUP_DAMAGED')
  const later = Buffer.from(whole.toString('latin1').replace('"format":1', '"format":9'), 'latin1')
  expect(await restored('later', later)).toBe('BACKUP_UNKNOWN')
  expect(await restored('other', Buffer.from('PK\u0003\u0004'))).toBe('BACKUP_UNKNOWN')
  // None of them has left anything behind.
  expect(readdirSync(folder.at()).filter((name) => /changed|cut|key|later/.test(name))).toEqual([])
})

it('is never put over what is there', async () => {
  const { places: written } = await backup()
  const into = folder.at('there')
  mkdirSync(into)
  writeFileSync(path.join(into, 'mine'), 'mine')
  const wish = { from: written[0]!.file, into, secret: BACKUP_KEY, ...emptyMongo() }
  expect(await refusalOf(restoreBackup(wish))).toBe('RESTORE_NOT_EMPTY')
  expect(readdirSync(into)).toEqual(['mine'])
})

it('says that a file beside a record is missing or was changed', async () => {
  const { places: written } = await backup()
  const [sub = ''] = readdirSync(folder.at('main', 'files'))
  const [name = ''] = readdirSync(folder.at('main', 'files', sub))
  const kept = folder.at('main', 'files', sub, name)
  const content = readFileSync(kept)
  writeFileSync(kept, 'another content')
  const wish = { from: written[0]!.file, into: folder.at('f'), secret: BACKUP_KEY, ...emptyMongo() }
  expect(await refusalOf(restoreBackup(wish))).toBe('BACKUP_DAMAGED')
  writeFileSync(kept, content)
})
