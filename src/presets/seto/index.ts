import type { Language } from '@/domain/languages'

import { SETO_DEADLINES } from '../deadlines'
import { faqsFor } from '../faqs'
import { callHours } from '../hours'
import { mailsFor } from '../mail'
import { NATIONAL_LINES } from '../referrals'
import { CARD_STATUSES } from '../statuses'
import { textsFor } from '../texts'
import type { CityTexts } from '../texts/types'
import type { CityPreset, ExceptionPreset, OfficePreset, Translated, VisitText } from '../types'

const LANGUAGES: Language[] = ['ja', 'ja-easy']

const branch = (order: number, code: string, name: string): OfficePreset => ({
  code,
  name,
  kind: 'city-hall',
  ward: '',
  order: order * 10,
  address: '',
  active: true,
})

const BRANCHES = [
  branch(2, 'mizuno', '水野支所'),
  branch(3, 'hatayama', '幡山支所'),
  branch(4, 'shinano', '品野支所'),
]
const WINDOW = 'city-hall'

/** About three a month, and the last Saturday and Sunday of March; all named by the city (BK-06). */
const HOLIDAY_OPENINGS = [
  '2026-10-11',
  '2026-10-17',
  '2026-10-25',
  '2026-11-08',
  '2026-11-14',
  '2026-11-22',
  '2026-12-13',
  '2026-12-19',
  '2026-12-27',
  '2027-01-10',
  '2027-01-16',
  '2027-01-24',
  '2027-02-14',
  '2027-02-20',
  '2027-02-28',
  '2027-03-14',
  '2027-03-27',
  '2027-03-28',
]

const holidayOpening = (date: string, service: string, capacity: number): ExceptionPreset => ({
  key: `open-${date}-${service}`,
  kind: 'open',
  reason: '休日開庁',
  from: date,
  to: date,
  start: '08:30',
  end: '12:30',
  offices: [WINDOW],
  services: [service],
  slotMinutes: '30',
  capacity,
  active: true,
})

const SEATS = { pickup: 4, renewal: 2 }

const ABOUT = {
  pickup: {
    ja: '交付通知書（はがき）が届いた方が、マイナンバーカードを受け取る日時を予約します。',
    'ja-easy':
      '「交付通知書」という はがきが 家に 来た人は、カードを もらう日を 予約して ください。',
  },
  renewal: {
    ja: 'マイナンバーカードの電子証明書を更新する日時を予約します。手数料は無料です。',
    'ja-easy': 'マイナンバーカードの 電子証明書を 新しくする日を 予約します。お金は かかりません。',
  },
}
const BY_PHONE: Translated<string> = {
  ja: 'ご予約は、予約専用ダイヤルへのお電話か、窓口でお受けします。',
  'ja-easy': '予約は 電話か 窓口で してください。',
}
const AFTER: Translated<string> = {
  ja: '都合が悪くなったときは、予約専用ダイヤルへお電話ください。',
  'ja-easy': '行けなくなったら 電話して ください。',
}

/** The usual text, but nobody here has a number to type or a page to change a booking on. */
const byPhone = (
  service: string,
  about: Translated<string>,
  pick: (texts: CityTexts) => VisitText,
) =>
  textsFor(service, LANGUAGES, pick).map((text) => ({
    ...text,
    description: `${about[text.language] ?? ''}${BY_PHONE[text.language] ?? ''}`,
    afterBooking: AFTER[text.language] ?? '',
  }))

const staffBooked = { webOpen: false, identification: 'none', officeChoice: 'choose' } as const

/** 瀬戸市: one window with six seats, booked by phone or at the counter, never on the Web. */
export const seto: CityPreset = {
  code: 'seto',
  settings: {
    cityName: '瀬戸市',
    cityCode: 'seto',
    siteName: '瀬戸市 マイナンバーカード窓口',
    cityUrl: 'https://www.city.seto.aichi.jp/',
    bookingModule: true,
    publicSite: true,
    languages: LANGUAGES,
    callName: '瀬戸市マイナンバーカード 予約専用ダイヤル',
    callPhone: '0561-00-0000',
    ...callHours({ from: '9:00', to: '16:00' }, LANGUAGES),
    callLanguages: ['ja'],
  },
  statuses: CARD_STATUSES,
  offices: [
    { ...branch(1, WINDOW, '瀬戸市役所 マイナンバーカード窓口'), address: '瀬戸市追分町64番地の1' },
    ...BRANCHES,
  ],
  services: [
    {
      code: 'pickup',
      name: 'カード交付予約',
      order: 10,
      offices: [WINDOW],
      ...staffBooked,
      maxParty: 4,
      mailPolicy: 'hidden',
    },
    {
      code: 'renewal',
      name: '電子証明書更新予約',
      order: 20,
      // City staff serve the certificates at the branches (Seto 6).
      offices: [WINDOW, ...BRANCHES.map(({ code }) => code)],
      ...staffBooked,
      maxParty: 4,
      mailPolicy: 'hidden',
    },
  ],
  patterns: [
    {
      key: 'pickup',
      service: 'pickup',
      offices: [WINDOW],
      start: '09:00',
      end: '16:00',
      slotMinutes: '30',
      capacity: SEATS.pickup,
      validFrom: '2026-10-01',
    },
    {
      key: 'renewal',
      service: 'renewal',
      offices: [WINDOW],
      start: '09:00',
      end: '16:00',
      slotMinutes: '30',
      capacity: SEATS.renewal,
      validFrom: '2026-10-01',
    },
    {
      key: 'renewal-branches',
      service: 'renewal',
      offices: BRANCHES.map(({ code }) => code),
      start: '09:00',
      end: '16:00',
      slotMinutes: '30',
      capacity: 1,
      validFrom: '2026-10-01',
    },
  ],
  exceptions: HOLIDAY_OPENINGS.flatMap((date) => [
    holidayOpening(date, 'pickup', SEATS.pickup),
    holidayOpening(date, 'renewal', SEATS.renewal),
  ]),
  texts: [
    ...byPhone('pickup', ABOUT.pickup, ({ pickup }) => pickup),
    ...byPhone('renewal', ABOUT.renewal, ({ renewal }) => renewal),
  ],
  mails: mailsFor(LANGUAGES),
  faqs: faqsFor(LANGUAGES)
    .filter(({ key }) => key !== 'number-where')
    .map((faq) => (faq.key === 'change' ? { ...faq, answer: AFTER[faq.language] ?? '' } : faq)),
  referrals: NATIONAL_LINES,
  deadlines: SETO_DEADLINES,
}
