/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { MS_PER_DAY } from '@/domain/time/civil'
import { attachFile, type AttachedFile, removeAttached } from '@/services/attachments/attach'
import { sweepFiles } from '@/services/attachments/sweep'
import type { OneCase } from '@/services/cases/one'
import { startCase } from '@/services/cases/start'
import { complaint } from '@/services/contact/complaints/case'
import { complaints } from '@/services/contact/lists'

import { ok } from '../../helpers/answer'
import { crashAt, dieAt } from '../../helpers/crash'
import { contextOf } from '../../helpers/panel-screen'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Files beside a record: encrypted on disk, read by who reads the record, gone without a trace of the content. */
let world: World
let lead: Staff
let operator: Staff
let elsewhere: Staff

beforeAll(async () => {
  world = await openWorld()
  lead = await signIn(world.payload, ['supervisor'])
  operator = await signIn(world.payload, ['operator'])
  elsewhere = await signIn(world.payload, ['city-staff'], [world.offices[1]!.id])
})
afterAll(() => world.close())
beforeEach(async () => {
  await deleteRows(world.payload, 'attachments', {})
  await deleteRows(world.payload, 'complaints', {})
})

const TEXT = '文字起こし: 窓口で待たされた。'
const bytes = (text = TEXT) => new Uint8Array(new TextEncoder().encode(text))
const BYTES = { 'content-type': 'application/octet-stream' }

async function newComplaint(more: object = {}): Promise<string> {
  const { row } = await startCase(world.ctx(), complaint, {
    ...{ requestKey: randomUUID(), text: '対応', openedOn: '2026-11-30' },
    ...{ openedAt: '2026-11-30T03:00:00.000Z', openedBy: '受付' },
    ...more,
  } as never)
  return String(row.id)
}
const at = (id: string, rest = '') => `/ops/cases/complaints/${id}/files${rest}`
const add = (
  id: string,
  name = '通話.txt',
  content = bytes(),
  op: string = randomUUID(),
  by = lead,
) => by.upload(`${at(id)}?${new URLSearchParams({ name, what: '文字起こし', op })}`, content, BYTES)
const filesAt = async (id: string, by = lead): Promise<AttachedFile[]> =>
  (await ok<OneCase>(by.get(`/ops/cases/complaints/${id}`))).files!.files

const onDisk = (): string[] =>
  readdirSync(process.env.FILES_DIR!, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield bytes(text)
}

