import { allowInOffice, nobody } from '@/access/collection'
import { DISPOSAL_KIND_OPTIONS, DISPOSAL_STATE_OPTIONS } from '@/domain/cards/disposal'
import { integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

const record = { group: GROUP.cards, read: 'cards.read', ...machineWritten } as const
const access = { read: allowInOffice('cards.read'), create: nobody, update: nobody }
const hidden = (name: string, extra = {}) => text(name, name, { hidden: true, ...extra })

/** A list of cards to destroy: proposed by one, approved by another of the city, carried out by two. */
export const CardDisposals = defineCollection({
  ...record,
  slug: 'card-disposals',
  label: 'カードの廃棄',
  access,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'kind', 'state', 'count', 'proposedByName', 'approvedByName'],
  },
  fields: [
    text('number', '番号', { required: true, unique: true }),
    hidden('disposalKey', { required: true, unique: true }),
    select('kind', '理由', DISPOSAL_KIND_OPTIONS, { required: true }),
    select('state', '状態', DISPOSAL_STATE_OPTIONS, {
      required: true,
      defaultValue: 'listing',
      index: true,
    }),
    officeField({}),
    integer('count', '枚数', { defaultValue: 0 }),
    textarea('note', 'メモ'),
    hidden('proposedBy'),
    text('proposedByName', '提案した人'),
    civilDate('proposedOn', '提案日'),
    hidden('approvedBy'),
    text('approvedByName', '承認した人'),
    civilDate('approvedOn', '承認日'),
    textarea('rejectedFor', '差戻しの理由'),
    text('doneBy', '廃棄した人'),
    text('doneWith', '立ち会った人'),
    civilDate('doneOn', '廃棄日'),
  ],
})

/** A card on a disposal list; on one live list only (`liveKey`). */
export const CardDisposalItems = defineCollection({
  ...record,
  slug: 'card-disposal-items',
  label: '廃棄するカード',
  access,
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'state', 'office', 'why'] },
  fields: [
    hidden('itemKey', { required: true, unique: true }),
    hidden('liveKey', { required: true, unique: true }),
    hidden('list', { required: true, index: true }),
    hidden('card', { required: true }),
    hidden('cardId', { required: true }),
    text('number', '番号'),
    officeField({ index: false }),
    text('why', '理由'),
    select(
      'state',
      '状態',
      [
        { value: 'listed', label: '対象' },
        { value: 'disposed', label: '廃棄済み' },
        { value: 'kept', label: '廃棄しなかった' },
      ],
      { required: true, defaultValue: 'listed' },
    ),
  ],
})
