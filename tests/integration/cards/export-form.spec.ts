import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { importProfile } from '@/services/cards/import/profiles'
import { moveCard } from '@/services/cards/move-card'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'

let world: CardWorld

const load = async (bytes: Uint8Array, profile?: string) => {
  const report = await importCityCsv(world.ctx, csvSource(bytes), {
    profile: await importProfile(world.ctx, profile),
  })
  expect(report.problems).toEqual([])
  return report.id!
}
async function download(query: Record<string, string> = {}): Promise<Buffer> {
  const path = `/ops/cards/import/export?${new URLSearchParams({ purpose: '市へ戻す', ...query })}`
  const answer = await world.admin.get(path)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}
const utf8 = (text: string) => Buffer.from(text, 'utf8')

beforeAll(async () => {
  world = await openCardWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const collection of ['cards', 'eligibilities', 'card-imports'] as const) {
    await world.payload.db.deleteMany({ collection, where: {} })
  }
})

describe('export in the form of the import', () => {
  const rare = [
    cardRow(1, { 氏名: '𠮷田　葛󠄀', 備考: '外字\ue000あり' }),
    cardRow(2, { 氏名: '神﨑　髙', 住所: '川崎市川崎区〜丁目−１', 備考: '=1+1\r\n"引用",も' }),
    cardRow(3, { 氏名: '神\ufe00', 備考: '+81\t①㈱～' }),
  ]

  it('CD-32 CD-01 (part) gives back an untouched file byte for byte, rare characters and all', async () => {
    const file = utf8(`\ufeff${csvOf(rare)}`)
    await load(file)
    expect((await download()).equals(file)).toBe(true)
    const stored = await findRows<{ sourceRow?: string }>(world.payload, 'cards', {})
    expect(stored.map(({ sourceRow }) => sourceRow)).toEqual(['', '', ''])
  })

  it('CD-32 also where quotes, dates, order, line ends and columns are the city’s own', async () => {
    const columns = [
      '備考',
      '独自',
      '区名',
      ...Object.keys(cardRow(1)).filter((name) => name !== '備考'),
    ]
    const rows = [
      cardRow(1, { 独自: ' x ', 区名: '川崎区', 生年月日: '昭和55年4月1日' }),
      cardRow(2, { 独自: '', 区名: '幸区役所', 有効期限: '2036/4/1', 予約ID: ' 7000000002 ' }),
    ]
    const plain = (cells: string[]) =>
      cells
        .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(',')
    const text = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
      .map(plain)
      .join('\n')
    await load(utf8(text))
    expect((await download()).toString()).toBe(text)
    const stored = await findRows<{ sourceRow?: string }>(world.payload, 'cards', {})
    for (const { sourceRow } of stored) {
      expect(sourceRow).toMatch(/^enc2:/)
      expect(sourceRow).not.toContain('花子')
    }
  })

  it('CD-32 keeps bytes for which Shift_JIS knows two ways, and 外字', async () => {
    // NEC's and IBM's code of 髙, and a character of the city's own font.
    const text = iconv.encode(csvOf([cardRow(1, { 氏名: 'XXYYZZ' })]), 'cp932')
    const at = text.indexOf('XXYYZZ')
    Buffer.from([0xee, 0xe0, 0xfb, 0xfc, 0xf0, 0x40]).copy(text, at)
    await load(text)
    expect((await download()).equals(text)).toBe(true)
  })

  it('shows what was changed here in its cell and leaves the rest of the line alone', async () => {
    const file = utf8(
      csvOf([cardRow(1, { 生年月日: '1980/4/1', 状態区分: '交付通知書発送済み' }), cardRow(2)]),
    )
    await load(file)
    await moveCard(world.ctx, { id: (await world.card(1)).id, status: '交付済み' })
    const lines = (await download()).toString().split('\r\n')
    const before = file.toString().split('\r\n')
    expect(lines[1]).toBe(before[1]!.replace('交付通知書発送済み","', '交付済み","2026-12-07'))
    expect(lines[2]).toBe(before[2])
    expect(lines).toHaveLength(before.length)
  })

  it('AU-06 (part) takes a purpose, is logged with the number, and keeps to offices and statuses', async () => {
    await load(utf8(csvOf([...rare, cardRow(9, { 住所: '川崎市幸区戸手本町1-11-1' })])))
    expect((await world.admin.get('/ops/cards/import/export')).status).toBe(422)
    expect((await world.operator.get('/ops/cards/import/export?purpose=x')).status).toBe(403)
    const mine = await world.ward.get('/ops/cards/import/export?purpose=x')
    expect((await mine.text()).trim().split('\r\n')).toHaveLength(5)
    await download({ offices: world.otherOffice, purpose: '幸区の確認' })
    const [log] = await findRows<{ count: number; purpose: string }>(world.payload, 'audit-logs', {
      and: [{ action: { equals: 'personal.export' } }, { purpose: { equals: '幸区の確認' } }],
    })
    expect(log).toMatchObject({ count: 1 })
  })

  it('CD-32 lists every record that Shift_JIS cannot hold before it replaces anything', async () => {
    await load(utf8(csvOf([rare[0]!, cardRow(2)])))
    const answer = await world.admin.get('/ops/cards/import/export?purpose=x&encoding=cp932')
    expect(answer.status).toBe(422)
    const { conflicts } = (await answer.json()) as {
      conflicts: { line: number; column: string; characters: string[] }[]
    }
    expect(conflicts).toMatchObject([{ line: 2, column: '氏名' }])
    expect(conflicts[0]!.characters.join()).toContain('U+20BB7')
    const replaced = iconv.decode(await download({ encoding: 'cp932', replace: '1' }), 'cp932')
    expect(replaced).toContain('〓田　葛')
  })

  it('CD-04 (part) a profile without headings comes back in its form as well', async () => {
    const { id } = await world.payload.create({
      collection: 'card-import-profiles',
      data: {
        name: '見出しなし',
        source: 'other',
        order: 1,
        hasHeader: false,
        columns: [
          { column: 'a', field: '製造管理番号' },
          { column: 'b', field: '氏名' },
          { column: 'c', field: '住所' },
          { column: 'd', field: '状態区分' },
        ],
      },
    })
    const file = utf8(
      'M1,川崎　花子,川崎市川崎区1,受入れ済み\r\n"M2","幸　太郎","川崎市幸区2","受入れ済み"\r\n',
    )
    await load(file, String(id))
    expect((await download()).equals(file)).toBe(true)
    const record = await findRow<{ form: object }>(world.payload, 'card-imports', {})
    expect(JSON.stringify(record!.form)).not.toContain('花子')
  })
})
