import type { Examples } from './example'

export const ALARMS: Examples = {
  alerts: {
    fields: () => ({
      topic: 'check:database',
      severity: 'fault',
      title: 'データベースに接続できません',
      raisedAt: '2026-12-01T00:00:00.000Z',
    }),
    answers: { resolve: { note: '再起動した' } },
  },
  incidents: {
    fields: (office) => ({
      kind: 'system',
      what: '画面が開かない',
      occurredAt: '2026-12-01T00:00:00.000Z',
      office,
      oralAt: '2026-12-01T00:10:00.000Z',
      writtenAt: '2026-12-01T05:00:00.000Z',
      checks: [{ id: 'a', text: '広がりを止める', answer: 'yes' }],
    }),
    answers: {
      check: { item: 'a', answer: 'yes' },
      instruct: { instruction: '広報してください' },
      note: { note: '再起動した' },
      publish: { text: '予約の画面が開きにくくなっています。' },
      close: { prevention: '見張りを増やした' },
    },
  },
  'security-ticks': {
    fields: () => ({ day: '2026-12-01' }),
    answers: { explain: { reason: '担当の休み。翌日に確認した' } },
  },
  vulnerabilities: {
    fields: () => ({ title: 'CVE-2026-1', level: 'high', foundOn: '2026-12-01' }),
    answers: { fix: { remedy: '更新した' }, clear: { remedy: '使っていない機能' } },
  },
  'security-diagnoses': {
    fields: () => ({ kind: 'diagnosis', dueOn: '2026-12-20' }),
    answers: {
      carryOut: { doneOn: '2026-11-30', company: '診断会社', result: '指摘1件' },
      fix: { fix: '設定を直した' },
    },
  },
  issues: {
    fields: () => ({ what: '電話が混む', raisedOn: '2026-12-01' }),
    answers: {
      plan: { cause: '案内が長い', remedy: '短くする', dueOn: '2026-12-20' },
      close: { result: '待ちが減った' },
      drop: { result: '重なるため' },
    },
  },
  'city-requests': {
    fields: () => ({ kind: 'improve', text: '案内を直してほしい', askedOn: '2026-12-01' }),
    answers: { answer: { reply: '直した' }, giveBack: { note: '一部残っている' } },
  },
}
