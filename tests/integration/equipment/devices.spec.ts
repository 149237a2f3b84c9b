import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, updateCase } from '@/db/atomic'
import type { CaseView } from '@/services/cases/view'
import type { OneCase } from '@/services/cases/one'
import { adoptDevices } from '@/services/equipment/devices/adopt'
import type { DeviceLook } from '@/services/equipment/devices/import'
import type { PromisedTable } from '@/services/equipment/devices/promised'
import type { Device } from '@/services/equipment/masters'
import { keepRemovals } from '@/services/equipment/registers/removals'

import { ok } from '../../helpers/answer'
import { equipmentWorld, why } from '../../helpers/equipment-world'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { rowsOfXlsx } from '../../helpers/tables'
import { xlsxFile } from '../../helpers/xlsx-file'

const TODAY = '2026-11-30'
const world = equipmentWorld('fukuoka', TODAY)
const { clock, register, read, press, go, placed, listed } = world
let { payload, ctx, secretariat, admin, post, field, offices, ids, contract } = world.held
beforeAll(() => {
  ;({ payload, ctx, secretariat, admin, post, field, offices, ids, contract } = world.held)
})

const office = (index: number) => offices[index]!
const idsOf = async (slug: 'device-types' | 'device-models' | 'device-contracts' | 'supplies') =>
  findRows<{ id: string; code?: string; name: string }>(payload, slug, {})

describe('registering', () => {
  it('EQ-20 (part) EQ-22 knows whose a device is and how it was come by, and finds it by that', async () => {
    const city = await register({ type: ids.unified!, owner: 'city', from: '2026-08-01' })
    const lease = await register()
    const found = await listed(secretariat, { by_owner: 'city' })
    expect(found).toContain(city.cells.number)
    expect(found).not.toContain(lease.cells.number)
  })

  it('a number is one device’s alone, and the form says so', async () => {
    const { cells } = await register()
    const answer = await secretariat.post('/ops/cases/devices', {
      answers: {
        ...{ number: String(cells.number), type: ids.tablet, contract, owner: 'lease' },
        office: office(1).id,
      },
      op: randomUUID(),
    })
    expect([answer.status, await why(Promise.resolve(answer))]).toEqual([
      409,
      expect.stringContaining('同じ番号'),
    ])
  })

  it('an office sees its own devices, and edits none', async () => {
    const own = await register()
    const other = await register({ office: office(1).id })
    expect(await listed(post, { find: String(own.cells.number) })).toEqual([own.cells.number])
    expect((await post.get(`/ops/cases/devices/${other.id}`)).status).toBe(404)
    expect((await press(post, own.id, 'label', { labelledOn: TODAY })).status).toBe(403)
  })

  it('devices from before there were states stand where they stood', async () => {
    const row = await register()
    await updateCase(
      payload,
      'devices',
      { id: { equals: row.id } },
      { deviceKey: null, history: null, stateSeq: null },
    )
    await payload.db.updateOne({ collection: 'devices', id: row.id, data: { from: '2026-08-01' } })
    await adoptDevices(ctx)
    await adoptDevices(ctx)
    expect((await read(row.id)).row.state).toBe('placed')
  })
})

