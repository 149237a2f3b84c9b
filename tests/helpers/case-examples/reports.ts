import type { Examples } from './example'

export const REPORTS: Examples = {
  reports: {
    fields: () => ({
      title: '月次報告書　2026年11月分',
      form: 'form-1',
      formTitle: '月次報告書',
      periodFrom: '2026-11-01',
      periodTo: '2026-11-30',
      dueOn: '2026-12-10',
      parts: [{ id: 'p1', kind: 'text', heading: '問題点', required: true }],
      texts: { p1: 'なし' },
      figuresAt: '2026-12-01T00:00:00.000Z',
    }),
    answers: {
      return: { remark: '件数の分析を加えてください' },
      waive: { note: '対象の業務がなかった' },
      add: { note: '原本は書庫' },
    },
  },
}
