import { randomUUID } from 'node:crypto'

import type { Examples } from './example'

const WHEN = '2026-12-08T10:00'
/** Before the clock of the worlds. */
const DONE_AT = '2026-11-30T10:00'

const beginning = () => ({
  number: `X-${randomUUID().slice(0, 8)}`,
  inquiry: '',
  openedOn: '2026-11-30',
  openedAt: '2026-12-07T01:00:00.000Z',
  openedBy: '受付',
})

export const CONTACT: Examples = {
  inquiries: {
    fields: (office) => ({
      number: `X-${randomUUID().slice(0, 8)}`,
      day: '2026-12-07',
      startedAt: '2026-12-07T01:00:00.000Z',
      operator: 'operator-1',
      operatorName: '受付',
      category: 'booking',
      categoryLabel: '来庁の予約',
      language: 'ja',
      outcome: 'answered',
      office,
      question: '予約の日を変えたい',
      answer: '変更した',
      basisVersion: 'lead',
    }),
    answers: { drop: { note: '押し間違い' }, add: { note: '本人から訂正の電話' } },
  },
  escalations: {
    fields: (office) => ({ ...beginning(), office, text: '後見人が2人いる' }),
    answers: {
      answer: { reply: '1人でよい' },
      toCity: { request: '判断してほしい' },
      cityAnswer: { reply: '1人でよい' },
      giveBack: { note: '区の判断は要らない' },
      close: { reflection: 'faq' },
      add: { note: '追記' },
    },
  },
  complaints: {
    fields: (office) => ({
      ...beginning(),
      office,
      text: '2回行くことになった',
      callbackAt: WHEN,
      callbackOn: '2026-12-08',
      cause: 'manner',
      analysis: '案内の文が足りない',
      remedy: '文を直した',
    }),
    answers: {
      promise: { when: WHEN },
      toCity: { request: '相談' },
      cityAnswer: { reply: '回答' },
      analyse: { cause: 'manner', analysis: '分析', remedy: '解決' },
      report: { when: DONE_AT },
      add: { note: '追記' },
    },
  },
  callbacks: {
    fields: () => ({
      ...beginning(),
      dueAt: WHEN,
      dueOn: '2026-12-08',
      text: '結果を伝える',
      tries: 3,
    }),
    answers: { absent: { when: WHEN }, drop: { note: '出ない' } },
  },
  'urgent-demands': {
    fields: () => ({
      ...beginning(),
      kind: 'threat',
      text: '脅された',
      checks: [{ id: 'a', text: '録音を保存する', answer: 'yes' }],
    }),
    answers: {
      check: { item: 'a', answer: 'yes' },
      police: { when: DONE_AT },
      report: { when: DONE_AT },
      close: { result: '何も起きなかった' },
      add: { note: '追記' },
    },
  },
  'helpdesk-tickets': {
    fields: (office) => ({
      ...beginning(),
      office,
      category: 'terminal',
      categoryLabel: '統合端末の操作',
      question: '通信エラーと出る',
    }),
    answers: {
      promise: { when: WHEN },
      absent: { when: WHEN },
      answer: { reply: '再起動する' },
      reopen: { note: '直らない' },
      maintenance: { note: '故障' },
      add: { note: '追記' },
    },
  },
}
