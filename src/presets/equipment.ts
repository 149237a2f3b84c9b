import type { Category, Need, Owner, Supplier } from '@/domain/equipment/vocabulary'
import type { SpecRule } from '@/domain/equipment/spec'

import { offices as fukuokaOffices } from './fukuoka/offices'
import type { CityCode } from './types'

export type TypePreset = {
  code: string
  name: string
  category: Category
  needs: Need[]
  accessories?: string
  rules?: SpecRule[]
}
export type ModelPreset = {
  name: string
  maker?: string
  type: string
  specs: { item: string; value: string }[]
}
/** Offices by code; without one it stands at `place`. */
export type CountPreset = {
  type: string
  count: number
  hasLine?: boolean
  /** So many of them are shared with other work. */
  shared?: number
  wave?: string
  offices?: string[]
  place?: string
  from: string
  to: string
}
export type ContractPreset = {
  key: string
  name: string
  client: string
  lessor: string
  supportCompany: string
  supportPhone: string
  to: string
  linePlan?: string
  counts: CountPreset[]
}
export type SupplyPreset = {
  key: string
  name: string
  size?: string
  unit: string
  supplier: Supplier
  reorderAt: number
  yearly?: number
  perHundredCards?: number
  /** Code of the sheet that print jobs draw from. */
  sheet?: string
}
export type ChecklistPreset = { key: string; name: string; kind: string; items: string[] }
export type EquipmentPreset = {
  types: TypePreset[]
  models: ModelPreset[]
  contracts: ContractPreset[]
  supplies: SupplyPreset[]
  /** How devices of a type are come by, for the demonstration. */
  owners: Record<string, Owner>
}

/** `記憶容量>=64 GB；Wi-Fi Direct；端子*=USB、LAN`: a demand each; a name alone is something that must be there. */
const demands = (text: string): SpecRule[] =>
  text.split('；').map((part) => {
    const [, item = part, sign, value, unit] = /^(.+?)(>=|<=|\*=)(\S+)(?: (.+))?$/.exec(part) ?? []
    if (!sign) return { item, test: 'yes' }
    return { item, test: sign === '>=' ? 'min' : sign === '<=' ? 'max' : 'has', value, unit }
  })
/** `記憶容量=128；Wi-Fi Direct`: what a model has. */
const specs = (text: string): ModelPreset['specs'] =>
  text.split('；').map((part) => {
    const [item = '', value = 'あり'] = part.split('=')
    return { item, value }
  })
const supply = (
  key: string,
  name: string,
  unit: string,
  reorderAt: number,
  more: Partial<SupplyPreset> = {},
): SupplyPreset => ({ key, name, unit, reorderAt, supplier: 'vendor', ...more })
const ofCity = (key: string, name: string, unit: string): SupplyPreset =>
  supply(key, name, unit, 0, { supplier: 'city' })

const owned = (by: Partial<Record<Owner, string>>): Record<string, Owner> =>
  Object.fromEntries(
    Object.entries(by).flatMap(([owner, types]) =>
      types.split(' ').map((one) => [one, owner as Owner] as const),
    ),
  )

const MDM = [
  '遠隔ロック',
  '遠隔消去',
  '位置の取得',
  'アプリの制限',
  'デバイス管理（パスワード・Wi-Fi・接続制限）',
]

/** Steps of kitting and of the end, until the city has its own (EQ-05, EQ-08, EQ-17). */
export const CHECKLISTS: readonly ChecklistPreset[] = [
  {
    key: 'tablet',
    name: 'タブレットの設定（キッティング・MDM）',
    kind: 'devices/tablet',
    items: [
      ...MDM.map((what) => `MDM: ${what}ができることを確かめた`),
      '業務用アプリを入れ、開始後すぐに使えることを確かめた',
      'MultiWriter5350とのWi-Fi Directの接続を設定し、印刷できた',
      '日本語のマニュアル（本体の分だけ）を付けた',
      '箱・梱包材を持ち帰った',
    ],
  },
  {
    key: 'pc',
    name: 'パソコンの設定（キッティング）',
    kind: 'devices/pc',
    items: [
      '業務用ソフト・プリンタドライバーを入れ、開始後すぐに使えることを確かめた',
      'セキュリティソフトを入れ、定義を最新にした',
      '日本語のマニュアル（本体の分だけ）を付けた',
      '箱・梱包材を持ち帰った',
    ],
  },
  {
    key: 'printer',
    name: 'プリンターの設定（キッティング）',
    kind: 'devices/printer',
    items: ['接続して試し印刷をした', 'インクリボン・用紙を入れた', '箱・梱包材を持ち帰った'],
  },
  {
    key: 'end',
    name: '契約終了の作業',
    kind: 'contract-ends',
    items: [
      '設置した機器をすべて撤去した',
      '記録されたデータをすべて消去し、証明書を1台ずつ用意した',
      '市から借りた機器・資料を返した',
      '回線・サービスの解約を確かめた',
      '作業終了報告書を作った',
    ],
  },
]

