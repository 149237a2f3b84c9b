/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows, insertRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { env } from '@/lib/env'
import type { Stored } from '@/db/stored'
import { MS_PER_DAY } from '@/domain/time/civil'
import { encodeCp932 } from '@/documents/cp932'
import { checkHealth } from '@/services/alarms/health/probes'
import { attachFile, type AttachedFile, removeAttached } from '@/services/attachments/attach'
import { asDiskRefusal } from '@/services/attachments/folder'
import { logFilesLeft } from '@/services/attachments/log'
import { sweepFiles } from '@/services/attachments/sweep'
import type { OneCase } from '@/services/cases/one'
import { startCase } from '@/services/cases/start'
import { complaint } from '@/services/contact/complaints/case'
import { complaints } from '@/services/contact/lists'

import { ok } from '../../helpers/answer'
import { crashAt, dieAt, meanwhileAt } from '../../helpers/crash'
import { contextOf } from '../../helpers/panel-screen'
import { signIn, signInVendor, type Staff } from '../../helpers/staff'
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
  rmSync(env.FILES_DIR, { recursive: true, force: true })
  mkdirSync(env.FILES_DIR)
  await deleteRows(world.payload, 'attachments', {})
  await deleteRows(world.payload, 'complaints', {})
})

const TEXT = '文字起こし: 窓口で待たされた。'
const bytes = (text = TEXT) => new Uint8Array(new TextEncoder().encode(text))
const utf16 = (text: string, mark: string) => new Uint8Array(Buffer.from(mark + text, 'utf16le'))
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
    .filter((one) => one.isFile() && one.name !== MARK)
    .map((one) => join(one.parentPath, one.name))
const MARK = 'database.json'
const namesOnDisk = () => onDisk().map((path) => path.split('/').at(-1))
const asideOnDisk = () => onDisk().filter((path) => path.includes('/removed/'))

/** What lies on disk has lain there for two days. */
function growOld(): void {
  const old = new Date(world.clock.now.getTime() - 2 * MS_PER_DAY)
  for (const path of onDisk()) utimesSync(path, old, old)
}
const checkNow = async () =>
  (
    await findRows<Stored<'check-results'>>(world.payload, 'check-results', {
      name: { equals: 'attachments' },
    })
  )[0]

const inAMonth = () => ({
  ...world.ctx(),
  now: () => new Date(world.clock.now.getTime() + 31 * MS_PER_DAY),
})

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
    ['全角.txt', bytes('番号 １２３４５６７８９０１８ の方'), 'マイナンバー'],
    ['sjis.txt', new Uint8Array(encodeCp932('番号 １２３４５６７８９０１８')), 'マイナンバー'],
    ['utf16.txt', utf16('番号１２３４５６７８９０１８の方', ''), 'マイナンバー'],
    ['bom.txt', utf16('こんにちは', '\ufeff'), 'UTF-8'],
    ['empty.txt', bytes(''), '空のファイル'],
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

  it('is closed to all when it was wrong there, and why stays; its content lies sealed for a month; not from what is over', async () => {
    const id = await newComplaint()
    await ok(add(id))
    const [file] = await filesAt(id)
    const count = onDisk().length
    expect((await lead.post(at(id, `/${file!.id}/remove`), { why: ' ' })).status).toBe(422)
    await ok(lead.post(at(id, `/${file!.id}/remove`), { why: '別の人のもの' }))
    expect((await filesAt(id))[0]!.removed).toContain('別の人のもの')
    expect((await lead.get(at(id, `/${file!.id}`))).status).toBe(404)
    growOld()
    await sweepFiles(world.ctx())
    expect(onDisk()).toHaveLength(count)
    await sweepFiles(inAMonth())
    expect(namesOnDisk()).not.toContain(file!.id)
    await ok(add(id))
    await world.payload.db.updateOne({ collection: 'complaints', id, data: { state: 'done' } })
    const kept = (await filesAt(id)).find(({ removed }) => !removed)!
    expect((await lead.post(at(id, `/${kept.id}/remove`), { why: '消したい' })).status).toBe(403)
  })

  it('a process that dies on the way leaves no file without a row at its place for longer than a day, and none open to reading', async () => {
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
    growOld()
    await sweepFiles(inAMonth())
    expect(onDisk()).toEqual(asideOnDisk())
  })

  it('goes when its record has gone, and stays while that is there', async () => {
    const [kept, gone] = [await newComplaint(), await newComplaint()]
    await ok(add(kept))
    await ok(add(gone))
    const [file] = await filesAt(kept)
    await deleteRows(world.payload, 'complaints', { id: { equals: gone } })
    growOld()
    await sweepFiles(world.ctx())
    expect(namesOnDisk()).toEqual([file!.id])
    expect(await (await lead.get(at(kept, `/${file!.id}`))).text()).toBe(TEXT)
  })
})

