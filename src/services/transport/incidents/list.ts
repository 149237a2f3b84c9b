import { settleNoted } from '../../start-noted'
import { caseKind, inFile } from '../../cases/kind'
import { runLinks } from '../run-links'

import { transportIncident } from './case'
import { incidentBeginning } from './report'

export const transportIncidents = caseKind<'transport-incidents'>({
  case: transportIncident,
  settle: (ctx) => settleNoted(ctx, incidentBeginning),
  list: {
    path: 'transport-incidents',
    title: '移送中の事故・災害',
    lead: '移送中に起きたことと、その対応です。対応中のものから並びます。',
    columns: [
      { field: 'what', width: 30 },
      'at',
      'kind',
      'runNumber',
      ...inFile('place'),
      { field: 'load', width: 30 },
      ...inFile('cardCount'),
      'state',
      ...inFile('measures', 'result', 'closedBy', 'closedAt'),
    ],
    // The name of the open state is the last one in the alphabet.
    sort: ['-state', '-at', 'id'],
    split: 'kind',
    find: {
      label: '移送番号',
      where: (_, text) => Promise.resolve({ runNumber: { equals: text } }),
    },
    purposes: ['事故・災害への対応', '市への報告'],
    output: 'transport.read',
    links: runLinks,
  },
})
