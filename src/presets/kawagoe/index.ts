import type { Language } from '@/domain/languages'

import { KAWAGOE_DEADLINES } from '../deadlines'
import { faqsFor } from '../faqs'
import { callHours } from '../hours'
import { mailsFor } from '../mail'
import { NATIONAL_LINES } from '../referrals'
import { CARD_STATUSES } from '../statuses'
import type { CityPreset, OfficePreset } from '../types'

const LANGUAGES: Language[] = ['ja', 'ja-easy']
const SERVICE = 'application-support'

const counter = (order: number, code: string, name: string, address: string): OfficePreset => ({
  code,
  name,
  kind: 'counter',
  ward: '',
  order: order * 10,
  address,
  active: true,
})

const WEEKDAY_COUNTERS = [
  counter(1, 'city-hall', '市役所本庁舎1階', '川越市元町1丁目3番地1'),
  counter(2, 'takashina', '高階市民センター', '川越市大字藤間27番地1'),
  counter(3, 'daito', '大東市民センター', '川越市豊田本5丁目16番地1'),
  counter(4, 'kasumigaseki', '霞ヶ関市民センター', '川越市大字笠幡177番地1'),
  counter(5, 'naguwashi', '名細市民センター', '川越市大字小堤662番地1'),
]
const STATION = counter(
  6,
  'service-station',
  '川越市民サービスステーション',
  '川越市脇田本町8番地1 U_PLACE 3階',
)

/**
 * 川越市: support counters without booking and a call centre that works in the city's own booking
 * system (OP-09). The counters' hours are shown to citizens and operators (SC-01, SC-19).
 */
export const kawagoe: CityPreset = {
  code: 'kawagoe',
  settings: {
    cityName: '川越市',
    cityCode: 'kawagoe',
    siteName: '川越市 マイナンバーカード申請サポート',
    cityUrl: 'https://www.city.kawagoe.saitama.jp/',
    bookingModule: false,
    publicSite: true,
    languages: LANGUAGES,
    callName: '川越市マイナンバーカードコールセンター',
    callPhone: '0570-000-000',
    ...callHours({ from: '8:30', to: '17:15' }, LANGUAGES),
    lineContacts: ['mail'],
    callLanguages: ['ja'],
    callNote: '通話料がかかります（ナビダイヤル）。',
  },
  statuses: CARD_STATUSES,
  offices: [...WEEKDAY_COUNTERS, STATION],
  services: [
    {
      code: SERVICE,
      name: 'マイナンバーカード申請サポート',
      order: 10,
      offices: [...WEEKDAY_COUNTERS, STATION].map(({ code }) => code),
      officeChoice: 'choose',
      identification: 'none',
      webOpen: false,
      phoneOpen: false,
      counterOpen: false,
      mailPolicy: 'hidden',
    },
  ],
  // Nothing is booked here: the bands carry the opening hours and no places.
  patterns: [
    {
      key: 'weekdays',
      service: SERVICE,
      offices: WEEKDAY_COUNTERS.map(({ code }) => code),
      start: '09:00',
      end: '17:00',
      slotMinutes: '60',
      capacity: 0,
      validFrom: '2025-06-01',
    },
    {
      key: 'station',
      service: SERVICE,
      offices: [STATION.code],
      sat: true,
      start: '10:00',
      end: '18:00',
      slotMinutes: '60',
      capacity: 0,
      validFrom: '2025-06-01',
    },
  ],
  exceptions: [],
  texts: [
    {
      service: SERVICE,
      language: 'ja',
      name: 'マイナンバーカード申請サポート',
      description:
        'マイナンバーカードの申請を、写真の撮影から無料でお手伝いします。予約はいりません。カードの受け取りの予約は、コールセンターへお電話ください。',
      bring: [
        '交付申請書（お持ちの方。QRコードのあるもの）',
        '本人確認書類',
        '個人番号通知書または通知カード（お持ちの方）',
      ].join('\n'),
      beforeVisit:
        'マイナアシスト・郵便・スマートフォンの3つの方法から選べます。マイナ保険証の登録やマイナポータルの使い方もご案内します。',
      readOut: 'お持ちいただくものは、{{bring}} です。予約はいりません。',
    },
    {
      service: SERVICE,
      language: 'ja-easy',
      name: 'マイナンバーカードの 申請の 手伝い',
      description:
        'マイナンバーカードの 申請を 手伝います。写真も とります。お金は かかりません。予約は いりません。',
      bring: ['交付申請書（持っている人）', '自分の ことが わかるもの'].join('\n'),
    },
  ],
  mails: mailsFor(LANGUAGES),
  faqs: faqsFor(LANGUAGES),
  referrals: NATIONAL_LINES,
  deadlines: KAWAGOE_DEADLINES,
}
