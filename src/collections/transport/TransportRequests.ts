import { REQUEST_KIND_OPTIONS } from '@/domain/transport/vocabulary'
import { select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { transportRequest } from '@/services/transport/requests/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const TransportRequests = caseCollection(transportRequest, {
  label: '移送への要望',
  group: GROUP.transport,
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['askedOn', 'kind', 'text', 'state', 'effectiveOn', 'answeredBy'],
  },
  fields: [
    select('kind', '種類', REQUEST_KIND_OPTIONS, { required: true, defaultValue: 'route' }),
    textarea('text', '要望', { required: true }),
    text('run', 'run', { hidden: true, index: true }),
    text('route', 'route', { hidden: true }),
    text('about', '対象'),
    civilDate('askedOn', '受付日', { required: true, index: true }),
    text('askedBy', '要望した人'),
    textarea('reply', '回答'),
    civilDate('effectiveOn', '実施日'),
    civilDate('answeredOn', '回答日'),
    text('answeredBy', '回答した人'),
  ],
})
