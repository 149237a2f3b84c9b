import type { Direction, IndicatorFigure } from '@/domain/reports/indicators'

import type { CityCode } from './types'

/** What a contract promises as a number; in force from the first day of the fiscal year of the preset. */
export type IndicatorPreset = {
  key: string
  title: string
  figure: IndicatorFigure
  target: number
  direction: Direction
  validFrom: string
  /** Where it stands in the specification. */
  note: string
}

const of = (
  key: string,
  title: string,
  figure: IndicatorFigure,
  target: number,
  note: string,
): IndicatorPreset => ({
  ...{ key, title, figure, target, note },
  ...{ direction: 'at-least', validFrom: '2026-04-01' },
})

const kept = (note: string) => of('deadlines', '提出物の期限内の提出', 'deadlines-kept', 100, note)

/** サービス水準指標 of each city as far as its specification gives a number (QA-12, QA-13). */
export const INDICATORS: Record<CityCode, readonly IndicatorPreset[]> = {
  kawasaki: [
    of('answer', 'コールセンターの応答率', 'answer-rate', 85, '仕様書5(1)ウ(サ)'),
    kept('仕様書6(1)'),
  ],
  kawagoe: [
    of('answer', 'コールセンターの応答率', 'answer-rate', 90, '仕様書 第2-2(3)ア'),
    kept('仕様書 第2-1(12)①'),
  ],
  chiba: [
    of('answer', 'オペレーターの応答率', 'answer-rate', 90, '仕様書2章2(3)ア'),
    kept('仕様書3章3(1)'),
  ],
  seto: [kept('仕様書9(3)イ①')],
  fukuoka: [kept('仕様書5(1)ウ')],
}
