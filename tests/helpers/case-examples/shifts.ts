import { randomUUID } from 'node:crypto'

import type { Examples } from './example'

export const SHIFTS: Examples = {
  absences: {
    fields: () => ({
      number: randomUUID(),
      date: '2026-12-07',
      place: 'コールセンター',
      placeName: 'コールセンター',
      worker: 'worker-1',
      workerName: '山田 花子',
      from: '08:30',
      to: '17:15',
      reportedAt: '2026-12-06T22:50:00.000Z',
    }),
    answers: {
      fill: { substitute: '佐藤 次郎' },
      giveUp: { note: '待機の人にも連絡がつかない' },
      cancel: { note: '遅れて出勤した' },
      add: { note: '電車の遅れ' },
    },
  },
  'duty-reports': {
    fields: (office) => ({
      office,
      number: randomUUID(),
      on: '2026-12-07',
      place: 'コールセンター',
      author: '山田 花子',
      content: '電話の応対',
    }),
    answers: {
      take: { note: '苦情の続きを引き継ぐ' },
      report: { note: '折り返して解決した' },
      escalate: { note: '市との協議が必要' },
      takeByChief: { note: '市と協議する' },
      settle: { note: '市と協議して解決した' },
      add: { note: '翌日も異常なし' },
    },
  },
  'conduct-records': {
    fields: () => ({
      number: randomUUID(),
      worker: 'worker-1',
      workerName: '山田 花子',
      on: '2026-11-18',
      what: '言葉づかいについての苦情',
    }),
    answers: {
      guide: { on: '2026-11-20', guidance: '面談をして応対の手順を確かめた' },
      close: { note: '2週間、苦情がない' },
      replace: { note: '改善が見られない' },
      add: { note: '後任に引き継いだ' },
    },
  },
}