describe('what is missing', () => {
  it('EQ-06 EQ-07 EQ-09 EQ-19 devices without label, wire, discs or fresh definitions are listed', async () => {
    const pc = await placed({ type: ids.notebook! })
    const number = String(pc.cells.number)
    const lacks = async () => {
      const all: string[] = []
      for (const lack of ['label', 'wire', 'discs', 'antivirus'])
        if ((await listed(secretariat, { by_lack: lack, find: number })).includes(number))
          all.push(lack)
      return all
    }
    expect(await lacks()).toEqual(['label', 'wire', 'discs', 'antivirus'])
    await go(secretariat, pc.id, 'label', { labelledOn: TODAY })
    await go(secretariat, pc.id, 'secure', { theftGuard: 'ワイヤー', securedOn: TODAY })
    await go(secretariat, pc.id, 'discs', { discGivenOn: TODAY, discKeptOn: TODAY })
    await go(field, pc.id, 'antivirus', { antivirusOn: '2026-11-22' })
    expect(await lacks()).toEqual(['antivirus'])
    // The city decides how old is old.
    await payload.updateGlobal({ slug: 'equipment-settings', data: { antivirusDays: 8 } })
    expect(await lacks()).toEqual([])
    await payload.updateGlobal({ slug: 'equipment-settings', data: { antivirusDays: 7 } })
  })

  it('EQ-02 a device outside its period is flagged, and what begins or ends within 30 days is listed', async () => {
    const late = await placed({ from: '2026-08-01', to: '2026-11-29' })
    const ending = await placed({ from: '2026-08-01', to: '2026-12-30' })
    const later = await placed({ from: '2026-08-01', to: '2026-12-31' })
    const coming = await register({ from: '2026-12-30' })
    const far = await register({ from: '2026-12-31' })
    const of = (lack: string) => listed(secretariat, { by_lack: lack })
    const number = ({ cells }: { cells: CaseView['cells'] }) => String(cells.number)
    expect(await of('period')).toContain(number(late))
    expect(await of('period')).not.toContain(number(ending))
    expect(await of('ends')).toContain(number(ending))
    expect(await of('ends')).not.toContain(number(later))
    expect(await of('starts')).toContain(number(coming))
    expect(await of('starts')).not.toContain(number(far))
  })

  it('EQ-03 a tablet with 32 GB fails the check by name, and passes when the city mends its model', async () => {
    const rules = { id: '' }
    const models = await idsOf('device-models')
    const good = models.find(({ name }) => name.startsWith('タブレット'))!
    const made = await ok<{ doc: { id: string } }>(
      secretariat.post('/device-models', {
        name: 'タブレット 32GB',
        type: ids.tablet,
        active: true,
        specs: [
          ...((await findRow<{ specs: { item: string; value: string }[] }>(
            payload,
            'device-models',
            { id: { equals: good.id } },
          ))!.specs.map(({ item, value }) => ({
            item,
            value: item === '記憶容量' ? '32 GB' : value,
          })) ?? []),
        ],
      }),
    )
    rules.id = made.doc.id
    const small = await register({ model: made.doc.id })
    const whole = await register({ model: String(good.id) })
    expect((await read(small.id)).row.cells.failing).toBe('記憶容量64GB以上 → 32 GB')
    expect((await read(whole.id)).row.cells.failing).toBe('')
    const failing = await listed(secretariat, { by_lack: 'spec' })
    expect(failing).toContain(small.cells.number)
    expect(failing).not.toContain(whole.cells.number)
    // What is demanded is the city's: 32 GB is enough from now on.
    const type = (await findRow<{ rules: { item: string; value?: string }[] }>(
      payload,
      'device-types',
      { id: { equals: ids.tablet } },
    ))!
    await admin.patch(`/device-types/${ids.tablet}`, {
      rules: type.rules.map((rule) => (rule.item === '記憶容量' ? { ...rule, value: '32' } : rule)),
    })
    expect((await read(small.id)).row.cells.failing).toBe('')
  })

  it('EQ-05 EQ-08 a tablet is placed when its steps of kitting and its five of MDM are answered', async () => {
    const row = await register()
    const { checks } = await read(row.id)
    expect(checks.filter(({ text }) => text.startsWith('MDM'))).toHaveLength(5)
    expect(checks.some(({ text }) => text.includes('MultiWriter5350'))).toBe(true)
    expect(await why(press(secretariat, row.id, 'place', { placedOn: TODAY }))).toContain('手順が')
    for (const { id } of checks) await go(secretariat, row.id, 'check', { item: id, answer: 'yes' })
    expect((await go(secretariat, row.id, 'place', { placedOn: TODAY })).row.state).toBe('placed')
  })

  it('EQ-04 (part) a SIM is in one tablet alone', async () => {
    const [first, second] = [await placed(), await placed()]
    const sim = { line: '020-1111-2222', sim: '8981-55' }
    await go(secretariat, first.id, 'sim', sim)
    expect(await why(press(secretariat, second.id, 'sim', sim))).toContain('同じ番号')
    expect(await listed(secretariat, { by_lack: 'sim' })).toContain(second.cells.number)
  })
})

