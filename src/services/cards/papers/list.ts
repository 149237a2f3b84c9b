import { settleNoted } from '../../start-noted'
import { caseKind, inFile } from '../../cases/kind'
import { findCardsByCode } from '../find-card'

import { cardPaper } from './case'
import { paperBeginning } from './register'

export const cardPapers = caseKind<'card-papers'>({
  case: cardPaper,
  settle: (ctx) => settleNoted(ctx, paperBeginning),
  list: {
    path: 'card-papers',
    title: '受領書・申請書',
    lead: 'カードの番号を読み取って、書類の保管場所と保存期限を記録します。',
    columns: [
      'number',
      { field: 'kind', width: 24 },
      { field: 'place', width: 30 },
      'office',
      'receivedOn',
      'keepUntil',
      'state',
      ...inFile('disposedOn', 'disposedBy'),
    ],
    sort: ['keepUntil', 'id'],
    due: { field: 'keepUntil', label: '保存期限がこの日まで', waitsUntilThen: true },
    find: {
      label: 'カードの番号',
      where: async (ctx, text) => ({
        card: { in: (await findCardsByCode(ctx, text)).map(({ cardKey }) => cardKey) },
      }),
    },
    purposes: ['書類の廃棄', '書類の確認', '市への報告'],
    output: 'cards.papers',
  },
})
