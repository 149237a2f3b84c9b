import { describe, expect, it } from 'vitest'

import { EQUIPMENT } from '@/presets/equipment'
import type { CityCode } from '@/presets/types'

/** How many of each type a city's contracts promise, by the type's name. */
function promised(city: CityCode): Record<string, number> {
  const { types, contracts } = EQUIPMENT[city]
  const all: Record<string, number> = {}
  for (const { type, count, offices } of contracts.flatMap(({ counts }) => counts)) {
    const { name } = types.find(({ code }) => code === type)!
    all[name] = (all[name] ?? 0) + count * (offices?.length ?? 1)
  }
  return all
}

describe('devices of the five specifications', () => {
  it('EQ-01 (part) Fukuoka: 38 tablets, 36 of each other, 146 in all', () => {
    const counts = promised('fukuoka')
    expect(Object.values(counts).sort()).toEqual([36, 36, 36, 38])
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(146)
  })

  it('EQ-14 (part) EQ-18 (part) Kawasaki: goods of the card centre, and what goes along on visits', () => {
    expect(promised('kawasaki')).toEqual({
      進捗状況確認用PC: 3,
      'カラーレーザープリンター（A3）': 1,
      各区配布用の交付管理システムPC: 7,
      USBメモリー: 7,
      出張用スマートフォン: 6,
      出張用タブレット: 1,
    })
    const yearly = Object.fromEntries(
      EQUIPMENT.kawasaki.supplies.map(({ name, yearly: number }) => [name, number]),
    )
    expect(yearly).toMatchObject({ クリアカードケース: 130_000, 交付通知書再発行用封筒: 30_000 })
  })

  it('EQ-16 (part) Seto: what the city lends, by count, with what is shared', () => {
    expect(promised('seto')).toEqual({
      '個人番号カード交付機器（統合端末機器）': 8,
      予約管理機器: 1,
      住民記録システム用端末機器: 4,
      'タブレット申請用端末（マイナ・アシスト）': 2,
      申請書作成機器: 3,
      券面プリンター: 2,
      電話: 1,
    })
    const shared = EQUIPMENT.seto.contracts[0]!.counts.filter(({ shared: some }) => some)
    expect(shared.map(({ type, shared: some }) => [type, some])).toEqual([
      ['unified', 1],
      ['residents', 1],
    ])
    expect(new Set(Object.values(EQUIPMENT.seto.owners))).toEqual(new Set(['lent']))
  })

  it('EQ-22 (part) EQ-23 what the city brings is the city’s, and Kawagoe has a terminal for its history', () => {
    for (const type of ['lgwan', 'lgwan-printer', 'barcode'])
      expect(EQUIPMENT.chiba.owners[type]).toBe('city')
    expect(EQUIPMENT.kawagoe.owners.express).toBe('city')
    expect(EQUIPMENT.fukuoka.owners.unified).toBe('city')
    expect(promised('kawagoe')).toMatchObject({ 市の応対履歴閲覧用端末: 1, 'マイナ・アシスト': 6 })
  })
})
