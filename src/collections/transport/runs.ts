import { allow, allowInOffice, nobody } from '@/access/collection'
import {
  INCIDENT_KIND_OPTIONS,
  INCIDENT_STATE_OPTIONS,
  ITEM_STATE_OPTIONS,
  LOAD_STATE_OPTIONS,
  REQUEST_KIND_OPTIONS,
  REQUEST_STATE_OPTIONS,
  RUN_KIND_OPTIONS,
  RUN_STATE_OPTIONS,
} from '@/domain/transport/vocabulary'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField, officesField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

const record = {
  group: GROUP.transport,
  read: 'transport.read',
  ...machineWritten,
} as const
const onlyRead = { create: nobody, update: nobody }
/** Seen by the offices that the run touches (AC-07). */
const inOffices = { read: allowInOffice('transport.read', 'offices'), ...onlyRead }
const hidden = (name: string, extra = {}) => text(name, name, { hidden: true, ...extra })

/**
 * One run from the card centre to the wards and what was checked on it (TR-01 to TR-09). Stops and
 * history stand in the row, so that every change is one conditional write guarded by `rev`.
 */
export const TransportRuns = defineCollection({
  ...record,
  slug: 'transport-runs',
  label: '移送',
  access: inOffices,
  defaultSort: '-date',
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'date', 'state', 'routeName', 'driverName', 'vehiclePlate'],
  },
  fields: [
    text('number', '移送番号', { required: true, unique: true }),
    hidden('runKey', { required: true, unique: true }),
    {
      type: 'row',
      fields: [
        civilDate('date', '日', { required: true, index: true }),
        select('kind', '種類', RUN_KIND_OPTIONS, { required: true, defaultValue: 'cards' }),
        select('state', '状態', RUN_STATE_OPTIONS, {
          required: true,
          defaultValue: 'planned',
          index: true,
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        hidden('route'),
        text('routeName', '経路'),
        officeField({ name: 'from', label: '出発', required: true }),
      ],
    },
    officesField({ label: '関係する窓口' }),
    {
      type: 'row',
      fields: [
        hidden('carrier'),
        text('carrierName', '運送会社'),
        hidden('driver'),
        text('driverName', '専任ドライバー'),
        hidden('vehicle'),
        text('vehiclePlate', '本市専用車両'),
      ],
    },
    text('visit', '訪問の番号', { index: true }),
    textarea('note', 'メモ'),
    json('stops', '立ち寄り先', { hidden: true }),
    json('returned', '返却の記録', { hidden: true }),
    text('departedAt', '出発した日時'),
    text('completedAt', '完了した日時'),
    hidden('sealing'),
    checkbox('pending', 'pending', { hidden: true, index: true }),
    integer('rev', 'rev', { required: true, defaultValue: 0, hidden: true }),
    json('history', 'history', { hidden: true }),
  ],
})

/** Which card travels in which run; a card is in one live run only (`liveKey`). */
export const TransportItems = defineCollection({
  ...record,
  slug: 'transport-items',
  label: '移送するカード',
  access: { read: allowInOffice('transport.read'), ...onlyRead },
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'state', 'office', 'packedAt', 'packedBy', 'receivedAt'],
  },
  indexes: [{ fields: ['run', 'stop', 'state'] }],
  fields: [
    hidden('itemKey', { required: true, unique: true }),
    hidden('liveKey', { required: true, unique: true }),
    hidden('run', { required: true, index: true }),
    hidden('stop', { required: true }),
    hidden('card', { required: true, index: true }),
    hidden('cardId', { required: true }),
    text('number', '番号', { required: true }),
    officeField({ index: false }),
    select('state', '状態', ITEM_STATE_OPTIONS, {
      required: true,
      defaultValue: 'packing',
      index: true,
    }),
    {
      type: 'row',
      fields: [
        text('packedAt', '積み込んだ日時'),
        text('packedBy', '積み込んだ人'),
        text('receivedAt', '受け取った日時'),
        text('receivedBy', '受け取った人'),
      ],
    },
    hidden('lastOp'),
  ],
})

/** 事故・災害 during a run, with the state of the load and the cards concerned (TR-05). */
export const TransportIncidents = defineCollection({
  ...record,
  slug: 'transport-incidents',
  label: '移送中の事故・災害',
  access: inOffices,
  admin: {
    useAsTitle: 'what',
    defaultColumns: ['at', 'kind', 'what', 'load', 'state', 'runNumber'],
  },
  fields: [
    hidden('incidentKey', { required: true, unique: true }),
    hidden('run', { required: true, index: true }),
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
    select('state', '対応', INCIDENT_STATE_OPTIONS, { required: true, defaultValue: 'open' }),
    text('reportedBy', '記録した人'),
    textarea('result', '対応の結果'),
    text('closedBy', '対応を終えた人'),
    text('closedAt', '対応を終えた日時'),
  ],
})

/** 経路変更などの要望 of the city and their answers (TR-06). */
export const TransportRequests = defineCollection({
  ...record,
  slug: 'transport-requests',
  label: '移送への要望',
  access: { read: allow('transport.read'), ...onlyRead },
  admin: {
    useAsTitle: 'text',
    defaultColumns: ['askedOn', 'kind', 'text', 'state', 'effectiveOn', 'answeredBy'],
  },
  fields: [
    hidden('requestKey', { required: true, unique: true }),
    select('kind', '種類', REQUEST_KIND_OPTIONS, { required: true, defaultValue: 'route' }),
    textarea('text', '要望', { required: true }),
    hidden('run', { index: true }),
    hidden('route'),
    text('about', '対象'),
    civilDate('askedOn', '受付日', { required: true, index: true }),
    text('askedBy', '要望した人'),
    select('state', '状態', REQUEST_STATE_OPTIONS, { required: true, defaultValue: 'open' }),
    textarea('reply', '回答'),
    civilDate('effectiveOn', '実施日'),
    civilDate('answeredOn', '回答日'),
    text('answeredBy', '回答した人'),
  ],
})

/** Points of the 位置情報専用端末機, imported after a run (TR-08). */
export const TransportPositions = defineCollection({
  ...record,
  slug: 'transport-positions',
  label: '移送の位置情報',
  access: { read: allow('transport.read'), ...onlyRead },
  admin: { useAsTitle: 'at', defaultColumns: ['at', 'latitude', 'longitude', 'device'] },
  fields: [
    hidden('pointKey', { required: true, unique: true }),
    hidden('run', { required: true, index: true }),
    text('at', '日時', { required: true }),
    text('latitude', '緯度', { required: true }),
    text('longitude', '経度', { required: true }),
    text('device', '端末機の番号'),
  ],
})

/** A week in which a ward got too few runs (TR-02). */
export const TransportAlerts = defineCollection({
  ...record,
  slug: 'transport-alerts',
  label: '移送の回数の不足',
  access: { read: allowInOffice('transport.read'), ...onlyRead },
  admin: {
    useAsTitle: 'week',
    defaultColumns: ['week', 'office', 'completed', 'required', 'state', 'note'],
  },
  fields: [
    hidden('alertKey', { required: true, unique: true }),
    civilDate('week', '週（月曜日）', { required: true, index: true }),
    officeField({ required: true }),
    integer('required', '必要な回数', { required: true }),
    integer('completed', '完了した回数', { required: true }),
    select(
      'state',
      '状態',
      [
        { value: 'open', label: '未対応' },
        { value: 'explained', label: '理由を記録済み' },
      ],
      { required: true, defaultValue: 'open', index: true },
    ),
    textarea('note', '理由'),
    text('explainedBy', '記録した人'),
  ],
})
