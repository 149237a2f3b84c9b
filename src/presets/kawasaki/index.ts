import { LANGUAGE_CODES } from '@/domain/languages'

import { KAWASAKI_DEADLINES } from '../deadlines'
import { faqsFor } from '../faqs'
import { callHours } from '../hours'
import { mailsFor } from '../mail'
import { OWN_CITY_TEXTS } from '../referral-texts'
import { NATIONAL_LINES } from '../referrals'
import { CARD_STATUSES } from '../statuses'
import { textsFor } from '../texts'
import type { CityPreset } from '../types'

import { offices } from './offices'
import { patterns, services } from './services'

/** 川崎市: no personal data in booking, own ward for pickup, renewal without a number, 10 languages. */
export const kawasaki: CityPreset = {
  code: 'kawasaki',
  settings: {
    cityName: '川崎市',
    cityCode: 'kawasaki',
    siteName: '川崎市 マイナンバーカード予約',
    cityUrl: 'https://www.city.kawasaki.jp/',
    bookingModule: true,
    publicSite: true,
    languages: [...LANGUAGE_CODES],
    callName: '川崎市マイナンバーカード コールセンター',
    callPhone: '0120-380-366',
    callPhoneAlt: '050-3310-5907',
    ...callHours({ from: '9:00', to: '17:00' }, LANGUAGE_CODES),
    callLanguages: LANGUAGE_CODES.filter((language) => language !== 'ja-easy'),
    callNote:
      '0120の番号につながらない電話からは、050の番号へおかけください（通話料がかかります）。',
  },
  statuses: CARD_STATUSES,
  offices,
  services,
  patterns,
  exceptions: [],
  texts: [
    ...textsFor('pickup', LANGUAGE_CODES, ({ pickup }) => pickup),
    ...textsFor('renewal', LANGUAGE_CODES, ({ renewal }) => renewal),
    ...textsFor('outreach', LANGUAGE_CODES, ({ outreach }) => outreach),
  ],
  mails: mailsFor(LANGUAGE_CODES),
  faqs: faqsFor(LANGUAGE_CODES),
  referrals: [
    {
      key: 'own-city',
      name: 'サンキューコールかわさき（市政全般）',
      phone: '044-200-3939',
      hours: '毎日 8:00～21:00',
      languages: '日本語・英語ほか',
      translations: OWN_CITY_TEXTS,
      matters: 'マイナンバーカード以外の市の手続き・施設・制度について',
      isPublic: true,
      active: true,
    },
    ...NATIONAL_LINES,
  ],
  deadlines: KAWASAKI_DEADLINES,
}