const TABLET: TypePreset = {
  code: 'tablet',
  name: 'タブレット端末',
  category: 'tablet',
  needs: ['label', 'wire', 'sim', 'mdm', 'antivirus', 'wipe'],
  rules: demands(
    '通信*=Wi-Fi、Cellular；Wi-Fi Direct；最新か1つ前のOS；CPUコア数>=2；記憶容量>=64 GB；画面の大きさ>=10 インチ；' +
      '画面の横>=1920 ドット；画面の縦>=1080 ドット；カメラの横>=1920 ドット；カメラの縦>=1200 ドット',
  ),
}
const PC: TypePreset = {
  code: 'notebook',
  name: 'ノートパソコン',
  category: 'pc',
  needs: ['label', 'wire', 'antivirus', 'discs', 'wipe'],
  rules: demands(
    '最新か1つ前のOS；CPUコア数>=2；メモリー>=8 GB；記憶容量>=256 GB；テンキー付き日本語キーボード；有線USB-Aマウス；' +
      '端子*=USB、LAN；セキュリティソフト',
  ),
}
const PRINTER_CAN =
  'USB 2.0以上；Windows 11（32・64ビット、日本語）；印字開始位置・改行の調整；文字の大きさの変更；自由な文字・空白；' +
  '消耗品に印字の跡が残らない；公印の画像の印字'
const CARDS = '個人番号カード、住基カード、在留カード、特別永住者証明書'

const FUKUOKA_FROM = ['2026-08-01', '2026-11-01', '2027-02-01'] as const
const FUKUOKA_TO = '2027-03-31'
const PO = fukuokaOffices.map(({ code }) => code)
const PER_WAVE = 12

const fukuoka: EquipmentPreset = {
  types: [
    TABLET,
    {
      ...{ code: 'pen', name: 'タブレット端末用電子ペン', category: 'pen', needs: ['label'] },
      rules: demands('長さ>=150 mm；直径<=12 mm；手のひらの誤反応の防止；替え芯>=2 本'),
    },
    {
      ...{ code: 'card-printer', name: '追記用プリンタ', category: 'printer' },
      needs: ['label', 'wire'],
      rules: demands(`対応するカード*=${CARDS}；${PRINTER_CAN}`),
    },
    PC,
    { code: 'unified', name: '統合端末・プリンター（市）', category: 'terminal', needs: [] },
  ],
  models: [
    {
      ...{ name: 'タブレット 10.9インチ Cellular 128GB', type: 'tablet' },
      specs: specs(
        '通信=Wi-Fi、Cellular；Wi-Fi Direct；最新か1つ前のOS；CPUコア数=8；記憶容量=128；画面の大きさ=10.9；' +
          '画面の横=2304；画面の縦=1440；カメラの横=3264；カメラの縦=2448',
      ),
    },
    {
      ...{ name: '電子ペン 165mm', type: 'pen' },
      specs: specs('長さ=165；直径=9.5；手のひらの誤反応の防止；替え芯=2'),
    },
    {
      ...{ name: 'Zenius-is2', type: 'card-printer' },
      specs: specs(`対応するカード=${CARDS}；${PRINTER_CAN}`),
    },
    {
      ...{ name: 'ノートパソコン 15.6型', type: 'notebook' },
      specs: specs(
        '最新か1つ前のOS；CPUコア数=4；メモリー=8；記憶容量=256；テンキー付き日本語キーボード；有線USB-Aマウス；' +
          '端子=USB、LAN；セキュリティソフト',
      ),
    },
  ],
  contracts: [
    {
      key: 'post-office',
      name: '郵便局支援業務委託契約',
      client: '福岡市役所市民局戸籍住民課',
      lessor: '（リース会社名）',
      supportCompany: '（保守会社名）',
      supportPhone: '092-000-0000',
      to: FUKUOKA_TO,
      linePlan: '4G LTE以上、月間のデータ量は無制限、定額。容量の変更は市と協議のうえで行う。',
      counts: [
        {
          type: 'tablet',
          count: 2,
          hasLine: true,
          wave: '市',
          place: '戸籍住民課',
          from: FUKUOKA_FROM[0],
          to: FUKUOKA_TO,
        },
        ...FUKUOKA_FROM.flatMap((from, index): CountPreset[] =>
          ['tablet', 'pen', 'card-printer', 'notebook'].map((type) => ({
            type,
            count: 1,
            hasLine: type === 'tablet',
            wave: `第${index + 1}期`,
            offices: PO.slice(index * PER_WAVE, (index + 1) * PER_WAVE),
            from,
            to: FUKUOKA_TO,
          })),
        ),
      ],
    },
  ],
  supplies: [
    supply('ribbon', '追記用プリンタのインクリボン', '個', 12),
    supply('tip', '電子ペンの替え芯', '本', 18),
    ofCity('cartridge', '統合端末のプリンターのカートリッジ', '個'),
    ofCity('paper', '統合端末の用紙', '冊'),
  ],
  owners: owned({ lease: 'tablet pen card-printer notebook', city: 'unified' }),
}

