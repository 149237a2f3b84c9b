import type { Examples } from './example'

export const CARDS: Examples = {
  'card-tasks': {
    fields: (office) => ({
      kind: 'reissue-notice',
      title: '交付通知書の再発行',
      office,
      card: '',
      number: '7000000001',
      openedOn: '2026-12-01',
      openedBy: '受付',
      note: '',
    }),
  },
  'card-papers': {
    fields: (office) => ({
      kind: 'receipt',
      office,
      card: 'test-1',
      number: 'K-1',
      place: '書庫2',
      receivedOn: '2016-04-01',
      keepUntil: '2026-04-01',
      by: '受付',
    }),
  },
}