describe('a file beside a record', () => {
  it('comes back as it was, for who reads the record, and the reading is logged', async () => {
    const id = await newComplaint()
    await ok(add(id))
    const [file] = await filesAt(id)
    expect(file).toMatchObject({ name: '通話.txt', what: '文字起こし', bytes: bytes().length })
    const answer = await operator.get(at(id, `/${file!.id}`))
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(await answer.text()).toBe(TEXT)
    const log = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      target: { equals: `complaints/${id}` },
    })
    expect(log.map(({ summary }) => summary)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('文字起こしのファイルを付けた'),
        expect.stringMatching(/閲覧.*文字起こし/),
      ]),
    )
  })

  it('lies on disk and in the database so that nobody reads it there', async () => {
    const id = await newComplaint()
    await ok(add(id))
    const [path] = onDisk().slice(-1)
    expect(readFileSync(path!).includes(Buffer.from('窓口'))).toBe(false)
    const [row] = await findRows<Stored<'attachments'>>(world.payload, 'attachments', {})
    expect(JSON.stringify(row)).not.toContain('通話')
  })

  it('one that was changed on disk is not handed out', async () => {
    const id = await newComplaint()
    await ok(add(id))
    const [file] = await filesAt(id)
    const path = onDisk().find((one) => one.endsWith(file!.id))!
    const content = readFileSync(path)
    content[content.length - 20]! ^= 1
    writeFileSync(path, content)
    const answer = await lead.get(at(id, `/${file!.id}`))
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'UNREADABLE' }])
  })

  it('is put there once, however often the request is sent', async () => {
    const id = await newComplaint()
    const op = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => add(id, '通話.txt', bytes(), op)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await filesAt(id)).toHaveLength(1)
  })

  it.each([
    ['script.html', bytes('<script>1</script>'), '選んでください'],
    ['program.pdf', bytes('MZ program'), '選んでください'],
    ['メモ.txt', bytes('番号 123456789018 の方'), 'マイナンバー'],
    ['123456789018.txt', bytes(), 'マイナンバー'],
    ['empty.txt', bytes(''), '選んでください'],
  ])('%s is refused with what to do', async (name, content, says) => {
    const id = await newComplaint()
    const answer = await add(id, name, content)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { detail: string }).detail).toContain(says)
    expect(await filesAt(id)).toEqual([])
  })

  it('belongs to one record: through another, or from another office, nobody gets it', async () => {
    const own = await newComplaint({ office: world.offices[0]!.id })
    const other = await newComplaint({ office: world.offices[1]!.id })
    await ok(add(own))
    const [file] = await filesAt(own)
    expect((await lead.get(at(other, `/${file!.id}`))).status).toBe(404)
    expect((await elsewhere.get(at(own, `/${file!.id}`))).status).toBe(404)
    expect((await elsewhere.get(at(other, `/${file!.id}`))).status).toBe(404)
    expect((await add(own, 'a.txt', bytes(), randomUUID(), operator)).status).toBe(403)
  })

  it('goes with its content when it was wrong there, and why stays; not from what is over', async () => {
    const id = await newComplaint()
    await ok(add(id))
    const [file] = await filesAt(id)
    const count = onDisk().length
    expect((await lead.post(at(id, `/${file!.id}/remove`), { why: ' ' })).status).toBe(422)
    await ok(lead.post(at(id, `/${file!.id}/remove`), { why: '別の人のもの' }))
    expect((await filesAt(id))[0]!.removed).toContain('別の人のもの')
    expect((await lead.get(at(id, `/${file!.id}`))).status).toBe(404)
    expect(onDisk()).toHaveLength(count - 1)
    await ok(add(id))
    await world.payload.db.updateOne({ collection: 'complaints', id, data: { state: 'done' } })
    const kept = (await filesAt(id)).find(({ removed }) => !removed)!
    expect((await lead.post(at(id, `/${kept.id}/remove`), { why: '消したい' })).status).toBe(403)
  })

  it('a process that dies on the way leaves no file without a row for longer than a day, and none open to reading', async () => {
    const id = await newComplaint()
    const ctx = await contextOf(world.payload, lead)
    const wish = { name: 'a.txt', what: '文字起こし', op: randomUUID() }
    const before = onDisk().length
    await dieAt('file-kept', (fault) =>
      attachFile({ ...ctx, fault }, complaints, id, { ...wish, body: piecesOf(TEXT) }),
    )
    expect(await filesAt(id)).toEqual([])
    expect(onDisk()).toHaveLength(before + 1)
    await attachFile(ctx, complaints, id, { ...wish, body: piecesOf(TEXT) })
    const [file] = await filesAt(id)
    const dies = crashAt('file-marked')
    await removeAttached({ ...ctx, fault: dies }, complaints, id, file!.id, '誤り').catch(
      () => null,
    )
    expect((await lead.get(at(id, `/${file!.id}`))).status).toBe(404)
    const old = new Date(world.clock.now.getTime() - 2 * MS_PER_DAY)
    for (const path of onDisk()) utimesSync(path, old, old)
    await sweepFiles(world.ctx())
    expect(onDisk()).toEqual([])
  })

  it('goes when its record has gone, and stays while that is there', async () => {
    const [kept, gone] = [await newComplaint(), await newComplaint()]
    await ok(add(kept))
    await ok(add(gone))
    const [file] = await filesAt(kept)
    await deleteRows(world.payload, 'complaints', { id: { equals: gone } })
    const old = new Date(world.clock.now.getTime() - 2 * MS_PER_DAY)
    for (const path of onDisk()) utimesSync(path, old, old)
    await sweepFiles(world.ctx())
    expect(onDisk().map((path) => path.split('/').at(-1))).toEqual([file!.id])
    expect(await (await lead.get(at(kept, `/${file!.id}`))).text()).toBe(TEXT)
  })
})
