/** @engine: also on MongoDB every day. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { forgetCells } from '@/services/cards/import/problems'
import { openCard } from '@/services/cards/open-card'
import { sweepImports } from '@/services/cards/import/job'
import type { ImportPreview } from '@/services/cards/import/preview'
import type { ImportView } from '@/services/cards/import/view'
import { moveCard } from '@/services/cards/move-card'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf, type CsvRow } from '../../helpers/city-csv'
import type { Staff } from '../../helpers/staff'
import { uploadList } from '../../helpers/upload-list'
import { xlsxFile } from '../../helpers/xlsx-file'

let world: CardWorld

const bytesOf = (text: string, encoding = 'utf8') => new Uint8Array(iconv.encode(text, encoding))
const profileId = async (key: string) =>
  (await findRow<{ id: string }>(world.payload, 'card-import-profiles', {
    presetKey: { equals: `import:${key}` },
  }))!.id

const send = (
  body: Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
  staff: Staff = world.admin,
) => uploadList(staff, body, query)
const leftFiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('madoguchi-import-'))
const cards = () =>
  findRows<Record<string, string> & { id: string }>(
    world.payload,
    'cards',
    {},
    { sort: 'manufacturingNumber' },
  )

beforeAll(async () => {
  // A folder of its own, so that uploads of other tests are not counted.
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'import-job-'))
  world = await openCardWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const collection of ['cards', 'eligibilities', 'card-imports'] as const) {
    await world.payload.db.deleteMany({ collection, where: {} })
  }
})

describe('an import in the background', () => {
  it('CD-03 answers at once, tells how far it is, and leaves no file behind', async () => {
    const rows = [cardRow(1), cardRow(2, { 生年月日: '2月30日' }), cardRow(3)]
    const trial = await send(bytesOf(csvOf(rows), 'cp932'), { dryRun: '1' })
    expect(trial).toMatchObject({
      status: 'done',
      dryRun: true,
      created: 2,
      rejected: 1,
      encoding: 'Shift_JIS',
    })
    expect(await cards()).toEqual([])
    const real = await send(bytesOf(csvOf(rows), 'cp932'))
    expect(real).toMatchObject({ status: 'done', dryRun: false, created: 2, done: 3, of: 3 })
    expect(real.by).toContain('職員')
    const again = await send(bytesOf(csvOf(rows), 'cp932'))
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    const list = (await (await world.admin.get('/ops/cards/imports')).json()) as ImportView[]
    expect(list.map(({ dryRun }) => dryRun)).toEqual([false, false])
    expect(leftFiles()).toEqual([])
  })

  it('CD-03 reports every refused line, paged on the screen and as a file', async () => {
    const rows = Array.from({ length: 1300 }, (_, at) => cardRow(at, { 生年月日: 'いつか' }))
    const view = await send(bytesOf(csvOf(rows)))
    expect(view).toMatchObject({ rejected: 1300, created: 0 })
    const page = await (
      await world.admin.get(`/ops/cards/imports/${view.id}/problems?page=26`)
    ).json()
    expect(page).toMatchObject({ total: 1300, page: 26 })
    expect((page as { rows: { line: number }[] }).rows.at(-1)?.line).toBe(1301)
    const csv = await (
      await world.admin.get(`/ops/cards/imports/${view.id}/problems?format=csv`)
    ).text()
    const lines = csv.trim().split('\r\n')
    expect(lines[0]).toContain('"行","列","理由"')
    expect(lines).toHaveLength(1301)
    expect(lines[1300]).toMatch(/^"1301","生年月日","日付として読めません/)
    const xlsx = await world.admin.get(`/ops/cards/imports/${view.id}/problems?format=xlsx`)
    expect(new Uint8Array(await xlsx.arrayBuffer()).subarray(0, 2)).toEqual(bytesOf('PK'))
  })

  it('M16 H3 shows the cell and the number beside each reason, and warnings apart; stores neither in clear', async () => {
    const rows = [
      cardRow(1, { 生年月日: 'いつか', 氏名: '川崎　太郎' }),
      cardRow(2, { 氏名: '' }),
      cardRow(3, { 氏名: '〓田　花子' }),
      cardRow(4, { 備考: '123456789018' }),
      cardRow(5),
    ]
    const view = await send(bytesOf(csvOf(rows)), { dryRun: '1' })
    expect(view).toMatchObject({ created: 3, rejected: 2, warned: 2 })
    const page = async (query: string) =>
      (
        (await (
          await world.admin.get(`/ops/cards/imports/${view.id}/problems?${query}`)
        ).json()) as { total: number; rows: object[] }
      ).rows
    expect(await page('page=1')).toMatchObject([
      { line: 2, field: '生年月日', value: 'いつか', number: '7000000001' },
      { line: 5, field: '備考', value: '', number: '7000000004' },
    ])
    expect(await page('level=warning')).toMatchObject([
      { line: 3, field: '氏名', number: '7000000002' },
      { line: 4, field: '氏名', value: '〓田　花子', number: '7000000003' },
    ])
    const stored = await findRows<{ reason: string; value: string }>(
      world.payload,
      'card-import-problems',
      { import: { equals: view.id } },
    )
    expect(stored).toHaveLength(4)
    expect(JSON.stringify(stored)).not.toMatch(/いつか|花子|7000000001|123456789018/)
    await forgetCells(world.ctx, '2036-01-01T00:00:00.000Z')
    expect(await page('page=1')).toMatchObject([{ value: '', number: '' }, { value: '' }])
  })

  it('is for those who may import; says what is wrong with the upload', async () => {
    const path = '/ops/cards/import/upload?name=a.csv'
    const body = bytesOf(csvOf([cardRow(1)]))
    expect((await world.operator.upload(path, body)).status).toBe(403)
    expect((await world.window.upload(path, body)).status).toBe(403)
    expect((await world.admin.upload(path, new Uint8Array())).status).toBe(422)
    const named = await world.admin.upload('/ops/cards/import/upload?name=123456789018.csv', body)
    expect(named.status).toBe(422)
    expect(await named.text()).not.toContain('123456789018')
    expect((await world.admin.upload(`${path}&profile=none`, body)).status).toBe(422)
    expect(await findRows(world.payload, 'card-imports', {})).toEqual([])
    expect(leftFiles()).toEqual([])
  })

  it('shows an import whose process died as failed, and takes the list again', async () => {
    const old = new Date(world.clock.now.getTime() - 10 * 60_000).toISOString()
    const { id } = await insertRow<{ id: string }>(world.payload, 'card-imports', {
      fileName: 'x.csv',
      status: 'running',
      heartbeatAt: old,
      createdAt: old,
      updatedAt: old,
    })
    await sweepImports(world.ctx)
    const view = await (await world.admin.get(`/ops/cards/imports/${id}`)).json()
    expect(view).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('もう一度取り込む') as string,
    })
    expect(await send(bytesOf(csvOf([cardRow(1)])))).toMatchObject({ status: 'done', created: 1 })
  })

  it('a broken file is refused as a whole with its reason; nothing stays', async () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${csvOf([cardRow(1)])}`, 'utf16le'))
    const { 製造管理番号: _gone, ...rest } = cardRow(1)
    const bad: [Uint8Array<ArrayBuffer>, string][] = [
      [utf16, 'UTF-16'],
      [bytesOf(csvOf([rest])), '製造管理番号'],
      [
        bytesOf('国民の祝日・休日月日,国民の祝日・休日名称\r\n1955/1/1,元日\r\n', 'cp932'),
        '国民の祝日',
      ],
      [bytesOf(csvOf([cardRow(1)]).replaceAll(',', '\t')), 'タブ'],
      [bytesOf(csvOf([cardRow(1)]).replaceAll(',', ';')), 'セミコロン'],
      [bytesOf(csvOf([cardRow(1)]), 'eucjp'), 'EUC-JP'],
      [bytesOf('<html><table>'), 'HTML'],
      [
        bytesOf(
          csvOf([cardRow(1), cardRow(2)])
            .split('\r\n')
            .slice(1)
            .join('\r\n'),
        ),
        '見出し',
      ],
      [bytesOf('PK\u0003\u0004nonsense'), '壊れています'],
      [bytesOf(csvOf([{ ...cardRow(1), '123456789018': 'x' }])), '個人番号'],
      [new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')), '.xls'],
    ]
    for (const [body, text] of bad) {
      const view = await send(body)
      expect(view).toMatchObject({ status: 'failed', created: 0 })
      expect(view.message).toContain(text)
      expect(JSON.stringify(view)).not.toContain('123456789018')
    }
    expect(await cards()).toEqual([])
    expect(leftFiles()).toEqual([])
  })

  it('keeps to the number of rows that the city allows', async () => {
    await world.payload.updateGlobal({
      slug: 'city-settings',
      data: { cardImportMaxRows: 1000 },
    })
    const rows = Array.from({ length: 1001 }, (_, at) => cardRow(at))
    const view = await send(bytesOf(csvOf(rows)))
    expect(view).toMatchObject({ status: 'failed', created: 0 })
    expect(view.message).toContain('上限 1,000行')
    expect(await cards()).toEqual([])
    await world.payload.updateGlobal({
      slug: 'city-settings',
      data: { cardImportMaxRows: 300_000 },
    })
  })
})

describe('import profiles', () => {
  it('CD-04 reads the data of J-LIS by its own columns, and changes only what it speaks of', async () => {
    const profile = await profileId('jlis')
    const jlis = (change: CsvRow = {}): CsvRow => ({
      製造管理番号: 'ABC100001',
      発送単位番号: 'H-77',
      '氏名（漢字）': '川崎　花子',
      '氏名（カナ）': 'カワサキ　ハナコ',
      住所: '川崎市川崎区東田町8番地',
      生年月日: '昭和55年4月1日',
      カード有効期限: '20360401',
      申請経路: '郵便',
      ...change,
    })
    const first = await send(bytesOf(csvOf([jlis()])), { profile })
    expect(first).toMatchObject({ created: 1, profileName: '個人番号カード作成情報（J-LIS）' })
    const [card] = await cards()
    expect(card).toMatchObject({
      status: '受入れ済み',
      shippingNumber: 'H-77',
      expiresOn: '2036-04-01',
      receivedOn: tokyoDateOf(world.clock.now),
    })
    expect(openCard(card!, 'kana')).toBe('カワサキ　ハナコ')
    expect(openCard(card!, 'birthday')).toBe('1980-04-01')

    // The city's list knows the reservation number and a remark; the next list of J-LIS does not.
    await send(bytesOf(csvOf([cardRow(1, { 状態区分: '受入れ済み', 備考: '車いす' })])))
    await moveCard(world.ctx, { id: (await world.card(1)).id, status: '交付前設定済み' })
    const second = await send(bytesOf(csvOf([jlis({ 住所: '川崎市川崎区宮本町1番地' })])), {
      profile,
    })
    expect(second).toMatchObject({ changed: 1, rejected: 0 })
    const [after] = await cards()
    expect(after).toMatchObject({ status: '交付前設定済み', reservationNumber: '7000000001' })
    expect(openCard(after!, 'address')).toBe('川崎市川崎区宮本町1番地')
    expect(openCard(after!, 'remarks')).toBe('車いす')
    expect(openCard(after!, 'kana')).toBe('カワサキ　ハナコ')
  })

  it('CD-06 makes records from カード発行一覧表 as an Excel book, with days and places', async () => {
    await insertRow(world.payload, 'storage-places', {
      label: 'A棚1',
      code: 'P-A1',
      office: world.office,
      order: 1,
      active: true,
    })
    const profile = await world.payload.create({
      collection: 'card-import-profiles',
      data: {
        name: '発行一覧（保管つき）',
        source: 'issue-list',
        order: 5,
        hasHeader: true,
        defaultStatus: (await findRow<{ id: string }>(world.payload, 'card-statuses', {
          label: { equals: '受入れ済み' },
        }))!.id,
        columns: [
          { column: '製造番号', field: '製造管理番号' },
          { column: '氏名', field: '氏名' },
          { column: '住所', field: '住所' },
          { column: '受入日', field: '受入れ日' },
          { column: '検品日', field: '検品日' },
          { column: '棚', field: '保管場所コード' },
          { column: '番目', field: '位置' },
          { column: '方法', field: '交付の方法' },
        ],
      },
    })
    const path = await xlsxFile([
      ['製造番号', '氏名', '住所', '受入日', '検品日', '棚', '番目', '方法'],
      [
        'ABC100001',
        '𠮷田',
        '川崎市川崎区1',
        new Date(Date.UTC(2026, 10, 2)),
        null,
        'p-a1',
        12,
        '郵送',
      ],
      ['ABC100002', '葛󠄀城', '川崎市川崎区2', null, null, 'P-XX', null, null],
      ['ABC100003', '髙橋', '川崎市川崎区3', null, null, null, null, 'いつか'],
    ])
    const view = await send(new Uint8Array(readFileSync(path)), {
      name: '発行一覧.xlsx',
      profile: String(profile.id),
    })
    expect(view).toMatchObject({ created: 1, rejected: 2 })
    expect(view.problems.map(({ line, field }) => [line, field])).toEqual([
      [3, '保管場所コード'],
      [4, '交付の方法'],
    ])
    const [card] = await cards()
    expect(card).toMatchObject({ receivedOn: '2026-11-02', position: '12', route: 'mail' })
    expect(openCard(card!, 'name')).toBe('𠮷田')
    expect(String(card!.place)).toBeTruthy()
    await updateWhere(
      world.payload,
      'card-import-profiles',
      { id: { equals: profile.id } },
      { active: false },
    )
  })

  it('shows the beginning of a file with its columns and hides personal values', async () => {
    const body = bytesOf(csvOf([cardRow(1, { 受付区分: 'ネット' }), cardRow(2)]), 'cp932')
    const path = `/ops/cards/import/upload/preview?name=a.csv`
    const preview = (await (
      await world.admin.upload(path, body.slice(0, body.length - 20))
    ).json()) as ImportPreview
    expect(preview).toMatchObject({ problem: '', encoding: 'Shift_JIS' })
    expect(preview.columns[0]).toEqual({ name: '予約ID', field: '予約ID' })
    expect(preview.columns.at(-1)).toEqual({ name: '受付区分', field: '' })
    expect(preview.rows[0]!.slice(0, 4)).toEqual(['7000000001', 'K-1', 'ABC100001', '川＊　＊＊'])
    const wrong = await (
      await world.admin.upload(`${path}&profile=${await profileId('jlis')}`, body)
    ).json()
    expect((wrong as ImportPreview).problem).toContain('氏名（漢字）')
    expect(leftFiles()).toEqual([])
  })

  it('a profile that maps a field twice or names no number is refused when it is saved', async () => {
    const save = (columns: object[]) =>
      world.payload.create({
        collection: 'card-import-profiles',
        data: { name: '誤り', source: 'other', order: 9, columns } as never,
      })
    await expect(
      save([
        { column: 'a', field: '予約ID' },
        { column: 'b', field: '予約ID' },
      ]),
    ).rejects.toThrow('同じ項目')
    await expect(save([{ column: 'a', field: '氏名' }])).rejects.toThrow('製造管理番号')
  })
})
