import type { CallPlan, CallRule, CallSeat } from '@/payload-types'

import type { CityCode } from './types'

type System = 'id' | 'createdAt' | 'updatedAt' | 'presetKey'
type Rule = Partial<Omit<CallRule, System>> & Pick<CallRule, 'name' | 'line'>
type Plan = Pick<CallPlan, 'name' | 'line' | 'calls' | 'per' | 'validFrom' | 'validTo'>
type Seats = Pick<CallSeat, 'name' | 'line' | 'weekdays' | 'spans'>

/** What a city decides about its telephone, from the specifications (CC-14 to CC-45). */
export type FiguresPreset = { rules: Rule[]; plans: Plan[]; seats: Seats[] }

/** Before any contract that the product knows: a rule of a preset holds from the beginning. */
export const PRESET_FROM = '2025-04-01'

const CLERKS = ['1', '2', '3', '4', '5'] as const

/** What no specification fixes is proposed: 30 % off the plan is marked, 50 % off the others as well. */
const PROPOSED = { deviation: 30, outlier: 50, countsAutomatic: true }

/** 福岡市 4(5), 4(4)オ: the same periods for both lines. */
const fukuokaPlans = (line: string, name: string, calls: [number, number, number]): Plan[] => [
  {
    name: `${name} 8月中旬〜11月中旬`,
    line,
    calls: calls[0],
    per: 'day',
    validFrom: '2026-08-17',
    validTo: '2026-11-15',
  },
  {
    name: `${name} 11月中旬〜2月中旬`,
    line,
    calls: calls[1],
    per: 'day',
    validFrom: '2026-11-16',
    validTo: '2027-02-14',
  },
  {
    name: `${name} 2月中旬〜3月末`,
    line,
    calls: calls[2],
    per: 'day',
    validFrom: '2027-02-15',
    validTo: '2027-03-31',
  },
]

const work = (start: string, end: string, seats: number) => ({
  kind: 'work' as const,
  start,
  end,
  seats,
})
const pause = (start: string, end: string, seats = 1) => ({
  kind: 'break' as const,
  start,
  end,
  seats,
})

export const FIGURES: Record<CityCode, FiguresPreset> = {
  kawasaki: {
    rules: [
      {
        name: '応答率85%（1日ごと）',
        line: 'main',
        target: 85,
        per: 'day',
        ...PROPOSED,
      },
    ],
    plans: [],
    seats: [],
  },
  chiba: {
    rules: [
      {
        name: '応答率90%（1か月ごと）',
        line: 'main',
        target: 90,
        per: 'month',
        ...PROPOSED,
      },
    ],
    plans: [
      {
        name: '仕様書の想定（4,000件＋800件）',
        line: 'main',
        calls: 4800,
        per: 'month',
        validFrom: PRESET_FROM,
      },
    ],
    seats: [],
  },
  fukuoka: {
    rules: [
      {
        name: '予約受付（基準の定めなし）',
        line: 'main',
        per: 'day',
        ...PROPOSED,
      },
      {
        name: 'ヘルプデスク（基準の定めなし）',
        line: 'helpdesk',
        per: 'day',
        ...PROPOSED,
      },
    ],
    plans: [
      ...fukuokaPlans('main', '予約受付', [50, 100, 150]),
      ...fukuokaPlans('helpdesk', 'ヘルプデスク', [12, 24, 36]),
    ],
    seats: [],
  },
  kawagoe: {
    rules: [
      {
        name: '応答率90%（1か月ごと）、2席以上',
        line: 'main',
        target: 90,
        per: 'month',
        minSeats: 2,
        ...PROPOSED,
      },
    ],
    plans: [
      {
        name: '仕様書の想定（月2,500件）',
        line: 'main',
        calls: 2500,
        per: 'month',
        validFrom: PRESET_FROM,
      },
    ],
    seats: [
      {
        name: '平日の通常（3席、交代で休憩）',
        line: 'main',
        weekdays: [...CLERKS],
        spans: [
          work('08:30', '17:15', 3),
          pause('11:30', '12:30'),
          pause('12:30', '13:30'),
          pause('13:30', '14:30'),
        ],
      },
    ],
  },
  seto: {
    rules: [
      {
        name: '予約の電話（基準の定めなし）',
        line: 'main',
        per: 'day',
        ...PROPOSED,
      },
    ],
    plans: [],
    seats: [],
  },
}

/** Headings that phone systems in Japan usually write. */
export const USUAL_COLUMNS = [
  { column: '日付', field: 'date' },
  { column: '時間帯', field: 'time' },
  { column: '着信件数', field: 'incoming' },
  { column: '応答件数', field: 'answered' },
  { column: '放棄件数', field: 'abandoned' },
  { column: '自動音声', field: 'automatic' },
  { column: '時間外', field: 'outOfHours' },
  { column: '話中', field: 'overflow' },
  { column: '転送件数', field: 'transferred' },
  { column: '苦情件数', field: 'complaints' },
  { column: '対応秒数', field: 'handlingSeconds' },
  { column: '対応人数', field: 'operators' },
] as const
