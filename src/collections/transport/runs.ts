import { allow, allowInOffice, nobody } from '@/access/collection'
import {
  ITEM_STATE_OPTIONS,
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
