import type { InquiryCategory, PhoneLine } from '@/payload-types'

import type { CityCode } from './types'

type Category = Pick<InquiryCategory, 'code' | 'letters' | 'label'> & {
  audience?: InquiryCategory['audience']
  /** Key of a referral target of the preset. */
  referral?: string
  guidance?: string
}

type Line = Omit<PhoneLine, 'id' | 'createdAt' | 'updatedAt' | 'presetKey'>

/** What people call about (CC-03); the cities share the list and change it in the panel. */
export const CATEGORIES: readonly Category[] = [
  { code: 'card-issue', letters: 'KA', label: 'カードの申請・交付' },
  { code: 'booking', letters: 'YO', label: '来庁の予約・変更・取消し' },
  { code: 'reissue', letters: 'SA', label: '交付通知書・申請書の再発行' },
  { code: 'certificate', letters: 'DE', label: '電子証明書・暗証番号' },
  { code: 'number-notice', letters: 'TU', label: '通知カード・個人番号通知書' },
  { code: 'system', letters: 'SE', label: 'マイナンバー制度', referral: 'national' },
  { code: 'use', letters: 'RI', label: 'カードの利用' },
  { code: 'convenience', letters: 'KO', label: 'コンビニ交付' },
  { code: 'insurance', letters: 'HO', label: '健康保険証としての利用' },
  { code: 'account', letters: 'KU', label: '公金受取口座' },
  { code: 'benefit', letters: 'SH', label: '取得のきっかけとなる制度・給付' },
  { code: 'visit', letters: 'SY', label: '出張申請受付（訪問）' },
  { code: 'counter', letters: 'MA', label: '申請サポートの窓口' },
  { code: 'publicity', letters: 'KH', label: '市の広報・ホームページ' },
  {
    code: 'decision',
    letters: 'SI',
    label: '市の個別の判断が要ること',
    guidance: '住んでいる区の窓口を選んで、市へ転送するか、業務責任者へエスカレーションします。',
  },
  { code: 'other', letters: 'ZO', label: 'その他', referral: 'own-city' },
  { code: 'terminal', letters: 'TE', label: '統合端末の操作', audience: 'post-office' },
  { code: 'procedure', letters: 'TE', label: '手続きの進め方', audience: 'post-office' },
  { code: 'form', letters: 'SH', label: '申請書・書類', audience: 'post-office' },
  { code: 'device', letters: 'KI', label: '機器の故障', audience: 'post-office' },
  { code: 'po-other', letters: 'SO', label: 'その他（郵便局）', audience: 'post-office' },
]

const WEEKDAYS = ['1', '2', '3', '4', '5'] as const
const EVERY_DAY = [...WEEKDAYS, '6', '0'] as const
const OFFICE = {
  onHolidays: false,
  overNewYear: false,
  order: 10,
  validFrom: '2026-04-01',
  guidance:
    'お電話ありがとうございます。ただいまの時間は受け付けておりません。受付時間におかけ直しください。',
}

/** Lines and their hours by city (CC-21, CC-34, HD-03, HD-04). */
export const LINES: Record<CityCode, readonly Line[]> = {
  kawasaki: [
    {
      ...OFFICE,
      code: 'main',
      name: 'コールセンター（フリーダイヤル）',
      phone: '0120-380-366',
      type: 'toll-free',
      payer: 'vendor',
      purpose: 'general',
      hours: [{ days: [...WEEKDAYS], from: '09:00', to: '17:00' }],
    },
    {
      ...OFFICE,
      order: 20,
      code: 'ip',
      name: 'コールセンター（050）',
      phone: '050-3310-5907',
      type: 'ip',
      payer: 'caller',
      purpose: 'general',
      hours: [{ days: [...WEEKDAYS], from: '09:00', to: '17:00' }],
    },
  ],
  chiba: [
    {
      ...OFFICE,
      onHolidays: true,
      code: 'main',
      name: '予約コールセンター',
      phone: '043-000-0000',
      type: 'local',
      payer: 'caller',
      purpose: 'booking',
      hours: [{ days: [...EVERY_DAY], from: '08:30', to: '17:30' }],
    },
  ],
  fukuoka: [
    {
      ...OFFICE,
      validFrom: '2026-08-17',
      validTo: '2027-03-31',
      code: 'main',
      name: '予約コールセンター',
      phone: '0120-000-001',
      type: 'toll-free',
      payer: 'vendor',
      purpose: 'booking',
      hours: [{ days: [...WEEKDAYS], from: '09:00', to: '17:00' }],
      closing: [
        { what: '新しい番号への案内を流し始める（約1か月）', due: '2027-04-01' },
        { what: '番号を解約する', due: '2027-04-30' },
      ],
    },
    {
      ...OFFICE,
      order: 20,
      validFrom: '2026-08-17',
      validTo: '2027-03-31',
      code: 'helpdesk',
      name: 'ヘルプデスク（郵便局員）',
      phone: '0120-000-002',
      type: 'toll-free',
      payer: 'vendor',
      purpose: 'helpdesk',
      hours: [{ days: [...WEEKDAYS], from: '09:00', to: '17:00' }],
    },
  ],
  kawagoe: [
    {
      ...OFFICE,
      code: 'main',
      name: 'コールセンター',
      phone: '0120-000-003',
      type: 'toll-free',
      payer: 'vendor',
      purpose: 'general',
      hours: [{ days: [...WEEKDAYS], from: '08:30', to: '17:15' }],
    },
  ],
  seto: [
    {
      ...OFFICE,
      code: 'main',
      name: '予約専用電話',
      phone: '0561-00-0000',
      type: 'local',
      payer: 'caller',
      purpose: 'booking',
      hours: [{ days: [...WEEKDAYS], from: '08:30', to: '17:15' }],
    },
  ],
}

/** Steps of a threatening call (CC-32), until the city has its own. */
export const URGENT_STEPS: readonly string[] = [
  '電話を切らずに聞き取り、近くの人に知らせる',
  '時刻、声、言葉、背景の音を書き留める',
  '録音を保存する',
  '業務責任者が市の担当課へ電話で知らせる',
  '警察（110番）へ通報する。市の指示があればそれに従う',
  '対象の場所にいる人に知らせる',
  '市へ報告書を出す',
]
