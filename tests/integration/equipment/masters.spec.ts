import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { OneCase } from '@/services/cases/one'
import { adoptDevices } from '@/services/equipment/devices/adopt'
import type { DeviceLook } from '@/services/equipment/devices/import'
import type { PromisedTable } from '@/services/equipment/devices/promised'
import type { Device } from '@/services/equipment/masters'
import { spreadMasters } from '@/services/equipment/spread'
import { deviceTile } from '@/services/equipment/tiles'

import { ok } from '../../helpers/answer'
import { equipmentWorld, why } from '../../helpers/equipment-world'
import { xlsxFile } from '../../helpers/xlsx-file'

/** Types, models and contracts, and what devices have of them. */
const TODAY = '2026-11-30'
const world = equipmentWorld('fukuoka', TODAY)
const { register, read, press, go, placed, listed } = world
let { payload, ctx, secretariat, admin, offices, ids, contract } = world.held
beforeAll(() => {
  ;({ payload, ctx, secretariat, admin, offices, ids, contract } = world.held)
})

const stored = async (id: string): Promise<Device> =>
  (await findRow<Device>(payload, 'devices', { id: { equals: id } }))!
const put = (id: string, data: object) =>
  payload.db.updateOne({ collection: 'devices', id, data: data as never })
type Made = { doc: { id: string } }
const newType = (more: object) => ok<Made>(admin.post('/device-types', { active: true, ...more }))
const newContract = (name: string, more: object = {}) =>
  ok<Made>(
    admin.post('/device-contracts', {
      ...{ name, client: '市民課', lessor: 'リース', to: '2027-03-31', active: true },
      ...{ supportCompany: '保守', supportPhone: '092-000-0001' },
      ...more,
    }),
  )

describe('a type', () => {
  it('a new name, another category and other needs are those of its devices, whoever dies in between', async () => {
    const { doc } = await newType({ name: '古い名', code: 'spread', category: 'other', needs: [] })
    const row = await register({ type: doc.id, from: '2026-08-01' })
    await ok(admin.patch(`/device-types/${doc.id}`, { name: '新しい名', needs: ['label'] }))
    expect(await stored(row.id)).toMatchObject({
      ...{ name: '新しい名', typeName: '新しい名', needs: ',label,' },
    })
    // The process died between the type and its devices.
    await updateWhere(payload, 'device-types', { id: { equals: doc.id } }, { name: '最後の名' })
    expect(await spreadMasters(ctx)).toBe(1)
    expect(await spreadMasters(ctx)).toBe(0)
    expect((await stored(row.id)).name).toBe('最後の名')
  })

  it('EQ-08 (part) a device that turns out to be another type has the steps of that one before it', async () => {
    const row = await register({ type: ids.notebook! })
    await go(secretariat, row.id, 'retype', { type: ids.tablet!, contract, note: '取り違え' })
    const { checks } = await read(row.id)
    expect(checks.filter(({ text }) => text.startsWith('MDM'))).toHaveLength(5)
    expect(await stored(row.id)).toMatchObject({ typeName: 'タブレット端末', category: 'tablet' })
    expect(await why(press(secretariat, row.id, 'place', { placedOn: TODAY }))).toContain('手順が')
  })

  it('devices from before there were types get the one of their name; the others are listed for people', async () => {
    const [named, unnamed] = [await register(), await register()]
    for (const { id } of [named, unnamed])
      await put(id, { type: null, typeName: null, needs: null, contractId: null })
    await put(unnamed.id, { name: '昔の端末' })
    await adoptDevices(ctx)
    expect(await stored(named.id)).toMatchObject({ type: ids.tablet, contractId: contract })
    expect(await listed(secretariat, { by_lack: 'type' })).toEqual([unnamed.cells.number])
    await go(secretariat, unnamed.id, 'retype', { type: ids.pen!, contract, note: '台帳と照合' })
    expect(await listed(secretariat, { by_lack: 'type' })).toEqual([])
    expect((await stored(unnamed.id)).needs).toBe(',label,')
  })

  it('EQ-04 (part) lines from before they were kept apart stay one device’s each', async () => {
    const [first, second] = [await placed(), await placed()]
    await put(first.id, { line: '020-1234', sim: 'OLD 1' })
    await put(second.id, { line: '020 1234', sim: 'OLD 2' })
    await adoptDevices(ctx)
    await adoptDevices(ctx)
    expect((await stored(first.id)).simNumber).toBe('OLD 1')
    const sim = { line: '020-1234', sim: 'NEW' }
    expect(await why(press(secretariat, second.id, 'sim', sim))).toContain('同じ番号')
    // Whoever has the line may write it down again.
    expect((await press(secretariat, first.id, 'sim', sim)).status).toBe(200)
  })
})

