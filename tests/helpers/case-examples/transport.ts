import type { Examples } from './example'

export const TRANSPORT: Examples = {
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
