import { caseKind, inFile } from '../../cases/kind'

import { rateMiss } from './case'

export const rateMisses = caseKind<'rate-misses'>({
  case: rateMiss,
  list: {
    path: 'rate-misses',
    title: '応答率の未達と改善策',
    lead: '応答率が基準を下回った日・月です。改善策を書面で報告し、市が確認すると終わります。',
    columns: [
      'period',
      'line',
      ...inFile('per'),
      'asked',
      'answered',
      'rate',
      'target',
      ...inFile('missing'),
      'state',
      { field: 'cause', only: 'file', width: 40 },
      { field: 'measure', width: 40 },
      'documentName',
      'documentNumber',
      ...inFile('reportedOn', 'reportedBy'),
      { field: 'answer', only: 'file', width: 40 },
      ...inFile('agreedBy'),
    ],
    sort: ['-period', 'line', 'id'],
    split: 'per',
    purposes: ['市への報告', '改善策の確認'],
    output: 'figures.read',
  },
})
