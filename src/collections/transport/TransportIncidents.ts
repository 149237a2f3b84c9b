import { INCIDENT_KIND_OPTIONS, LOAD_STATE_OPTIONS } from '@/domain/transport/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { officesField } from '@/fields/relations'
import { transportIncident } from '@/services/transport/incidents/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const TransportIncidents = caseCollection(transportIncident, {
  label: '移送中の事故・災害',
  stateLabel: '対応',
  group: GROUP.transport,
  admin: {
    useAsTitle: 'what',
    defaultColumns: ['at', 'kind', 'what', 'load', 'state', 'runNumber'],
  },
  fields: [
    text('run', 'run', { required: true, index: true, hidden: true }),
    text('runNumber', '移送番号'),
    text('at', '発生した日時', { required: true }),
    select('kind', '種類', INCIDENT_KIND_OPTIONS, { required: true }),
    text('place', '場所'),
    textarea('what', '内容', { required: true }),
    select('load', '積載物の状態', LOAD_STATE_OPTIONS, { required: true }),
    textarea('measures', 'とった措置'),
    integer('cardCount', '運んでいたカード', { defaultValue: 0 }),
    json('cards', '運んでいたカードの番号'),
    officesField({ label: '関係する窓口' }),
    text('reportedBy', '記録した人'),
    textarea('result', '対応の結果'),
    text('closedBy', '対応を終えた人'),
    text('closedAt', '対応を終えた日時'),
    // Still to be noted where it stands too (`startNoted`).
    checkbox('unnoted', 'unnoted', { hidden: true, index: true }),
  ],
})
