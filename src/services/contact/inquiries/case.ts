import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { can } from '@/access/capabilities'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'
import { ASKED_LEAD_LABEL } from '@/domain/contact/vocabulary'
import { MS_PER_MINUTE } from '@/domain/time/civil'

type Known = {
  category?: string | null
  outcome?: string | null
  language?: string | null
  question?: string | null
  answer?: string | null
  basisVersion?: string | null
  office?: string | null
}

/** Outcomes for which nothing was said that could be written down. */
const WITHOUT_TEXT = ['dropped']
/** Minutes after the end of a call in which its record is saved promptly, where the city says nothing else (CC-01). */
export const PROMPT_MINUTES = 10

/** What a record of a call still lacks, by field; `{}` when it can be saved (CC-03, CC-36). */
export function missingOf(row: Known): Record<string, string> {
  const { category, outcome, question, answer, office, language, basisVersion } = row
  const hasText = WITHOUT_TEXT.includes(outcome ?? '') || (question ?? '').trim() !== ''
  return {
    ...(hasText ? {} : { question: '問合せの内容を入力してください。' }),
    ...(category ? {} : { category: '分類を選んでください。' }),
    ...(outcome ? {} : { outcome: '結果を選んでください。' }),
    ...(language ? {} : { language: '言語を選んでください。' }),
    ...(outcome === 'answered' && !(answer ?? '').trim()
      ? { answer: '回答を入力するか、よくある質問から選んでください。' }
      : {}),
    // Nobody answers out of their own head (ST-29).
    ...(outcome === 'answered' && !basisVersion
      ? {
          basis: `回答の根拠がありません。よくある質問・マニュアルから選ぶか、「${ASKED_LEAD_LABEL}」を押してください。`,
        }
      : {}),
    ...(outcome === 'transferred' && !office ? { office: '転送した窓口を選んでください。' } : {}),
  }
}

/** One call, from its beginning to what was said (CC-01, CC-02, CC-36, CC-38). Read by the city as it is written. */
export const inquiry = defineCase({
  slug: 'inquiries',
  label: '問合せ',
  name: ({ number }) => number,
  title: ({ number, categoryLabel, question }) => titleOf(number, categoryLabel, inShort(question)),
  read: 'contact.read',
  scope: 'office',
  key: 'requestKey',
  letter: NUMBER_LETTER.inquiries,
  start: 'open',
  states: {
    open: { label: '受付中', turn: 'contact.record' },
    done: { label: '記録済み', final: true },
    void: { label: '取りやめ', final: true },
  },
  moves: {
    finish: {
      label: '記録を終える',
      from: ['open'],
      to: 'done',
      // From the desk alone: what comes of the call begins first (`finishInquiry`).
      by: 'contact.finish',
      main: true,
      bar: (row) => Object.values(missingOf(row)).join(' ') || null,
      set: (_, { at }, { startedAt, endedAt, promptMinutes }) => {
        const end = endedAt || at
        const late = Date.parse(at) - Date.parse(end)
        const isLate = late > (promptMinutes ?? PROMPT_MINUTES) * MS_PER_MINUTE
        return {
          endedAt: end,
          savedAt: at,
          handlingSeconds: Math.max(
            0,
            Math.round((Date.parse(end) - Date.parse(startedAt)) / 1000),
          ),
          entry: isLate ? ('late' as const) : ('prompt' as const),
        }
      },
    },
    drop: {
      label: '取りやめる（間違い）',
      from: ['open'],
      to: 'void',
      by: 'contact.record',
      bar: ({ operator, operatorName }, { user, actor }) =>
        !user || operator === actor.id || can(user, 'contact.lead')
          ? null
          : `${operatorName}さんが書いています。取りやめられるのは、本人と業務責任者です。`,
      asks: [{ name: 'note', label: '理由', required: '取りやめる理由を入力してください。' }],
    },
    add: addendum(['done', 'void'], 'contact.record'),
  },
})
