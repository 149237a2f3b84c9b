import { integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { RATE_PER } from '@/domain/figures/vocabulary'
import { optionsOf } from '@/domain/options'
import { rateMiss } from '@/services/figures/misses/case'
import { REVIEW_RESULT, staffingReview } from '@/services/figures/reviews/case'

import { caseCollection } from '../case-collection'

import { LINE_GROUP } from './group'

/** 人員体制の見直し (CC-17). */
export const StaffingReviews = caseCollection(staffingReview, {
  group: LINE_GROUP,
  admin: {
    useAsTitle: 'date',
    defaultColumns: ['date', 'line', 'expected', 'actual', 'deviation', 'state'],
  },
  fields: [
    text('line', '回線', { required: true, index: true }),
    civilDate('date', '日', { required: true, index: true }),
    integer('expected', '見込み（件）', { required: true }),
    integer('actual', '実際の着信（件）', { required: true }),
    text('deviation', '差'),
    integer('allowed', '基準の差（%）', { required: true }),
    select('result', '対応', optionsOf(REVIEW_RESULT)),
    textarea('plan', '体制の見直しの内容'),
    civilDate('effectiveOn', '実施日'),
    text('decidedBy', '決めた人'),
  ],
})

/** 応答率の未達と改善策 (CC-16). */
export const RateMisses = caseCollection(rateMiss, {
  group: LINE_GROUP,
  admin: {
    useAsTitle: 'period',
    defaultColumns: ['period', 'line', 'rate', 'target', 'state', 'documentName'],
  },
  fields: [
    text('line', '回線', { required: true, index: true }),
    select('per', '基準の単位', optionsOf(RATE_PER), { required: true }),
    text('period', '日・月', { required: true, index: true }),
    integer('asked', '対象の着信（件）', { required: true }),
    integer('answered', '応答（件）', { required: true }),
    text('rate', '応答率'),
    integer('target', '基準（%）', { required: true }),
    integer('missing', '数字のない時間帯', { defaultValue: 0 }),
    textarea('cause', '原因'),
    textarea('measure', '改善策'),
    text('documentName', '報告書の名前'),
    text('documentNumber', '報告書の番号'),
    civilDate('reportedOn', '報告した日'),
    text('reportedBy', '報告した人'),
    textarea('answer', '市の回答'),
    text('agreedBy', '確認した人（市）'),
  ],
})
