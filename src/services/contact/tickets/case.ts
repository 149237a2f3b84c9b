import { defineCase } from '@/kit/case/define'
import { addendum, takeCharge } from '@/kit/case/moves'

/**
 * ヘルプデスクの問合せ: questions of post-office staff about the unified terminal and the procedures.
 * No field of it is for personal data (HD-01, HD-02).
 */
export const ticket = defineCase({
  slug: 'helpdesk-tickets',
  label: '問合せ（統合端末）',
  name: ({ number }) => number,
  read: 'helpdesk.read',
  scope: null,
  key: 'requestKey',
  letter: 'H',
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
        { name: 'reply', label: '回答', kind: 'lines', required: '回答を入力してください。' },
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
      asks: [{ name: 'note', label: '理由', required: '理由を入力してください。' }],
    },
    close: {
      label: '完了する',
      from: ['answered'],
      to: 'done',
      by: 'helpdesk.answer',
      main: true,
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
      set: (_, { today }) => ({ closedOn: today }),
    },
    add: addendum(['done', 'moved'], 'helpdesk.answer'),
  },
})