describe('the contract', () => {
  it('EQ-01 EQ-04 146 devices and 38 lines are promised in three waves, and the table says what is missing', async () => {
    const table = await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))
    const sum = (of: (row: PromisedTable['totals'][number]) => number) =>
      table.totals.reduce((all, row) => all + of(row), 0)
    expect([sum(({ promised }) => promised), sum(({ lines }) => lines)]).toEqual([146, 38])
    const promised = Object.fromEntries(table.totals.map((row) => [row.type, row.promised]))
    expect(promised).toMatchObject({
      タブレット端末: 38,
      タブレット端末用電子ペン: 36,
      追記用プリンタ: 36,
      ノートパソコン: 36,
    })
    const periods = new Set(table.rows.map(({ wave, from, to }) => `${wave} ${from}～${to}`))
    expect([...periods]).toEqual(
      expect.arrayContaining([
        '市 2026-08-01～2027-03-31',
        '第1期 2026-08-01～2027-03-31',
        '第2期 2026-11-01～2027-03-31',
        '第3期 2027-02-01～2027-03-31',
      ]),
    )
    const at = (place: string) =>
      table.rows.find((row) => row.place === place && row.type === '追記用プリンタ')!
    expect(at(office(5).name)).toMatchObject({ promised: 1, present: 0, problem: '1台足りません' })
    // The third wave is not missed before its day.
    expect(at(office(30).name).problem).toBe('')
    await placed({ type: ids['card-printer']!, office: office(5).id })
    await placed({ type: ids['card-printer']!, office: office(5).id })
    const later = await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))
    expect(
      later.rows.find((row) => row.place === office(5).name && row.type === '追記用プリンタ'),
    ).toMatchObject({ present: 2, problem: '1台多くあります' })
    expect((await post.get('/ops/equipment/promised')).status).toBe(403)
  })

  it('EQ-01 the table is an Excel file that says of each office what was promised and what stands there', async () => {
    await placed({ type: ids['card-printer']!, office: office(6).id })
    const file = await secretariat.get(
      `/ops/equipment/promised/output?format=xlsx&purpose=${encodeURIComponent('市への報告')}`,
    )
    const [head, ...rows] = await rowsOfXlsx(file)
    expect(head).toEqual(
      '契約 種類 置き場所 時期 から まで 約束 現在 回線 SIM 共用 違い'.split(' '),
    )
    const promised = (type: string) =>
      rows.filter((row) => row[1] === type).reduce((sum, row) => sum + Number(row[6]), 0)
    expect(promised('タブレット端末')).toBe(38)
    for (const type of ['タブレット端末用電子ペン', '追記用プリンタ', 'ノートパソコン'])
      expect([type, promised(type)]).toEqual([type, 36])
    const at = (place: string) =>
      rows.find((row) => row[1] === '追記用プリンタ' && row[2] === place)
    const period = ['2026-08-01', '2027-03-31']
    expect(at(office(6).name)?.slice(3)).toEqual(['第1期', ...period, '1', '1', '0', '0', '0'])
    expect(at(office(7).name)?.slice(6)).toEqual(['1', '0', '0', '0', '0', '1台足りません'])
  })
})

describe('an inventory from Excel', () => {
  const HEAD = ['管理番号', '種類', '設置する窓口', '調達の別', '製造番号', '設置開始日']
  const upload = (path: string, body: Uint8Array<ArrayBuffer>) =>
    secretariat.upload(path, body, { 'content-type': 'application/octet-stream' })

  it('EQ-01 (part) shows what would become of each line, and registers what was shown, once', async () => {
    const bytes = new Uint8Array(
      readFileSync(
        await xlsxFile([
          HEAD,
          ['X-1', 'タブレット端末', office(2).name, 'リース', 'S-1', ''],
          ['X-2', 'ノートパソコン', office(2).name, 'リース', 'S-2', '2026-12-01'],
          ['X-3', '知らない種類', office(2).name, '', '', ''],
          ['X-1', 'タブレット端末', office(2).name, '', '', ''],
          ['', 'タブレット端末', '', '', '', ''],
        ]),
      ),
    )
    const look = await ok<DeviceLook>(upload('/ops/equipment/import/preview?name=a.xlsx', bytes))
    expect(look.lines.map(({ number, does }) => [number, does])).toEqual([
      ['X-1', 'new'],
      ['X-2', 'new'],
      ['X-3', 'error'],
      ['X-1', 'error'],
      ['', 'error'],
    ])
    expect(look.lines[2]!.why).toContain('知らない種類')
    expect(await findRow(payload, 'devices', { number: { equals: 'X-1' } })).toBeNull()
    const take = `/ops/equipment/import?name=a.xlsx&digest=${look.digest}`
    expect(await ok(upload(take, bytes))).toEqual({ made: 2, left: 3 })
    // What was shown is not how it is any more.
    expect((await upload(take, bytes)).status).toBe(409)
    const row = (await findRow<Device>(payload, 'devices', { number: { equals: 'X-1' } }))!
    // Its period is that of the contract for this office.
    expect(row).toMatchObject({ from: '2026-08-01', to: '2027-03-31', serial: 'S-1' })
    expect((await post.upload(take, bytes)).status).toBe(403)
  })
})

