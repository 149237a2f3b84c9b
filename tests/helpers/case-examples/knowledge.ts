import { hashOf } from '@/services/knowledge/versions/hash'

import type { Examples } from './example'

const words = {
  language: 'ja' as const,
  question: '代わりの人が受け取れますか。',
  answer: '先にコールセンターへお電話ください。',
}

export const KNOWLEDGE: Examples = {
  'text-versions': {
    fields: () => ({
      ...words,
      text: 'text-1',
      kind: 'faq',
      number: 1,
      changeKind: 'first',
      contentHash: hashOf(words),
      authors: ['writer'],
      remarks: [{ no: 1, text: '電話番号を書く', by: '市', on: '2026-12-01', reply: '書いた' }],
    }),
    answers: {
      approve: { effect: 'reread' },
      remark: { text: '電話番号を書く' },
      return: { text: '電話番号を書く' },
      resolve: { no: '1', reply: '書きました' },
      withdraw: { note: '要らなくなった' },
    },
  },
}