describe('a model', () => {
  it('EQ-03 (part) of another type is refused, and a device without one has not been held to anything', async () => {
    const models = await findRows<{ id: string; type: string }>(payload, 'device-models', {})
    const of = (type: string) => models.find((one) => String(one.type) === type)!.id
    const answer = await secretariat.post('/ops/cases/devices', {
      answers: {
        ...{ number: 'M-1', type: ids.tablet, contract, office: offices[0]!.id, owner: 'lease' },
        model: of(ids.pen!),
      },
      op: randomUUID(),
    })
    expect([answer.status, await why(Promise.resolve(answer))]).toEqual([
      422,
      expect.stringContaining('ほかの種類'),
    ])
    const bare = await register()
    const number = String(bare.cells.number)
    expect((await read(bare.id)).row.cells.failing).toBe('機種の記録なし')
    expect(await listed(secretariat, { by_lack: 'spec', find: number })).toEqual([number])
    const pen = `${of(ids.pen!)}|${ids.pen}`
    expect(await why(press(secretariat, bare.id, 'mend', { modelOfType: pen }))).toContain(
      'ほかの種類の機種',
    )
    await go(secretariat, bare.id, 'mend', { modelOfType: `${of(ids.tablet!)}|${ids.tablet}` })
    expect(await listed(secretariat, { by_lack: 'spec', find: number })).toEqual([])
    // What was stored before anybody compared them is found, too.
    await put(bare.id, { model: String(of(ids.pen!)) })
    expect((await read(bare.id)).row.cells.failing).toBe('機種がほかの種類のものです')
    expect(await listed(secretariat, { by_lack: 'spec', find: number })).toEqual([number])
  })
})

describe('a contract', () => {
  it('EQ-17 (part) is known by itself: two of one name have each its own devices, and a new name changes nothing', async () => {
    const [first, second] = [await newContract('同じ名'), await newContract('同じ名')]
    const row = await placed({ contract: first.doc.id, from: '2026-08-01' })
    const { row: end } = await ok<OneCase>(
      secretariat.post('/ops/cases/contract-ends', {
        answers: { contract: second.doc.id, dueOn: '2027-03-31' },
        op: randomUUID(),
      }),
    )
    const one = await ok<OneCase>(secretariat.get(`/ops/cases/contract-ends/${end.id}`))
    for (const { id } of one.checks) {
      const { row: now } = await ok<OneCase>(secretariat.get(`/ops/cases/contract-ends/${end.id}`))
      await ok(
        secretariat.post(`/ops/cases/contract-ends/${end.id}/check`, {
          ...{ seen: now.seen, answers: { item: id, answer: 'yes' }, op: randomUUID() },
        }),
      )
    }
    const { row: now } = await ok<OneCase>(secretariat.get(`/ops/cases/contract-ends/${end.id}`))
    const report = { summary: 'なし', reportedOn: TODAY }
    const answer = await secretariat.post(`/ops/cases/contract-ends/${end.id}/report`, {
      ...{ seen: now.seen, answers: report, op: randomUUID() },
    })
    expect(answer.status).toBe(200)
    await ok(secretariat.patch(`/device-contracts/${first.doc.id}`, { name: '改めた名' }))
    expect(await stored(row.id)).toMatchObject({ contract: '改めた名', contractId: first.doc.id })
  })

  it('EQ-02 (part) promises by period: a device of a time that nobody promised is not counted for another', async () => {
    const place = { place: '倉庫' }
    const period = (from: string, to: string) => ({
      ...{ type: ids.pen, count: 1, ...place, from, to },
    })
    const { doc } = await newContract('二つの期', {
      counts: [period('2026-04-01', '2026-09-30'), period('2026-10-01', '2027-03-31')],
    })
    const pen = { type: ids.pen!, contract: doc.id, office: '', location: '倉庫' }
    await placed({ ...pen, from: '2026-10-01', to: '2027-03-31' })
    const rows = async () =>
      (await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))).rows.filter(
        (row) => row.contract === '二つの期',
      )
    expect((await rows()).map(({ from, present, problem }) => [from, present, problem])).toEqual([
      ['2026-04-01', 0, ''],
      ['2026-10-01', 1, ''],
    ])
    await placed({ ...pen, from: '2027-05-01', to: '2027-06-30' })
    expect((await rows()).at(-1)).toMatchObject({
      ...{ promised: 0, present: 1, problem: '契約の台数の表の期間と合いません' },
    })
  })
})

describe('a list from Excel', () => {
  it('EQ-01 (part) days that are none, in another form, or the wrong way round are told by their line', async () => {
    const HEAD = ['管理番号', '種類', '契約件名略称', '設置する窓口', '設置開始日', '設置終了日']
    const line = (number: string, from: string, to: string) => [
      ...[number, 'タブレット端末', '郵便局支援業務委託契約', offices[2]!.name, from, to],
    ]
    const bytes = new Uint8Array(
      readFileSync(
        await xlsxFile([
          HEAD,
          line('D-1', '2026-13-45', ''),
          line('D-2', '2026-08-01', 'R9.3.31'),
          line('D-3', '2027-01-01', '2026-12-31'),
          line('D-4', '2026-08-01', '2027-03-31'),
        ]),
      ),
    )
    const look = await ok<DeviceLook>(
      secretariat.upload('/ops/equipment/import/preview?name=a.xlsx', bytes, {
        'content-type': 'application/octet-stream',
      }),
    )
    expect(look.lines.map(({ does, why: said }) => [does, said])).toEqual([
      ['error', expect.stringContaining('設置開始日「2026-13-45」')],
      ['error', expect.stringContaining('設置終了日「R9.3.31」')],
      ['error', expect.stringContaining('設置終了日は、設置開始日と同じか')],
      ['new', ''],
    ])
  })
})

it('a device that lacks three things is counted once on the start page', async () => {
  const number = async () =>
    Number(((await deviceTile.read(ctx, TODAY))?.value ?? '0').replace(/\D/g, ''))
  const before = await number()
  const { cells } = await placed()
  for (const lack of ['label', 'wire', 'sim'])
    expect(await listed(secretariat, { by_lack: lack })).toContain(cells.number)
  expect(await number()).toBe(before + 1)
})
