import { FOREIGN_LINE_TEXTS, LOSS_TEXTS, NATIONAL_TEXTS } from './referral-texts'
import type { ReferralPreset } from './types'

/** The state's own lines (PB-24, CC-08): the same for every city. */
export const NATIONAL_LINES: ReferralPreset[] = [
  {
    key: 'national',
    name: 'マイナンバー総合フリーダイヤル',
    phone: '0120-95-0178',
    hours: '平日 9:30～20:00、土日祝 9:30～17:30（年末年始を除く）',
    languages: '日本語',
    translations: NATIONAL_TEXTS,
    matters:
      'マイナンバー制度、カードの申請方法、健康保険証としての利用、公金受取口座、マイナポータルについて',
    url: 'https://www.kojinbango-card.go.jp/',
    isPublic: true,
    active: true,
  },
  {
    key: 'national-foreign',
    name: 'マイナンバー総合フリーダイヤル（外国語）',
    phone: '0120-0178-27',
    hours: '平日 9:30～20:00、土日祝 9:30～17:30（年末年始を除く）',
    languages: 'English, 中文, 한국어, Español, Português ほか',
    matters: '外国語での問い合わせ',
    translations: FOREIGN_LINE_TEXTS,
    url: 'https://www.kojinbango-card.go.jp/en/',
    isPublic: true,
    active: true,
  },
  {
    key: 'loss',
    name: 'カードをなくしたとき（一時利用停止）',
    phone: '0120-95-0178',
    hours: '24時間365日',
    languages: '日本語',
    urgent: true,
    phoneForeign: '0120-0178-27',
    translations: LOSS_TEXTS,
    matters: 'マイナンバーカードの紛失・盗難。すぐに利用を止めます。警察にも届け出てください。',
    url: 'https://www.kojinbango-card.go.jp/',
    isPublic: true,
    active: true,
  },
]