const type = (
  code: string,
  name: string,
  category: Category,
  needs: Need[] = [],
  accessories = '',
): TypePreset => ({ code, name, category, needs, ...(accessories ? { accessories } : {}) })
const YEAR = { from: '2026-04-01', to: '2027-03-31' } as const
const contract = (
  key: string,
  name: string,
  client: string,
  counts: CountPreset[],
): ContractPreset => ({
  ...{ key, name, client, counts, to: YEAR.to },
  ...{ lessor: '（リース会社名）', supportCompany: '（保守会社名）', supportPhone: '000-000-0000' },
})

const CARD_PC: Need[] = ['wire', 'antivirus', 'wipe']
const PC_EXTRAS = 'マウス、テンキー、充電コード、ワイヤーロック'
const WARD_PC_EXTRAS = 'マウス、充電コード、ワイヤーロック'
const LASER_EXTRAS = '専用の台、消耗品一式、進捗状況確認用PC3台との接続'
const WARDS = ['kawasaki', 'saiwai', 'nakahara', 'takatsu', 'miyamae', 'tama', 'asao']

const kawasaki: EquipmentPreset = {
  types: [
    type('progress-pc', '進捗状況確認用PC', 'pc', CARD_PC, PC_EXTRAS),
    type('laser', 'カラーレーザープリンター（A3）', 'printer', [], LASER_EXTRAS),
    type('ward-pc', '各区配布用の交付管理システムPC', 'pc', CARD_PC, WARD_PC_EXTRAS),
    type('usb', 'USBメモリー', 'media', ['wipe']),
    type('visit-phone', '出張用スマートフォン', 'phone', ['sim', 'mdm', 'antivirus', 'wipe']),
    type('visit-tablet', '出張用タブレット', 'tablet', ['sim', 'mdm', 'antivirus', 'wipe']),
  ],
  models: [],
  contracts: [
    contract('cards', 'マイナンバーカード交付等業務委託', '川崎市', [
      { type: 'progress-pc', count: 3, offices: ['centre'], ...YEAR },
      { type: 'laser', count: 1, offices: ['centre'], ...YEAR },
      { type: 'ward-pc', count: 1, offices: WARDS, ...YEAR },
      { type: 'usb', count: 1, offices: WARDS, ...YEAR },
      { type: 'visit-phone', count: 6, hasLine: true, place: '出張申請', ...YEAR },
      { type: 'visit-tablet', count: 1, hasLine: true, place: '出張申請', ...YEAR },
    ]),
  ],
  supplies: [
    supply('sheet-44', 'シールシート（44面）', '枚', 300, {
      ...{ size: 'A4', yearly: 2955, sheet: 'a4-44' },
    }),
    supply('sheet-12', 'カード送付用宛名シール（12面）', '枚', 250, {
      ...{ size: 'A4', yearly: 2500, sheet: 'a4-12' },
    }),
    supply('case', 'クリアカードケース', '枚', 11_000, {
      ...{ size: '90×61mm', yearly: 130_000, perHundredCards: 100 },
    }),
    supply('sticker', '交付通知書用予約案内シール', '枚', 11_000, {
      ...{ size: '144×103mm', yearly: 130_000, perHundredCards: 100 },
    }),
    supply('envelope', '交付通知書再発行用封筒', '枚', 2500, {
      ...{ size: '155×113mm', yearly: 30_000, perHundredCards: 23 },
    }),
    supply('mailing', 'その他の発送用品（緩衝材・テープなど）', '式', 2),
  ],
  owners: owned({
    lease: 'progress-pc laser ward-pc',
    vendor: 'usb',
    rental: 'visit-phone visit-tablet',
  }),
}