describe('who takes a file away', () => {
  const remove = (who: Staff, id: string, file: string) =>
    who.post(at(id, `/${file}/remove`), { why: '誤り' })

  it('AC-06 (part) is who put it there or leads the work, never another employer; the log says whose it was', async () => {
    const id = await newComplaint()
    const vendor = await signInVendor(world.payload, ['supervisor'])
    const other = await signInVendor(world.payload, ['vendor-manager'])
    await ok(add(id))
    await ok(add(id, '報告.txt', bytes('受託者の報告'), randomUUID(), vendor))
    const [ofCity, ofVendor] = await filesAt(id)
    expect((await remove(vendor, id, ofCity!.id)).status).toBe(403)
    expect((await remove(lead, id, ofVendor!.id)).status).toBe(403)
    expect((await remove(operator, id, ofCity!.id)).status).toBe(403)
    const offered = async (who: Staff) =>
      (await ok<OneCase>(who.get(`/ops/cases/complaints/${id}`))).files!.files.map(
        ({ mayRemove }) => mayRemove,
      )
    expect([await offered(lead), await offered(vendor), await offered(operator)]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
    await ok(remove(other, id, ofVendor!.id))
    const { name } = await contextOf(world.payload, vendor).then(({ actor }) => actor)
    const log = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      target: { equals: `complaints/${id}` },
    })
    const [line] = log.map(({ summary }) => summary).filter((one) => one.includes('取り消した'))
    expect(line).toContain(`文字起こし、${bytes('受託者の報告').length}バイト、${name}が`)
  })

  it('AC-06 (part) of an incident whoever may report one takes away their own alone', async () => {
    const reporter = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
    const { row } = await ok<OneCase>(
      reporter.post('/ops/cases/incidents', {
        ...{ answers: { kind: 'leak', what: 'x' }, op: randomUUID() },
      }),
    )
    const path = `/ops/cases/incidents/${row.id}/files`
    const put = async (who: Staff) => {
      const name = new URLSearchParams({ name: 'a.txt', what: '事故報告書', op: randomUUID() })
      await ok(who.upload(`${path}?${name}`, bytes(), BYTES))
    }
    await put(lead)
    await put(reporter)
    const { files } = await ok<OneCase>(reporter.get(`/ops/cases/incidents/${row.id}`))
    const away = (file: string) => reporter.post(`${path}/${file}/remove`, { why: '誤り' })
    const [first, second] = files!.files
    expect((await away(first!.id)).status).toBe(403)
    expect((await away(second!.id)).status).toBe(200)
  })

  it('holds no more than its places, however many come at once', async () => {
    const id = await newComplaint()
    for (let nth = 0; nth < 48; nth++) await ok(add(id))
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(id)))
    const taken = answers.filter(({ status }) => status === 200).length
    expect(taken).toBeLessThanOrEqual(2)
    expect(await filesAt(id)).toHaveLength(48 + taken)
    expect(onDisk()).toHaveLength(48 + taken)
  })

  it('a name that turns the direction of writing is kept without what turns it', async () => {
    const id = await newComplaint()
    await ok(add(id, 'a\u202etxt.exe.txt'))
    expect((await filesAt(id))[0]!.name).toBe('a_txt.exe.txt')
  })
})

