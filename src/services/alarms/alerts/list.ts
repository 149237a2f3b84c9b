import { caseKind, inFile } from '../../cases/kind'

import { alertCase } from './case'

export const alerts = caseKind<'alerts'>({
  case: alertCase,
  list: {
    path: 'alerts',
    title: '通報',
    lead: 'だれかが「確認しました」を押すまで、連絡先へ知らせ続けます。',
    columns: [
      { field: 'title', width: 40 },
      'severity',
      'raisedAt',
      'times',
      'state',
      'acknowledgedBy',
      ...inFile('acknowledgedAt', 'takenOverAt', 'resolvedAt', 'result'),
    ],
    sort: ['-raisedAt', 'id'],
    split: 'severity',
    purposes: ['障害対応の報告', '連絡体制の見直し'],
    output: 'alarms.read',
  },
})