const SETO_TYPES: readonly (readonly [string, string, Category, number, number?])[] = [
  ['unified', '個人番号カード交付機器（統合端末機器）', 'terminal', 8, 1],
  ['booking', '予約管理機器', 'pc', 1],
  ['residents', '住民記録システム用端末機器', 'terminal', 4, 1],
  ['assist', 'タブレット申請用端末（マイナ・アシスト）', 'tablet', 2],
  ['application', '申請書作成機器', 'other', 3],
  ['face-printer', '券面プリンター', 'printer', 2],
]
const seto: EquipmentPreset = {
  types: [
    ...SETO_TYPES.map(([code, name, category]) => type(code, name, category)),
    type('phone', '電話', 'phone'),
  ],
  models: [],
  contracts: [
    contract('window', 'マイナンバーカード窓口業務委託（市からの貸与）', '瀬戸市', [
      ...SETO_TYPES.map(([code, , , count, shared]) => ({
        ...{ type: code, count, offices: ['city-hall'], ...YEAR },
        ...(shared ? { shared } : {}),
      })),
      { type: 'phone', count: 1, offices: ['city-hall'], ...YEAR },
    ]),
  ],
  supplies: [
    ofCity('ribbon', '券面プリンターのインクリボン', '個'),
    supply('paper', 'コピー用紙', '冊', 5, { size: 'A4' }),
  ],
  owners: owned({ lent: [...SETO_TYPES.map(([code]) => code), 'phone'].join(' ') }),
}

const COUNTERS = ['city-hall', 'takashina', 'daito', 'kasumigaseki', 'naguwashi', 'service-station']
const KAWAGOE_TYPES: readonly (readonly [string, string, Category, Need[]])[] = [
  ['assist', 'マイナ・アシスト', 'tablet', ['daily', 'antivirus', 'wipe', 'site']],
  ['camera', '顔写真用カメラ', 'camera', ['daily', 'wipe']],
  ['photo-printer', '写真用プリンター', 'printer', ['site']],
  ['reader', 'ICカードリーダー', 'reader', ['daily']],
  ['mynaportal', 'マイナポータル用端末', 'pc', ['daily', 'antivirus', 'wipe']],
  ['translator', '翻訳機', 'other', ['daily']],
]
const kawagoe: EquipmentPreset = {
  types: [
    ...KAWAGOE_TYPES.map(([code, name, category, needs]) => type(code, name, category, needs)),
    type('express', '特急発行用の端末（市）', 'terminal'),
    type('history', '市の応対履歴閲覧用端末', 'pc', ['antivirus', 'wipe']),
    type('call', 'コールセンターの端末・電話', 'pc', ['antivirus', 'wipe']),
  ],
  models: [],
  contracts: [
    contract('counters', 'マイナンバーカード申請・交付等支援業務委託', '川越市市民課', [
      ...KAWAGOE_TYPES.map(([code]) => ({ type: code, count: 1, offices: COUNTERS, ...YEAR })),
      { type: 'express', count: 1, offices: ['city-hall'], ...YEAR },
      { type: 'history', count: 1, place: '市民課', ...YEAR },
      { type: 'call', count: 3, place: 'コールセンター', ...YEAR },
    ]),
  ],
  supplies: [
    supply('photo', '写真用紙', '枚', 200),
    supply('ink', '写真用プリンターのインク', '個', 3),
  ],
  owners: owned({
    lease: 'assist history call',
    vendor: 'camera photo-printer reader',
    rental: 'mynaportal translator',
    city: 'express',
  }),
}

const CHIBA_WARDS = ['chuo', 'hanamigawa', 'inage', 'wakaba', 'midori', 'mihama']
const chiba: EquipmentPreset = {
  types: [
    type('lgwan', 'LGWAN端末（市）', 'pc'),
    type('lgwan-printer', 'プリンター（市）', 'printer'),
    type('barcode', 'バーコードリーダー（市）', 'reader'),
    type('call', 'コールセンターの端末・電話', 'pc', ['antivirus', 'wipe']),
  ],
  models: [],
  contracts: [
    contract('call-centre', '予約コールセンター等業務委託', '千葉市', [
      { type: 'lgwan', count: 1, offices: CHIBA_WARDS, ...YEAR },
      { type: 'lgwan-printer', count: 1, offices: CHIBA_WARDS, ...YEAR },
      { type: 'barcode', count: 1, offices: CHIBA_WARDS, ...YEAR },
      { type: 'call', count: 4, place: 'コールセンター', ...YEAR },
    ]),
  ],
  supplies: [
    ofCity('toner', 'プリンターのトナー', '個'),
    supply('paper', 'コピー用紙', '冊', 5, { size: 'A4' }),
  ],
  owners: { lgwan: 'city', 'lgwan-printer': 'city', barcode: 'city', call: 'lease' },
}

/** Devices and consumables of the five specifications (requirements §3.4, §3.5). */
export const EQUIPMENT: Record<CityCode, EquipmentPreset> = {
  kawasaki,
  chiba,
  fukuoka,
  kawagoe,
  seto,
}
