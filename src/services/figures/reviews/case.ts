import { defineCase } from '@/kit/case/define'

export const REVIEW_RESULT = {
  more: '席を増やす',
  fewer: '席を減らす',
  times: '席の時間を変える',
  keep: 'いまの体制を続ける',
} as const
export type ReviewResult = keyof typeof REVIEW_RESULT

const options = Object.entries(REVIEW_RESULT).map(([value, label]) => ({ value, label }))

/** A day on which far more or fewer called than was expected, until somebody has looked at the seats (CC-17). */
export const staffingReview = defineCase({
  slug: 'staffing-reviews',
  label: '体制の見直し',
  name: ({ line, date }) => `${line} ${date}`,
  read: 'figures.read',
  scope: null,
  key: 'reviewKey',
  start: 'open',
  states: {
    open: { label: '見直し待ち', turn: 'figures.lead' },
    talking: { label: '市と協議中', turn: 'figures.lead' },
    decided: { label: '決定', final: true },
  },
  moves: {
    decide: {
      label: '見直しの結果を記録',
      from: ['open', 'talking'],
      to: 'decided',
      by: 'figures.lead',
      main: true,
      asks: [
        { name: 'result', label: '対応', options, required: true },
        {
          name: 'plan',
          label: '体制の見直しの内容',
          kind: 'lines',
          required: '見直しの内容を入力してください。続けるときは、その理由を書きます。',
        },
        { name: 'effectiveOn', label: '実施日', kind: 'date' },
      ],
      set: ({ result, plan, effectiveOn }, { actor }) => ({
        result: result as ReviewResult,
        plan,
        effectiveOn,
        decidedBy: actor.name,
      }),
    },
    talk: {
      label: '市と協議する',
      from: ['open'],
      to: 'talking',
      by: 'figures.lead',
      asks: [{ name: 'note', label: '協議すること', kind: 'lines', required: true }],
    },
  },
})
