import { allowInOffice, nobody } from '@/access/collection'
import { PAPER_KIND_OPTIONS, PAPER_STATE_OPTIONS } from '@/domain/cards/papers'
import { select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'

import { defineCollection, GROUP, machineWritten } from '../define'

/** 申請書 and 受領書 on paper: where they lie and until when they are kept (CD-28). No names. */
export const CardPapers = defineCollection({
  slug: 'card-papers',
  label: '受領書・申請書の保管',
  group: GROUP.cards,
  read: 'cards.papers',
  ...machineWritten,
  access: { read: allowInOffice('cards.papers'), create: nobody, update: nobody },
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'kind', 'place', 'office', 'keepUntil', 'state'],
  },
  indexes: [{ fields: ['state', 'keepUntil'] }],
  fields: [
    text('paperKey', 'paperKey', { required: true, unique: true, hidden: true }),
    text('card', 'card', { required: true, index: true, hidden: true }),
    text('number', '番号'),
    select('kind', '種類', PAPER_KIND_OPTIONS, { required: true }),
    officeField({ required: true }),
    text('place', '保管場所'),
    civilDate('receivedOn', '受領日'),
    civilDate('keepUntil', '保存期限'),
    select('state', '状態', PAPER_STATE_OPTIONS, { required: true, defaultValue: 'kept' }),
    text('by', '登録した人'),
    civilDate('disposedOn', '廃棄日'),
    text('disposedBy', '廃棄した人'),
  ],
})
