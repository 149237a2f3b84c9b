import type { Language } from '@/domain/languages'

import { FUKUOKA_DEADLINES } from '../deadlines'
import { faqsFor } from '../faqs'
import { callHours } from '../hours'
import { mailsFor } from '../mail'
import { NATIONAL_LINES } from '../referrals'
import { CARD_STATUSES } from '../statuses'
import type { CityPreset } from '../types'

import { CENTRE, offices, WAVES } from './offices'
import { texts } from './texts'

/** Standard Japanese is what the spec asks for (CC-24); the plain kind helps without translators. */
const LANGUAGES: Language[] = ['ja', 'ja-easy']
const SERVICE = 'post-office-renewal'

/** Cards are not handed over at post offices, and nobody comes for somebody else. */
const PICKUP_ONLY = new Set([
  'notice-missing',
  'notice-lost',
  'number-where',
  'agent',
  'child',
  'renew-agent',
])

/** 福岡市: certificates renewed at post offices; details of the applicant, never マイナンバー. */
export const fukuoka: CityPreset = {
  code: 'fukuoka',
  settings: {
    cityName: '福岡市',
    cityCode: 'fukuoka',
    siteName: '福岡市 郵便局での電子証明書更新予約',
    cityUrl: 'https://www.city.fukuoka.lg.jp/',
    bookingModule: true,
    publicSite: true,
    languages: LANGUAGES,
    callName: '福岡市 予約専用コールセンター',
    callPhone: '092-000-0000',
    ...callHours({ from: '9:00', to: '17:00' }, LANGUAGES),
    callLanguages: ['ja'],
    callNote: '通話料がかかります。',
  },
  statuses: CARD_STATUSES,
  offices: [...offices, CENTRE],
  services: [
    {
      code: SERVICE,
      name: '郵便局における電子証明書更新等手続き',
      order: 10,
      offices: offices.map(({ code }) => code),
      officeChoice: 'choose',
      identification: 'details',
      inputItems: [
        { item: 'name', required: true },
        { item: 'kana', required: true },
        { item: 'birthday', required: true },
        { item: 'address', required: true },
        { item: 'phone', required: true },
        { item: 'procedure', required: true },
        { item: 'accommodation', required: false },
      ],
      procedures: ['renewal', 'issue', 'pin'],
      leastAge: 15,
      proofOfWork: true,
      // Three days for the existence check by the city and the form (BK-08, 実在性の確認).
      firstDayOffset: 3,
      lastDayOffset: 45,
      register: { daysBefore: 3, time: '17:00' },
      change: { daysBefore: 3, time: '17:00' },
      cancel: { daysBefore: 1, time: '17:00' },
      maxParty: 1,
      mailPolicy: 'optional',
      reminderDaysBefore: 1,
      reminderTime: '12:00',
    },
  ],
  patterns: WAVES.map(({ key, from, offices: inWave }) => ({
    key,
    service: SERVICE,
    offices: inWave,
    start: '09:00',
    end: '16:00',
    slotMinutes: '30',
    capacity: 2,
    capWeb: 1,
    validFrom: from,
  })),
  exceptions: [],
  texts,
  mails: mailsFor(LANGUAGES),
  faqs: faqsFor(LANGUAGES).filter(({ key }) => !PICKUP_ONLY.has(key)),
  referrals: [
    {
      key: 'ward',
      name: 'お住まいの区の区役所 市民課・出張所',
      hours: '月～金曜 8:45～17:15（祝日・年末年始を除く）',
      matters: 'カードの受け取り、代理の方の手続き、15歳未満の方の手続き',
      isPublic: true,
      active: true,
    },
    ...NATIONAL_LINES,
  ],
  deadlines: FUKUOKA_DEADLINES,
}