describe('loans and losses', () => {
  it('EQ-18 what was lent is wiped after its return, by whom and how', async () => {
    const row = await placed()
    await go(field, row.id, 'lend', { borrower: '山田', loanDueOn: '2026-12-01' })
    // It cannot be with two people.
    expect(
      (await press(field, row.id, 'lend', { borrower: '鈴木', loanDueOn: TODAY })).status,
    ).toBe(409)
    expect(await listed(secretariat, { by_lack: 'overdue' })).toEqual([])
    clock.now = new Date('2026-12-02T01:00:00Z')
    expect(await listed(secretariat, { by_lack: 'overdue' })).toEqual([row.cells.number])
    clock.now = new Date('2026-11-30T01:00:00Z')
    expect((await go(field, row.id, 'giveBack')).row.state).toBe('returned')
    expect(await listed(secretariat, { by_lack: 'unwiped' })).toEqual([row.cells.number])
    // Nobody takes it along before it is wiped.
    expect(
      (await press(field, row.id, 'lend', { borrower: '鈴木', loanDueOn: TODAY })).status,
    ).toBe(409)
    const answer = await press(field, row.id, 'clean', { method: 'reset' })
    expect([answer.status, await why(Promise.resolve(answer))]).toEqual([
      422,
      expect.stringContaining('確かめた方法'),
    ])
    const { row: now, history } = await go(field, row.id, 'clean', {
      method: 'reset',
      note: '写真の一覧が空になった',
    })
    expect(now.state).toBe('placed')
    expect(history[0]!.note).toBe('写真の一覧が空になった')
    expect(await findRow(payload, 'devices', { id: { equals: row.id } })).toMatchObject({
      cleanedOn: TODAY,
      cleanMethod: 'reset',
    })
  })

  it('EQ-05 (part) a lost tablet is written off with its lock and its wipe recorded, never without', async () => {
    const row = await placed()
    await go(field, row.id, 'lose', { lostAt: '2026-11-30T09:30', note: '訪問先からの帰り' })
    expect(await why(press(secretariat, row.id, 'writeOff', { note: '協議した' }))).toContain(
      '遠隔ロックと遠隔消去',
    )
    expect(await why(press(secretariat, row.id, 'remoteWipe', { note: '済' }))).toContain(
      '遠隔ロック',
    )
    await go(secretariat, row.id, 'lock', { note: '応答あり' })
    await go(secretariat, row.id, 'remoteWipe', { note: '応答あり' })
    const { row: gone } = await go(secretariat, row.id, 'writeOff', { note: '市と協議した' })
    expect(gone).toMatchObject({ state: 'writtenOff', isOver: true })
  })
})

