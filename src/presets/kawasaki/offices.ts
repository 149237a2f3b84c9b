import { wardOfficeNames } from '../office-names'
import type { OfficePreset } from '../types'

const ward = (
  order: number,
  code: string,
  name: string,
  address: string,
  names: { romaji: string; kana: string; hangul: string },
): OfficePreset => ({
  code,
  name: `${name}役所`,
  kind: 'ward',
  ward: name,
  order: order * 10,
  address,
  translations: wardOfficeNames(names),
  active: true,
})

/** Seven ward offices and the card centre (requirements §3.7). */
export const offices: OfficePreset[] = [
  ward(1, 'kawasaki', '川崎区', '川崎市川崎区東田町8番地 パレール三井ビル', {
    romaji: 'Kawasaki',
    kana: 'かわさき',
    hangul: '가와사키',
  }),
  ward(2, 'saiwai', '幸区', '川崎市幸区戸手本町1-11-1', {
    romaji: 'Saiwai',
    kana: 'さいわい',
    hangul: '사이와이',
  }),
  ward(3, 'nakahara', '中原区', '川崎市中原区小杉町3-245', {
    romaji: 'Nakahara',
    kana: 'なかはら',
    hangul: '나카하라',
  }),
  ward(4, 'takatsu', '高津区', '川崎市高津区下作延2-8-1', {
    romaji: 'Takatsu',
    kana: 'たかつ',
    hangul: '다카쓰',
  }),
  ward(5, 'miyamae', '宮前区', '川崎市宮前区宮前平2-20-5', {
    romaji: 'Miyamae',
    kana: 'みやまえ',
    hangul: '미야마에',
  }),
  ward(6, 'tama', '多摩区', '川崎市多摩区登戸1775-1', {
    romaji: 'Tama',
    kana: 'たま',
    hangul: '다마',
  }),
  ward(7, 'asao', '麻生区', '川崎市麻生区万福寺1-5-1', {
    romaji: 'Asao',
    kana: 'あさお',
    hangul: '아사오',
  }),
  {
    code: 'centre',
    name: '川崎市マイナンバーカードセンター',
    kind: 'centre',
    ward: '',
    order: 80,
    address: '',
    guidance: '訪問型出張申請の受付を担当します。来庁の窓口ではありません。',
    active: true,
  },
]

export const WARDS = offices.filter(({ kind }) => kind === 'ward').map(({ code }) => code)
