import { optionsOf } from '../options'

/** What a device is, for the city's checklists; its types are records (`device-types`). */
export const CATEGORY = {
  tablet: 'タブレット',
  pen: '電子ペン',
  printer: 'プリンター',
  pc: 'パソコン',
  phone: '電話・スマートフォン',
  terminal: '統合端末・専用端末',
  reader: '読取り機',
  camera: 'カメラ',
  media: 'USBメモリー・媒体',
  other: 'その他',
} as const
export type Category = keyof typeof CATEGORY
export const CATEGORY_OPTIONS = optionsOf(CATEGORY)

/** Whose it is, and how it was come by (EQ-16, EQ-20, EQ-22). */
export const OWNER = {
  lease: 'リース',
  rental: 'レンタル',
  vendor: '受託者が購入',
  site: '設置場所から借用',
  lent: '市から貸与',
  city: '市が用意（市の機器）',
} as const
export type Owner = keyof typeof OWNER
export const OWNER_OPTIONS = optionsOf(OWNER)

/** Whether a device is shared with other work of the city (Seto, requirements §3.5). */
export const SHARED_OPTIONS = optionsOf({ no: '専用', yes: '共用' })

/** What devices of a type need; each is a thing that a list shows when it is missing. */
export const NEED = {
  label: '機器管理シール',
  wire: '盗難防止（ワイヤーなど）',
  sim: '回線（SIM）',
  mdm: '遠隔ロック・遠隔消去',
  antivirus: 'ウイルス対策',
  discs: 'リカバリーディスク',
  wipe: '撤去のときのデータ消去',
  daily: '毎日の撤収',
  site: '設置場所に合うことの確認',
} as const
export type Need = keyof typeof NEED
export const NEED_OPTIONS = optionsOf(NEED)

/** Needs as a row keeps them, so that both engines find one: `,label,wire,`. */
export const needsText = (needs: readonly Need[]): string =>
  needs.length > 0 ? `,${needs.join(',')},` : ''
export const hasNeed = ({ needs }: { needs?: string | null }, need: Need): boolean =>
  (needs ?? '').includes(`,${need},`)

/** How stored data were destroyed. */
export const WIPE_METHOD = {
  overwrite: '消去ソフトによる上書き',
  reset: '暗号鍵の消去・初期化',
  crush: '物理的な破壊',
  degauss: '磁気による消去',
} as const
export const WIPE_METHOD_OPTIONS = optionsOf(WIPE_METHOD)

/** What a list of devices is narrowed to when something is missing or near. */
export const LACK = {
  type: '種類なし',
  label: 'シール未貼付',
  wire: '盗難防止なし',
  sim: 'SIMなし',
  discs: 'リカバリーディスクの記録なし',
  antivirus: 'ウイルス定義が古い',
  spec: '仕様を満たさない',
  site: '設置場所の確認なし',
  period: '設置期間の外',
  starts: 'まもなく設置開始',
  ends: 'まもなく設置終了',
  overdue: '返却の期限を過ぎた貸出',
  unwiped: '返却済・消去待ち',
} as const
export type Lack = keyof typeof LACK
export const LACK_OPTIONS = optionsOf(LACK)

export const TICKET_KIND = { hardware: 'ハードウェア', software: 'ソフトウェア' } as const
export type TicketKind = keyof typeof TICKET_KIND
export const TICKET_KIND_OPTIONS = optionsOf(TICKET_KIND)

/** Who caused a damage, and how it is made good (Seto 16). */
export const CAUSED_BY = { vendor: '受託者', city: '市', other: 'その他・不明' } as const
export type CausedBy = keyof typeof CAUSED_BY
export const CAUSED_BY_OPTIONS = optionsOf(CAUSED_BY)
export const REMEDY = {
  repair: '修理',
  replace: '同等品と交換',
  pay: '弁償',
  none: '不要',
} as const
export type Remedy = keyof typeof REMEDY
export const REMEDY_OPTIONS = optionsOf(REMEDY)

/** Changes of a stock; the sign is the ledger's, never the typist's. */
export const SUPPLY_MOVE = {
  restock: '入荷',
  use: '使用',
  deliver: '払出し（請求）',
  return: '返却',
  loss: '紛失・破損',
  correct: '訂正',
} as const
export type SupplyMove = keyof typeof SUPPLY_MOVE
export const SUPPLY_MOVE_OPTIONS = optionsOf(SUPPLY_MOVE)
/** What people may enter by hand, and which way it goes. */
export const BY_HAND: Record<Exclude<SupplyMove, 'deliver'>, 1 | -1> = {
  restock: 1,
  use: -1,
  return: 1,
  loss: -1,
  correct: 1,
}

export const SUPPLIER = { vendor: '受託者', city: '市' } as const
export type Supplier = keyof typeof SUPPLIER
export const SUPPLIER_OPTIONS = optionsOf(SUPPLIER)