describe('removal', () => {
  it('EQ-13 no device is removed without its certificate, which is a document of its own', async () => {
    const rows = [await placed(), await placed()]
    for (const { id } of rows) await go(secretariat, id, 'plan')
    const { id } = rows[0]!
    expect(await why(press(secretariat, id, 'remove', { removedOn: TODAY }))).toContain(
      '消去の証明書がありません',
    )
    expect((await secretariat.get(`/ops/equipment/devices/${id}/certificate`)).status).toBe(404)
    const many = await Promise.all(
      rows.map(async (row) => ({ id: row.id, seen: (await read(row.id)).row.seen })),
    )
    expect(
      await ok(
        secretariat.post('/ops/cases/devices/many/certify', {
          rows: many,
          answers: {
            ...{ certificate: '消去-2026-1', method: 'overwrite', wipedOn: TODAY },
            wipedBy: '保守会社 佐藤',
          },
          op: randomUUID(),
        }),
      ),
    ).toMatchObject({ moved: 2, refused: [] })
    const paper = await secretariat.get(`/ops/equipment/devices/${id}/certificate`)
    const words = textOf(Buffer.from(await paper.arrayBuffer())).normalize('NFKC')
    expect(words).toContain('データの消去を行ったことを証する文書')
    expect(words).toContain(`消去-2026-1-${String(rows[0]!.cells.number)}`.normalize('NFKC'))
    expect((await go(secretariat, id, 'remove', { removedOn: TODAY })).row.isOver).toBe(true)
    // Each has a number of its own.
    const numbers = await findRows<{ wipeNumber: string }>(payload, 'devices', {
      id: { in: rows.map((row) => row.id) },
    })
    expect(new Set(numbers.map(({ wipeNumber }) => wipeNumber)).size).toBe(2)
  })

  it('EQ-13 (part) a pen holds no data and needs no certificate', async () => {
    const pen = await placed({ type: ids.pen! })
    await go(secretariat, pen.id, 'plan')
    expect((await go(secretariat, pen.id, 'remove', { removedOn: TODAY })).row.isOver).toBe(true)
  })

  it('EQ-17 a contract ends with every device gone, its steps answered, and the city’s word', async () => {
    const made = await ok<{ doc: { id: string } }>(
      admin.post('/device-contracts', {
        ...{ name: '短い契約', client: '市民課', lessor: 'リース', to: '2027-03-31', active: true },
        ...{ supportCompany: '保守', supportPhone: '092-000-0001' },
      }),
    )
    const own = await placed({ contract: made.doc.id, from: '2026-08-01' })
    const { row } = await ok<OneCase>(
      secretariat.post('/ops/cases/contract-ends', {
        answers: { contract: made.doc.id, dueOn: '2027-03-31' },
        op: randomUUID(),
      }),
    )
    const end = (staff: Staff, move: string, answers: Record<string, string> = {}) =>
      staff.get(`/ops/cases/contract-ends/${row.id}`).then(async (answer) => {
        const { row: now } = (await answer.json()) as OneCase
        return staff.post(`/ops/cases/contract-ends/${row.id}/${move}`, {
          ...{ seen: now.seen, answers, op: randomUUID() },
        })
      })
    const report = { summary: 'すべて撤去し、消去した', reportedOn: TODAY }
    // One of its devices still stands there.
    expect(await why(end(secretariat, 'report', report))).toContain(String(own.cells.number))
    const one = await ok<OneCase>(secretariat.get(`/ops/cases/contract-ends/${row.id}`))
    await go(secretariat, own.id, 'plan')
    await go(secretariat, own.id, 'certify', {
      ...{ certificate: 'S', method: 'crush', wipedOn: TODAY, wipedBy: '佐藤' },
    })
    await go(secretariat, own.id, 'remove', { removedOn: TODAY })
    expect(await why(end(secretariat, 'report', report))).toContain('手順が')
    for (const { id } of one.checks)
      expect((await end(secretariat, 'check', { item: id, answer: 'yes' })).status).toBe(200)
    expect((await end(secretariat, 'report', report)).status).toBe(200)
    expect((await end(secretariat, 'accept')).status).toBe(403)
    expect((await end(admin, 'accept')).status).toBe(200)
    const paper = await secretariat.get(
      `/ops/cases/contract-ends/${row.id}/paper?purpose=${encodeURIComponent('作業終了報告書の提出')}`,
    )
    expect(paper.headers.get('content-type')).toContain('pdf')
  })
})

