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
  'staff-reports': {
    fields: () => ({
      number: randomUUID(),
      worker: 'worker-1',
      workerName: '山田 花子',
      roleTitle: 'オペレーター',
      change: 'began',
      changedOn: '2026-11-01',
    }),
    answers: {
      report: { on: '2026-11-02', note: '報告書 第3号' },
      ask: { request: '研修の記録を付けてください', replyBy: '2027-03-31' },
      reply: { on: '2026-11-30', reply: '付けました' },
      cancel: { note: '部署の名前が変わっただけ' },
      add: { note: '原本は書庫' },
    },
  },
  'training-sessions': {
    fields: () => ({
      number: randomUUID(),
      course: 'course-1',
      courseTitle: '守秘義務・情報セキュリティ',
      courseVersion: 1,
      material: 'approve',
      capacity: 50,
      topics: '個人情報の保護',
    }),
    answers: {
      arrange: { on: '2026-11-20', startTime: '09:00', endTime: '12:00', officeName: '区役所' },
      submit: { on: '2026-11-01', note: '教材 第1版' },
      giveBack: { note: '罰則の説明を足してください' },
      reopen: { note: '会場が使えなくなった' },
      deliver: { on: '2026-11-10', copies: '20' },
      hold: { content: '事例をもとに話し合った', guidance: '復唱の徹底' },
      cancel: { note: '受講者がいない' },
      add: { note: '欠席者には別の日に実施' },
    },
  },
}
