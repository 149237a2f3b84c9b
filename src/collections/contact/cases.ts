import {
  COMPLAINT_CAUSE_OPTIONS,
  DEMAND_KIND_OPTIONS,
  REFLECTION_OPTIONS,
} from '@/domain/contact/vocabulary'
import { assigneeFields } from '@/fields/assignee'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { encryptedText } from '@/fields/encrypted'
import { draftFaq } from '@/fields/draft-faq'
import { officeField } from '@/fields/relations'
import { callback } from '@/services/contact/callbacks/case'
import { complaint } from '@/services/contact/complaints/case'
import { urgentDemand } from '@/services/contact/demands/case'
import { escalation } from '@/services/contact/escalations/case'
import { ticket } from '@/services/contact/tickets/case'

import { caseCollection } from '../case-collection'

import { CONTACT_GROUP } from './group'

/** What every record has that came out of a call: its number, its call, when and by whom it began. */
const beginning = () => [
  text('inquiry', '問合せの番号', { index: true }),
  civilDate('openedOn', '発生日', { required: true, index: true }),
  text('openedAt', '発生した時刻', { required: true }),
  text('openedBy', '受けた人', { required: true }),
]

const admin = { useAsTitle: 'number' }

export const Escalations = caseCollection(escalation, {
  group: CONTACT_GROUP,
  admin: { ...admin, defaultColumns: ['number', 'openedAt', 'text', 'state', 'assigneeName'] },
  defaultSort: '-openedAt',
  fields: [
    ...beginning(),
    officeField(),
    text('categoryLabel', '分類'),
    textarea('text', '内容', { required: true }),
    ...assigneeFields(),
    textarea('request', '市に判断してほしいこと'),
    text('formNumber', '電子申請フォームの受付番号'),
    text('cityAskedAt', '市へ引き継いだ時刻'),
    textarea('reply', '回答'),
    text('repliedBy', '回答した人'),
    text('repliedAt', '回答した時刻'),
    select('reflection', '反映', REFLECTION_OPTIONS, { index: true }),
    civilDate('closedOn', '完了日', { index: true }),
  ],
})

export const Complaints = caseCollection(complaint, {
  group: CONTACT_GROUP,
  admin: { ...admin, defaultColumns: ['number', 'openedAt', 'text', 'cause', 'state'] },
  defaultSort: '-openedAt',
  fields: [
    ...beginning(),
    officeField(),
    textarea('text', '苦情の内容', { required: true }),
    ...assigneeFields(),
    text('callbackAt', '折り返す日時'),
    civilDate('callbackOn', '折り返す日', { index: true }),
    textarea('request', '市に相談したこと'),
    textarea('reply', '市の回答'),
    text('repliedBy', '回答した人'),
    select('cause', '原因', COMPLAINT_CAUSE_OPTIONS, { index: true }),
    textarea('analysis', '現状分析'),
    textarea('remedy', '解決策'),
    text('transcript', '文字起こし'),
    text('audio', '録音'),
    text('reportedAt', '市へ報告した日時'),
    text('reportDocument', '報告書'),
    civilDate('closedOn', '完了日', { index: true }),
  ],
})

export const Callbacks = caseCollection(callback, {
  group: CONTACT_GROUP,
  admin: { ...admin, defaultColumns: ['number', 'dueAt', 'text', 'tries', 'state'] },
  defaultSort: 'dueAt',
  fields: [
    ...beginning(),
    text('dueAt', '折り返す日時', { required: true, index: true }),
    civilDate('dueOn', '折り返す日', { required: true, index: true }),
    textarea('text', '用件', { required: true }),
    ...assigneeFields(),
    integer('tries', 'かけた回数', { defaultValue: 0 }),
    text('lastTryAt', '最後にかけた時刻'),
    text('doneBy', '話した人'),
    checkbox('hasPerson', '連絡先あり'),
    {
      name: 'whom',
      type: 'ui',
      label: '連絡先',
      admin: {
        components: { Field: '@/admin/contact/CallbackPerson#CallbackPerson' },
        disableListColumn: true,
      },
    },
    encryptedText('callbacks', 'person', '氏名', { hidden: true }),
    encryptedText('callbacks', 'phone', '電話番号', { hidden: true }),
  ],
})

export const UrgentDemands = caseCollection(urgentDemand, {
  group: CONTACT_GROUP,
  admin: { ...admin, defaultColumns: ['number', 'openedAt', 'kind', 'text', 'state'] },
  defaultSort: '-openedAt',
  fields: [
    ...beginning(),
    select('kind', '種類', DEMAND_KIND_OPTIONS, { required: true }),
    textarea('text', '内容'),
    ...assigneeFields(),
    json('checks', 'checks', { hidden: true }),
    text('policeAt', '警察へ連絡した日時'),
    text('police', '警察署・受理番号'),
    text('reportedAt', '市へ報告した日時'),
    textarea('result', '結果'),
    civilDate('closedOn', '完了日'),
  ],
})

export const HelpdeskTickets = caseCollection(ticket, {
  label: 'ヘルプデスクの問合せ',
  group: CONTACT_GROUP,
  admin: { ...admin, defaultColumns: ['number', 'openedAt', 'office', 'question', 'state'] },
  defaultSort: '-openedAt',
  fields: [
    ...beginning(),
    officeField(),
    text('category', 'category', { hidden: true, index: true }),
    text('categoryLabel', '分類'),
    text('step', '統合端末の画面・手順'),
    textarea('question', '問合せの内容', { required: true }),
    ...assigneeFields(),
    textarea('answer', '回答'),
    text('basis', '根拠（FAQ・マニュアル）'),
    text('answeredBy', '回答した人'),
    text('answeredAt', '回答した時刻'),
    text('callbackAt', '折り返す日時', { index: true }),
    civilDate('callbackOn', '折り返す日'),
    integer('calls', '折り返した回数', { defaultValue: 0 }),
    text('lastCallAt', '最後に折り返した時刻'),
    checkbox('ticketDue', 'ticketDue', { hidden: true }),
    civilDate('closedOn', '完了日', { index: true }),
    draftFaq(),
  ],
})