describe('damage, counting and the evening', () => {
  it('EQ-16 (part) a damage by the vendor is followed until it is made good', async () => {
    const row = await placed({ owner: 'lent' })
    const { row: damage } = await ok<OneCase>(
      field.post('/ops/cases/device-damages', {
        answers: { device: row.id, happenedOn: TODAY, what: '画面が割れた', causedBy: 'vendor' },
        op: randomUUID(),
      }),
    )
    expect(damage.cells).toMatchObject({ deviceNumber: row.cells.number, owner: '市から貸与' })
    const step = async (move: string, answers: Record<string, string>) => {
      const { row: now } = await ok<OneCase>(admin.get(`/ops/cases/device-damages/${damage.id}`))
      return ok<OneCase>(
        admin.post(`/ops/cases/device-damages/${damage.id}/${move}`, {
          ...{ seen: now.seen, answers, op: randomUUID() },
        }),
      )
    }
    await step('decide', { remedy: 'pay', agreedWith: '市民課 林', dueOn: '2026-12-20' })
    expect((await step('settle', { amount: '48000', result: '弁償した' })).row.isOver).toBe(true)
    expect(await findRow(payload, 'device-damages', { id: { equals: damage.id } })).toMatchObject({
      amount: 48000,
      remedy: 'pay',
    })
  })

  it('a count by scanning says what was found, is missing and is too much', async () => {
    const here = office(9).id
    const window = await signIn(payload, ['window-staff'], [here])
    const own = [
      await placed({ office: here, from: '2026-08-01' }),
      await placed({ office: here, from: '2026-08-01' }),
    ]
    const stranger = await placed()
    const { row } = await ok<OneCase>(
      window.post('/ops/cases/device-counts', { answers: { office: here }, op: randomUUID() }),
    )
    const scan = (code: string, isSure = false) =>
      ok<{ kind: string; words: string; missing: unknown[]; unexpected: string[] }>(
        window.post(`/ops/equipment/counts/${row.id}/scan`, { code, op: randomUUID(), isSure }),
      )
    const number = String(own[0]!.cells.number)
    const wide = number
      .toLowerCase()
      .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
      .replace('－', '―')
    expect((await scan(wide)).kind).toBe('found')
    expect((await scan(number)).missing).toHaveLength(1)
    // The code of a label may be an address.
    expect(
      await scan(`https://city.example/admin/collections/devices/${own[0]!.id}`),
    ).toMatchObject({
      kind: 'again',
    })
    const elsewhere = await scan(String(stranger.cells.number))
    expect(elsewhere.kind).toBe('unexpected')
    expect(elsewhere.words).toContain(office(0).name)
    // What no device has is asked first, and a reading can be taken back.
    const slip = await scan('unknown－1')
    expect([slip.kind, slip.unexpected.length]).toEqual(['unknown', 1])
    expect(slip.words).toContain('登録されていません')
    const sure = await scan('UNKNOWN-1', true)
    expect([sure.kind, sure.unexpected.length]).toEqual(['unexpected', 2])
    await scan('UNKNOWN-2', true)
    const takeBack = (code: string) =>
      ok<{ unexpected: string[]; missing: unknown[] }>(
        window.post(`/ops/equipment/counts/${row.id}/unscan`, { code, op: randomUUID() }),
      )
    expect((await takeBack('UNKNOWN-2')).unexpected).toEqual([stranger.cells.number, 'UNKNOWN-1'])
    expect((await takeBack(number)).missing).toHaveLength(2)
    expect((await scan(number)).missing).toHaveLength(1)
    const { row: now } = await ok<OneCase>(window.get(`/ops/cases/device-counts/${row.id}`))
    await ok(
      window.post(`/ops/cases/device-counts/${row.id}/finish`, {
        ...{ seen: now.seen, answers: {}, op: randomUUID() },
      }),
    )
    expect(await findRow(payload, 'device-counts', { id: { equals: row.id } })).toMatchObject({
      ...{ found: 1, missing: 1, unexpected: 2 },
      missingNames: own[1]!.cells.number,
    })
  })

  it('EQ-24 the evening’s check lists the devices by name, once a day, and is closed when each is answered', async () => {
    const here = office(11).id
    const made = await ok<{ doc: { id: string } }>(
      admin.post('/device-types', {
        ...{ name: 'カメラ', code: 'camera', category: 'camera', needs: ['daily'], active: true },
      }),
    )
    const camera = await placed({ type: made.doc.id, office: here, from: '2026-08-01' })
    await keepRemovals(ctx)
    await keepRemovals(ctx)
    const staff = await signIn(payload, ['field-staff'], [here])
    const { rows } = await ok<{ rows: CaseView[] }>(staff.get('/ops/cases/removal-checks'))
    expect(rows).toHaveLength(1)
    const path = `/ops/cases/removal-checks/${rows[0]!.id}`
    const one = await ok<OneCase>(staff.get(path))
    expect(one.checks.map(({ text }) => text)).toEqual([
      expect.stringContaining(`${String(camera.cells.number)} カメラ`),
    ])
    const move = (name: string, seen: number, answers: Record<string, string> = {}) =>
      staff.post(`${path}/${name}`, { seen, answers, op: randomUUID() })
    expect(await why(move('close', one.row.seen))).toContain('手順が1件')
    await ok(move('check', one.row.seen, { item: one.checks[0]!.id, answer: 'yes' }))
    expect((await ok<OneCase>(move('close', one.row.seen + 1))).row.isOver).toBe(true)
    // A Sunday has none.
    const sunday = { ...ctx, now: () => new Date('2026-12-06T01:00:00Z') }
    expect(await keepRemovals(sunday)).toBe(0)
  })

  it('a changed type holds for its devices at once', async () => {
    const row = await register({ type: ids.unified!, from: '2026-08-01' })
    await ok(admin.patch(`/device-types/${ids.unified}`, { needs: ['label'] }))
    expect(await listed(secretariat, { by_lack: 'label' })).toContain(row.cells.number)
  })
})
