import { caseKind, inFile } from '../../cases/kind'

import { staffingReview } from './case'

export const staffingReviews = caseKind<'staffing-reviews'>({
  case: staffingReview,
  list: {
    path: 'staffing-reviews',
    title: '体制の見直し',
    lead: '着信が見込みと大きく違った日です。その日のうちに、席の数を見直して記録します。',
    columns: [
      'date',
      'line',
      'expected',
      'actual',
      'deviation',
      ...inFile('allowed'),
      'state',
      'result',
      { field: 'plan', width: 40 },
      'effectiveOn',
      ...inFile('decidedBy'),
    ],
    sort: ['-state', '-date', 'id'],
    split: 'result',
    purposes: ['体制の見直し', '市との協議', '市への報告'],
    output: 'figures.read',
  },
})
