import { PAPER_KIND_OPTIONS } from '@/domain/cards/papers'
import { checkbox, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { cardPaper } from '@/services/cards/papers/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

export const CardPapers = caseCollection(cardPaper, {
  label: '受領書・申請書の保管',
  group: GROUP.cards,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'kind', 'place', 'office', 'keepUntil', 'state'],
  },
  indexes: [{ fields: ['state', 'keepUntil'] }],
  fields: [
    text('card', 'card', { required: true, index: true, hidden: true }),
    text('number', '番号'),
    select('kind', '種類', PAPER_KIND_OPTIONS, { required: true }),
    officeField({ required: true }),
    text('place', '保管場所'),
    civilDate('receivedOn', '受領日'),
    civilDate('keepUntil', '保存期限'),
    text('by', '登録した人'),
    civilDate('disposedOn', '廃棄日'),
    text('disposedBy', '廃棄した人'),
    // Still to be noted where it stands too (`startNoted`).
    checkbox('unnoted', 'unnoted', { hidden: true, index: true }),
  ],
})
