import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { defineCase } from '@/kit/case/define'
import { addendum, takeCharge } from '@/kit/case/moves'
import type { Answers } from '@/kit/case/types'

type Promised = { callbackAt?: string | null }

const whenAsk = (label: string) =>
  ({ name: 'when', label, kind: 'moment', isAhead: true, required: true }) as const

const promised = ({ when = '' }: Answers) => ({ callbackAt: when, callbackOn: when.slice(0, 10) })

/**
 * ヘルプデスクの問合せ: questions of post-office staff about the unified terminal and the procedures, with
 * the calls back to them (HD-04). No field of it is for personal data (HD-01, HD-02).
 */
export const ticket = defineCase({
  slug: 'helpdesk-tickets',
  label: '問合せ（統合端末）',
  name: ({ number }) => number,
  title: ({ number, categoryLabel, question }) => titleOf(number, categoryLabel, inShort(question)),
  read: 'helpdesk.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['helpdesk-tickets'],
  start: 'received',
  states: {
    received: { label: '受付', turn: 'helpdesk.answer' },
    answered: { label: '回答済み', turn: 'helpdesk.answer' },
    done: { label: '完了', final: true },
    moved: { label: '保守へ移管', final: true },
  },
  moves: {
    take: takeCharge(['received'], 'helpdesk.answer'),
    answer: {
      label: '回答する',
      from: ['received'],
      to: 'answered',
      by: 'helpdesk.answer',
      main: true,
      asks: [
        { name: 'reply', label: '回答', kind: 'lines', required: true },
        { name: 'basis', label: '根拠（FAQ・マニュアルの番号）' },
      ],
      set: ({ reply, basis }, { actor, at }) => ({
        answer: reply,
        basis,
        answeredBy: actor.name,
        answeredAt: at,
      }),
    },
    reopen: {
      label: '解決しなかった',
      from: ['answered'],
      to: 'received',
      by: 'helpdesk.answer',
      asks: [{ name: 'note', label: '理由', required: true }],
    },
    promise: {
      label: '折り返しを約束した',
      from: ['received', 'answered'],
      to: null,
      by: 'helpdesk.answer',
      asks: [whenAsk('折り返す日時')],
      set: promised,
    },
    called: {
      label: '折り返して話せた',
      from: ['received', 'answered'],
      to: null,
      by: 'helpdesk.answer',
      asks: [{ name: 'note', label: '伝えたこと（個人情報は書かない）' }],
      set: (_, { at }, { calls }) => ({
        ...{ calls: (calls ?? 0) + 1, lastCallAt: at },
        ...{ callbackAt: '', callbackOn: '' },
      }),
    },
    absent: {
      label: '折り返したが不在だった',
      from: ['received', 'answered'],
      to: null,
      by: 'helpdesk.answer',
      asks: [whenAsk('次にかける日時')],
      set: (answers, { at }, { calls }) => ({
        ...{ calls: (calls ?? 0) + 1, lastCallAt: at },
        ...promised(answers),
      }),
    },
    close: {
      label: '完了する',
      from: ['answered'],
      to: 'done',
      by: 'helpdesk.answer',
      main: true,
      bar: ({ callbackAt }: Promised) =>
        callbackAt ? '先に、約束した折り返しをして、結果を記録してください。' : null,
      set: (_, { today }) => ({ closedOn: today }),
    },
    maintenance: {
      label: '保守へ移す（機器の故障）',
      from: ['received', 'answered'],
      to: 'moved',
      by: 'helpdesk.answer',
      asks: [
        {
          name: 'note',
          label: '保守に伝えること',
          kind: 'lines',
          required: '故障の内容を入力してください。',
        },
      ],
      // What was moved before there was a desk for devices is nobody's ticket today.
      set: (_, { today }) => ({ closedOn: today, ticketDue: true }),
    },
    add: addendum(['done', 'moved'], 'helpdesk.answer'),
  },
})
