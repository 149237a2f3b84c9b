import { randomUUID } from 'node:crypto'

import type { Answers } from '@/kit/case/types'

type Example = {
  /** Fields of one record that every move may be made with, its key apart. */
  fields: (office: string) => Record<string, unknown>
  /** What a move asks for, where it asks. */
  answers?: Record<string, Answers>
}

/** One record of each case kind, for what is proved of all of them; a kind without one fails there. */
export const EXAMPLES: Record<string, Example> = {
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
  'transport-incidents': {
    fields: (office) => ({
      run: 'run-1',
      runNumber: 'T-1',
      at: '2026-12-07T10:15',
      kind: 'accident',
      what: '追突された',
      load: 'unknown',
      cardCount: 1,
      cards: [{ card: 'test-1', number: 'K-1' }],
      offices: [office],
      reportedBy: '運転',
    }),
    answers: { close: { load: 'intact', result: '積み替えて配達した' } },
  },
  'transport-requests': {
    fields: () => ({
      kind: 'route',
      text: '幸区役所を先に回ってほしい',
      askedOn: '2026-12-01',
      askedBy: '市',
    }),
    answers: { answer: { reply: '1月から変えます', effectiveOn: '2027-01-04' } },
  },
  'transport-alerts': {
    fields: (office) => ({ week: '2026-11-30', office, required: 3, completed: 1 }),
    answers: { explain: { note: '道路工事のため' } },
  },
}

export const newKey = (): string => randomUUID()
