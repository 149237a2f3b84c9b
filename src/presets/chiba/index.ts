import type { Language } from '@/domain/languages'

import { CHIBA_DEADLINES } from '../deadlines'
import { faqsFor } from '../faqs'
import { callHours } from '../hours'
import { mailsFor } from '../mail'
import { wardOfficeNames } from '../office-names'
import { NATIONAL_LINES } from '../referrals'
import { BOOKED_STATUS, CARD_STATUSES, withInspection } from '../statuses'
import { pickupByManufacturingNumber, textsFor } from '../texts'
import type { CityPreset, OfficePreset } from '../types'

/** The six of the spec (Chiba 2章2(3)ク) and plain Japanese. */
const LANGUAGES: Language[] = ['ja', 'ja-easy', 'en', 'zh-hans', 'ko', 'es', 'pt']

const ward = (
  order: number,
  code: string,
  name: string,
  address: string,
  names: { romaji: string; kana: string; hangul: string },
): OfficePreset => ({
  code,
  name: `${name}役所 市民総合窓口課`,
  kind: 'ward',
  ward: name,
  order: order * 10,
  address,
  translations: wardOfficeNames(names),
  active: true,
})

const offices: OfficePreset[] = [
  ward(1, 'chuo', '中央区', '千葉市中央区中央4丁目5番1号 きぼーる内', {
    romaji: 'Chuo',
    kana: 'ちゅうおう',
    hangul: '주오',
  }),
  ward(2, 'hanamigawa', '花見川区', '千葉市花見川区瑞穂1丁目1番地', {
    romaji: 'Hanamigawa',
    kana: 'はなみがわ',
    hangul: '하나미가와',
  }),
  ward(3, 'inage', '稲毛区', '千葉市稲毛区穴川4丁目12番1号', {
    romaji: 'Inage',
    kana: 'いなげ',
    hangul: '이나게',
  }),
  ward(4, 'wakaba', '若葉区', '千葉市若葉区桜木北2丁目1番1号', {
    romaji: 'Wakaba',
    kana: 'わかば',
    hangul: '와카바',
  }),
  ward(5, 'midori', '緑区', '千葉市緑区おゆみ野3丁目15番地3', {
    romaji: 'Midori',
    kana: 'みどり',
    hangul: '미도리',
  }),
  ward(6, 'mihama', '美浜区', '千葉市美浜区真砂5丁目15番1号', {
    romaji: 'Mihama',
    kana: 'みはま',
    hangul: '미하마',
  }),
]

const WARDS = offices.map(({ code }) => code)

/** 千葉市: 製造管理番号 and birthday, mail as the only personal item, calls on every day. */
export const chiba: CityPreset = {
  code: 'chiba',
  settings: {
    cityName: '千葉市',
    cityCode: 'chiba',
    siteName: '千葉市 マイナンバーカード交付予約',
    cityUrl: 'https://www.city.chiba.jp/',
    bookingModule: true,
    publicSite: true,
    languages: LANGUAGES,
    callName: '千葉市マイナンバーカード交付予約コールセンター',
    callPhone: '0120-000-000',
    ...callHours({ from: '8:30', to: '17:30', everyDay: true }, LANGUAGES),
    lineNeedsApproval: true,
    lineContacts: ['mail', 'fax'],
    callLanguages: LANGUAGES.filter((language) => language !== 'ja-easy'),
  },
  statuses: [...withInspection(CARD_STATUSES), BOOKED_STATUS],
  offices,
  services: [
    {
      code: 'pickup',
      name: 'カード交付予約',
      order: 10,
      offices: WARDS,
      officeChoice: 'own',
      identification: 'manufacturing-number',
      birthdayFormat: 'MMDD',
      numberPattern: '^[A-Z0-9]{3}\\d{6}$',
      numberExample: 'A12345678',
      firstDayOffset: 1,
      lastDayOffset: 45,
      register: { daysBefore: 1, time: '17:00' },
      change: { daysBefore: 1, time: '17:00' },
      cancel: { daysBefore: 0, minutesBefore: 60 },
      maxParty: 4,
      partyMode: 'same',
      waitlist: true,
      mailPolicy: 'optional',
      reminderDaysBefore: 1,
      reminderTime: '12:30',
    },
  ],
  // 8,000 cards a month at six windows are 67 a day and ward (requirements §3.1).
  patterns: [
    {
      key: 'pickup',
      service: 'pickup',
      offices: WARDS,
      start: '09:00',
      end: '17:00',
      slotMinutes: '30',
      capacity: 5,
      capWeb: 4,
      validFrom: '2020-07-15',
    },
  ],
  exceptions: [],
  texts: textsFor('pickup', LANGUAGES, pickupByManufacturingNumber),
  mails: mailsFor(LANGUAGES),
  faqs: faqsFor(LANGUAGES),
  referrals: NATIONAL_LINES,
  deadlines: CHIBA_DEADLINES,
}
