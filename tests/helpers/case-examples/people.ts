import { randomUUID } from 'node:crypto'

import type { Examples } from './example'

export const PEOPLE: Examples = {
  'work-handovers': {
    fields: () => ({
      number: randomUUID(),
      handedOn: '2026-11-30',
      handedBy: '業務責任者',
      what: '課題の管理',
      count: 1,
      lines: [],
    }),
    answers: {
      ask: { note: '1件の経緯を知りたい' },
      answer: { note: '記録に追記した' },
      withdraw: { note: '誤って作った' },
      add: { note: '原本は書庫' },
    },
  },
  assignments: {
    fields: (office) => ({
      number: randomUUID(),
      worker: 'worker-1',
      workerName: '山田 花子',
      kana: 'ヤマダ ハナコ',
      role: 'role-1',
      roleTitle: '運営責任者',
      office,
      from: '2026-11-01',
      noticeBy: '2026-10-25',
    }),
    answers: {
      submit: { on: '2026-10-20' },
      move: { from: '2026-11-05' },
      end: { until: '2026-11-30', note: '契約の終わり' },
      plan: { until: '2027-03-31' },
      cancel: { note: '本人の都合' },
      add: { note: '名札を返した' },
    },
  },
}