describe('the operation log of files', () => {
  const logOf = (id: string) =>
    findRows<{ summary: string; actorName: string }>(world.payload, 'audit-logs', {
      and: [{ target: { equals: `complaints/${id}` } }, { action: { equals: 'case.file' } }],
    })
  const wish = (op: string = randomUUID()) => ({
    ...{ name: 'a.txt', what: '文字起こし', op, body: piecesOf(TEXT) },
  })

  it('has the line of a file whose process died after its row, sent again or not', async () => {
    const [again, left] = [await newComplaint(), await newComplaint()]
    const ctx = await contextOf(world.payload, lead)
    const op = randomUUID()
    for (const id of [again, left])
      await dieAt('file-noted', (fault) => attachFile({ ...ctx, fault }, complaints, id, wish(op)))
    expect(await attachFile(ctx, complaints, again, wish(op))).toHaveLength(1)
    expect(await logOf(again)).toHaveLength(1)
    expect(await logOf(left)).toEqual([])
    expect(await logFilesLeft(world.ctx())).toBe(1)
    expect(await logFilesLeft(world.ctx())).toBe(0)
    expect(await logOf(left)).toMatchObject([{ actorName: ctx.actor.name }])
  })

  it('names whoever took a file away, also where another person presses after the process died', async () => {
    const id = await newComplaint()
    const [first, second] = [
      await contextOf(world.payload, lead),
      await contextOf(world.payload, await signIn(world.payload, ['supervisor'])),
    ]
    const [file] = await attachFile(first, complaints, id, wish())
    await dieAt('file-marked', (fault) =>
      removeAttached({ ...first, fault }, complaints, id, file!.id, '理由A'),
    )
    await expect(removeAttached(second, complaints, id, file!.id, '理由B')).rejects.toMatchObject({
      code: 'ALREADY_REMOVED',
      message: expect.stringContaining('理由A') as string,
    })
    expect(namesOnDisk()).toEqual([file!.id])
    const log = (await logOf(id)).filter(({ summary }) => summary.includes('取り消した'))
    expect(log).toMatchObject([{ actorName: first.actor.name }])
    expect(log[0]!.summary).toContain('理由A')
    // Whoever did it presses once more: the same, also when the record is over by then.
    await world.payload.db.updateOne({ collection: 'complaints', id, data: { state: 'done' } })
    expect(await removeAttached(first, complaints, id, file!.id, '理由A')).toHaveLength(1)
  })

  it('is told by the task of a file taken away by a process that died', async () => {
    const id = await newComplaint()
    const ctx = await contextOf(world.payload, lead)
    const [file] = await attachFile(ctx, complaints, id, wish())
    await dieAt('file-marked', (fault) =>
      removeAttached({ ...ctx, fault }, complaints, id, file!.id, '誤り'),
    )
    await logFilesLeft(world.ctx())
    expect((await logOf(id)).map(({ summary }) => summary).toSorted()).toEqual([
      expect.stringContaining('取り消した（誤り）'),
      expect.stringContaining('付けた（'),
    ])
  })

  it('has both lines when a file is taken away while its first line is copied', async () => {
    const id = await newComplaint()
    const ctx = await contextOf(world.payload, lead)
    const fault = meanwhileAt('file-logged', async () => {
      const [file] = await filesAt(id)
      await dieAt('file-marked', (dies) =>
        removeAttached({ ...ctx, fault: dies }, complaints, id, file!.id, '誤り'),
      )
    })
    await attachFile({ ...ctx, fault }, complaints, id, wish())
    await logFilesLeft(world.ctx())
    expect(await logOf(id)).toHaveLength(2)
  })

  it('one sending belongs to one record: the same of another record is a file of its own', async () => {
    const [one, other] = [await newComplaint(), await newComplaint()]
    const ctx = await contextOf(world.payload, lead)
    const op = randomUUID()
    await attachFile(ctx, complaints, one, wish(op))
    expect(await attachFile(ctx, complaints, other, wish(op))).toHaveLength(1)
  })

  it('fifty files may stand beside a record; those that were taken away do not count', async () => {
    const id = await newComplaint()
    const ctx = await contextOf(world.payload, lead)
    const [file] = await attachFile(ctx, complaints, id, wish())
    const [row] = await findRows<Stored<'attachments'>>(world.payload, 'attachments', {})
    const { id: _id, attachKey, ...rest } = row!
    for (let n = 1; n < 50; n++)
      await insertRow(world.payload, 'attachments', { ...rest, attachKey: `${attachKey}|${n}` })
    await expect(attachFile(ctx, complaints, id, wish())).rejects.toMatchObject({
      message: expect.stringContaining('50個まで') as string,
    })
    await removeAttached(ctx, complaints, id, file!.id, '誤り')
    expect(await attachFile(ctx, complaints, id, wish())).toHaveLength(51)
  })
})

