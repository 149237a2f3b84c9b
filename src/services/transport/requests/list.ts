import { caseKind } from '../../cases/kind'

import { runLinks } from '../run-links'

import { transportRequest } from './case'

export const transportRequests = caseKind<'transport-requests'>({
  case: transportRequest,
  list: {
    path: 'transport-requests',
    title: '移送への要望',
    lead: '市からの要望と、その回答・実施日です。回答待ちのものから並びます。',
    columns: [
      { field: 'text', width: 40 },
      'kind',
      { field: 'about', only: 'file' },
      'askedOn',
      { field: 'askedBy', only: 'file' },
      'state',
      { field: 'reply', width: 40 },
      'effectiveOn',
      { field: 'answeredOn', only: 'file' },
      { field: 'answeredBy', only: 'file' },
    ],
    // The name of the open state is the last one in the alphabet.
    sort: ['-state', '-askedOn', 'id'],
    split: 'kind',
    purposes: ['要望への回答', '市への報告'],
    output: 'transport.read',
    links: runLinks,
  },
})
