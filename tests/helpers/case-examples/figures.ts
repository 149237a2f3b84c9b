import type { Examples } from './example'

export const FIGURES: Examples = {
  'staffing-reviews': {
    fields: () => ({
      line: 'main',
      date: '2026-12-01',
      expected: 100,
      actual: 150,
      deviation: '+50%',
      allowed: 30,
    }),
    answers: {
      decide: { result: 'more', plan: '12月中は4席にする', effectiveOn: '2026-12-02' },
      talk: { note: '増席の費用' },
    },
  },
  // Corrected to just the promise: reported, and might be withdrawn.
  'rate-misses': {
    fields: () => ({
      line: 'main',
      per: 'month',
      period: '2026-11',
      asked: 100,
      answered: 90,
      rate: '90.0%',
      target: 90,
      missing: 0,
      documentName: '改善報告書',
      documentNumber: 'CC-2026-11',
    }),
    answers: {
      report: {
        cause: '欠員',
        measure: '応援を置く',
        documentName: '改善報告書',
        documentNumber: 'CC-2026-11',
      },
      sendBack: { note: '期限を書いてください' },
      withdraw: { note: '11月5日の数字の訂正' },
    },
  },
}
