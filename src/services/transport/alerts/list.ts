import { caseKind, inFile } from '../../cases/kind'

import { transportAlert } from './case'

export const transportAlerts = caseKind<'transport-alerts'>({
  case: transportAlert,
  list: {
    path: 'transport-alerts',
    title: '移送の回数の不足',
    lead: '移送の回数が足りなかった週と、その理由です。',
    columns: [
      'week',
      'office',
      'completed',
      'required',
      'state',
      { field: 'note', width: 40 },
      ...inFile('explainedBy'),
    ],
    sort: ['week', 'office', 'id'],
    purposes: ['移送の計画の見直し', '市への報告'],
    output: 'transport.read',
  },
})
