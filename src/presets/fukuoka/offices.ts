import type { OfficePreset } from '../types'

const WARDS = ['東区', '博多区', '中央区', '南区', '城南区', '早良区', '西区'] as const
const OFFICES = 36

/**
 * 36 post offices. Their real names are in an annex that the spec does not carry (requirements
 * §4.2), so the city replaces these placeholders.
 */
export const offices: OfficePreset[] = Array.from({ length: OFFICES }, (_, index) => {
  const number = String(index + 1).padStart(2, '0')
  const ward = WARDS[index % WARDS.length] ?? ''
  return {
    code: `po-${number}`,
    name: `福岡モデル郵便局${number}`,
    kind: 'post-office',
    ward,
    order: (index + 1) * 10,
    address: `福岡市${ward}`,
    translations: [{ language: 'en', name: `Fukuoka Model Post Office ${number}` }],
    active: true,
  }
})

/** Where 実機研修 is held on its closed days, which the city enters (ST-15); no post office, and not booked. */
export const CENTRE: OfficePreset = {
  code: 'temporary-centre',
  name: '福岡市マイナンバーカード臨時交付センター',
  kind: 'centre',
  ward: '中央区',
  order: 900,
  address: 'アクロス福岡3階',
  active: false,
}

const codes = offices.map(({ code }) => code)

/** Twelve offices each start with the months in which their patrols begin (144 a year in all). */
export const WAVES = [
  { key: 'wave1', from: '2026-09-01', offices: codes.slice(0, 12) },
  { key: 'wave2', from: '2026-12-01', offices: codes.slice(12, 24) },
  { key: 'wave3', from: '2027-03-01', offices: codes.slice(24) },
]
