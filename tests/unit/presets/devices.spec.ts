import { describe, expect, it } from 'vitest'

import { EQUIPMENT } from '@/presets/equipment'

// Every demand is the specification's of Fukuoka (4(8)ア to エ), written by hand.
const { types, contracts } = EQUIPMENT.fukuoka
const rulesOf = (code: string) =>
  (types.find((one) => one.code === code)?.rules ?? [])
    .map(({ item, test, value = '' }) => `${item} ${test} ${value}`.trim())
    .sort()

describe('what Fukuoka asks of its devices', () => {
  it.each([
    [
      'tablet',
      [
        '通信 has Wi-Fi、Cellular',
        'Wi-Fi Direct yes',
        '最新か1つ前のOS yes',
        'CPUコア数 min 2',
        '記憶容量 min 64',
        '画面の大きさ min 10',
        '画面の横 min 1920',
        '画面の縦 min 1080',
        'カメラの横 min 1920',
        'カメラの縦 min 1200',
      ],
    ],
    ['pen', ['長さ min 150', '直径 max 12', '手のひらの誤反応の防止 yes', '替え芯 min 2']],
    [
      'card-printer',
      [
        '対応するカード has 個人番号カード、住基カード、在留カード、特別永住者証明書',
        'USB 2.0以上 yes',
        'Windows 11（32・64ビット、日本語） yes',
        '印字開始位置・改行の調整 yes',
        '文字の大きさの変更 yes',
        '自由な文字・空白 yes',
        '消耗品に印字の跡が残らない yes',
        '公印の画像の印字 yes',
      ],
    ],
    [
      'notebook',
      [
        '最新か1つ前のOS yes',
        'CPUコア数 min 2',
        'メモリー min 8',
        '記憶容量 min 256',
        'テンキー付き日本語キーボード yes',
        '有線USB-Aマウス yes',
        '端子 has USB、LAN',
        'セキュリティソフト yes',
      ],
    ],
  ])('EQ-03 (part) %s', (code, rules) => {
    expect(rulesOf(code)).toEqual([...rules].sort())
  })

  it('EQ-04 (part) 38 lines, two of them of the city, for 4G or better, without limit, at a flat fee, changed by agreement', () => {
    const [contract] = contracts
    const lines = contract!.counts
      .filter(({ hasLine }) => hasLine)
      .map(({ count, offices }) => count * (offices?.length ?? 1))
    expect(lines.reduce((sum, one) => sum + one, 0)).toBe(38)
    expect(contract!.counts[0]).toMatchObject({ type: 'tablet', count: 2, hasLine: true })
    for (const word of ['4G LTE以上', '無制限', '定額', '協議'])
      expect(contract!.linePlan).toContain(word)
  })
})