describe('the folder of files and its database', () => {
  const loseRows = (ids: readonly string[]) =>
    deleteRows(world.payload, 'attachments', { id: { in: [...ids] } })

  it('keeps what an older database does not know, alarms, and has it back with its row', async () => {
    const id = await newComplaint()
    for (let n = 0; n < 12; n++) await ok(add(id))
    const files = await filesAt(id)
    const rows = await findRows<Stored<'attachments'>>(world.payload, 'attachments', {})
    const lost = rows.filter((row) => row.id !== files[0]!.id)
    await loseRows(lost.map((row) => row.id))
    growOld()
    expect(await sweepFiles(world.ctx())).toMatchObject({ dropped: 0, aside: 11 })
    expect(asideOnDisk()).toHaveLength(11)
    expect(await checkNow()).toMatchObject({
      ok: 'no',
      summary: expect.stringContaining('11個') as string,
    })
    // The newer database comes back: its files are read at once, and lie at their place after the next night.
    for (const row of lost) await insertRow(world.payload, 'attachments', { ...row })
    expect(await (await lead.get(at(id, `/${files[3]!.id}`))).text()).toBe(TEXT)
    expect(await sweepFiles(world.ctx())).toMatchObject({ back: 11, missing: 0 })
    expect([asideOnDisk(), onDisk().length]).toEqual([[], 12])
    expect(await checkNow()).toMatchObject({ ok: 'yes' })
  })

  it('lets go of what nobody asked for in sixty days, and at once of what was taken away', async () => {
    const id = await newComplaint()
    for (let n = 0; n < 3; n++) await ok(add(id))
    const files = await filesAt(id)
    const rows = await findRows<Stored<'attachments'>>(world.payload, 'attachments', {})
    await loseRows(files.map((file) => file.id))
    growOld()
    await sweepFiles(world.ctx())
    await insertRow(world.payload, 'attachments', { ...rows[0]!, removedOn: '2026-11-30' })
    const now = world.clock.now
    await sweepFiles(world.ctx())
    expect(asideOnDisk()).toHaveLength(2)
    world.clock.now = new Date(now.getTime() + 59 * MS_PER_DAY)
    await sweepFiles(world.ctx())
    expect(asideOnDisk()).toHaveLength(2)
    world.clock.now = new Date(now.getTime() + 60 * MS_PER_DAY)
    expect(await sweepFiles(world.ctx())).toMatchObject({ dropped: 2 })
    expect(onDisk()).toEqual([])
    world.clock.now = now
  })

  it('alarms when files of the newer database are not in an older folder', async () => {
    const id = await newComplaint()
    await ok(add(id))
    await ok(add(id))
    rmSync(onDisk()[0]!)
    expect(await sweepFiles(world.ctx())).toMatchObject({ missing: 1 })
    expect(await checkNow()).toMatchObject({
      ok: 'no',
      summary: expect.stringContaining('1個') as string,
    })
  })

  it('what came in while the process died goes after a day', async () => {
    await ok(add(await newComplaint()))
    const path = `${onDisk()[0]}.part`
    writeFileSync(path, 'half')
    growOld()
    expect(await sweepFiles(world.ctx())).toMatchObject({ dropped: 1, aside: 0 })
    expect(onDisk()).toEqual([path.replace('.part', '')])
  })

  it('what comes in lies nowhere in the clear', async () => {
    const id = await newComplaint()
    const ctx = await contextOf(world.payload, lead)
    const uploads = () =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('madoguchi-import'))
    const before = uploads()
    let during: string[] = []
    async function* body(): AsyncGenerator<Uint8Array> {
      yield bytes(TEXT.repeat(1000))
      during = uploads()
      yield bytes(TEXT)
    }
    await attachFile(ctx, complaints, id, {
      ...{ name: 'a.txt', what: '文字起こし', op: randomUUID(), body: body() },
    })
    expect(during.filter((name) => !before.includes(name))).toEqual([])
    expect(readFileSync(onDisk()[0]!).includes(Buffer.from('窓口'))).toBe(false)
  })

  const filesCheck = async () => {
    await checkHealth(world.ctx(), ['health-files'])
    const [row] = await findRows<Stored<'check-results'>>(world.payload, 'check-results', {
      name: { equals: 'health-files' },
    })
    return [row!.ok, row!.summary]
  }
  const markOf = (folder: string) => join(folder, MARK)

  it('of another database is left alone: nothing is kept there, nothing taken away', async () => {
    const id = await newComplaint()
    await ok(add(id))
    growOld()
    writeFileSync(markOf(env.FILES_DIR), JSON.stringify({ database: 'another' }))
    const answer = await add(id)
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'FILES_AWAY' }])
    await deleteRows(world.payload, 'attachments', {})
    await sweepFiles(world.ctx())
    expect(onDisk()).toHaveLength(1)
    expect(await checkNow()).toMatchObject({ ok: 'no' })
    expect(await filesCheck()).toEqual(['no', expect.stringContaining('ほかのデータベース')])
    // Somebody says that it is the right one.
    writeFileSync(markOf(env.FILES_DIR), '')
    expect(await filesCheck()).toEqual(['yes', expect.anything()])
    await ok(add(id))
  })

  it('that is not there is not made anew: a disk that is not connected is told', async () => {
    const id = await newComplaint()
    await ok(add(id))
    renameSync(env.FILES_DIR, `${env.FILES_DIR}-away`)
    expect((await add(id)).status).toBe(503)
    expect(await filesCheck()).toEqual([
      'no',
      expect.stringContaining('ディスクがつながっているか'),
    ])
    renameSync(`${env.FILES_DIR}-away`, env.FILES_DIR)
    expect(await filesCheck()).toEqual(['yes', expect.anything()])
    await ok(add(id))
  })

  it('that cannot be written to is told to whoever attaches and on the page of checks', async () => {
    const id = await newComplaint()
    const right = env.FILES_DIR
    writeFileSync(`${right}-file`, '')
    env.FILES_DIR = join(`${right}-file`, 'files')
    try {
      const answer = await add(id)
      expect([answer.status, await answer.json()]).toMatchObject([
        503,
        { detail: expect.stringContaining('システムの管理者') as string },
      ])
      expect(await filesCheck()).toEqual(['no', expect.stringContaining('書き込めません')])
    } finally {
      env.FILES_DIR = right
    }
  })

  it('that is full is told with what to do', () => {
    const full = asDiskRefusal(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    expect(full).toMatchObject({
      code: 'FILES_FULL',
      message: expect.stringContaining('空きがありません') as string,
    })
  })
})
