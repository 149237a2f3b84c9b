import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { REFLECTION_OPTIONS } from '@/domain/contact/vocabulary'
import { defineCase } from '@/kit/case/define'
import { addendum, takeCharge } from '@/kit/case/moves'
import type { Ask } from '@/kit/case/types'

const reply: Ask = { name: 'reply', label: '回答', kind: 'lines', required: true }

/**
 * エスカレーション: an operator asks the 業務責任者, who answers or asks the city; the answer comes back
 * into the record (CC-05). Nobody reaches the city past the 業務責任者.
 */
export const escalation = defineCase({
  slug: 'escalations',
  label: 'エスカレーション',
  name: ({ number }) => number,
  title: ({ number, categoryLabel, text }) => titleOf(number, categoryLabel, inShort(text)),
  read: 'contact.read',
  scope: 'office',
  key: 'requestKey',
  letter: NUMBER_LETTER.escalations,
  start: 'lead',
  states: {
    lead: { label: '責任者確認中', turn: 'contact.lead' },
    city: { label: '市へ引継ぎ', turn: 'contact.city' },
    answered: { label: '市回答済み', turn: 'contact.lead' },
    led: { label: '責任者回答済み', turn: 'contact.lead' },
    done: { label: '完了', final: true },
  },
  moves: {
    take: takeCharge(['lead', 'answered', 'led'], 'contact.lead'),
    answer: {
      label: '回答する',
      from: ['lead'],
      to: 'led',
      by: 'contact.lead',
      main: true,
      asks: [reply],
      set: ({ reply: text }, { actor, at }) => ({
        reply: text,
        repliedBy: actor.name,
        repliedAt: at,
      }),
    },
    toCity: {
      label: '市へ引き継ぐ',
      from: ['lead'],
      to: 'city',
      by: 'contact.lead',
      asks: [
        {
          name: 'request',
          label: '市に判断してほしいこと',
          kind: 'lines',
          required: true,
          hint: '個人情報は書きません。必要なときは、市の電子申請フォームで送り、その受付番号を下に入れます。',
        },
        { name: 'form', label: '電子申請フォームの受付番号' },
      ],
      set: ({ request, form }, { at }) => ({ request, formNumber: form, cityAskedAt: at }),
    },
    cityAnswer: {
      label: '市として回答する',
      from: ['city'],
      to: 'answered',
      by: 'contact.city',
      main: true,
      asks: [reply],
      set: ({ reply: text }, { actor, at }) => ({
        reply: text,
        repliedBy: actor.name,
        repliedAt: at,
      }),
    },
    giveBack: {
      label: '責任者へ戻す',
      from: ['city'],
      to: 'lead',
      by: 'contact.city',
      asks: [{ name: 'note', label: '理由', required: '戻す理由を入力してください。' }],
    },
    close: {
      label: '完了する',
      from: ['answered', 'led'],
      to: 'done',
      by: 'contact.lead',
      main: true,
      asks: [
        {
          name: 'reflection',
          label: '反映',
          options: REFLECTION_OPTIONS,
          required: 'FAQ・マニュアル・研修への反映を選んでください。',
        },
        { name: 'note', label: '伝えたこと・メモ', kind: 'lines' },
      ],
      set: ({ reflection }, { today }) => ({ reflection: reflection as 'faq', closedOn: today }),
    },
    add: addendum(['done'], 'contact.lead'),
  },
})
