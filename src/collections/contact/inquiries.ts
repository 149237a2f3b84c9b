import { ENTRY_OPTIONS, OUTCOME_OPTIONS } from '@/domain/contact/vocabulary'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { draftFaq } from '@/fields/draft-faq'
import { officeField } from '@/fields/relations'
import { inquiry } from '@/services/contact/inquiries/case'

import { caseCollection } from '../case-collection'

import { CONTACT_GROUP } from './group'

/** 問合せ: one call. What was asked and said; nothing that names the caller (OP-08, CC-10). */
export const Inquiries = caseCollection(inquiry, {
  label: '問合せの記録',
  group: CONTACT_GROUP,
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'startedAt', 'categoryLabel', 'outcome', 'operatorName', 'state'],
  },
  defaultSort: '-startedAt',
  // A list asks by day, then by what or who; the newest first.
  indexes: [
    { fields: ['day', 'category'] },
    { fields: ['operator', 'state'] },
    { fields: ['line', 'day'] },
  ],
  fields: [
    civilDate('day', '受付日', { required: true, index: true }),
    text('startedAt', '通話の開始', { required: true, index: true }),
    text('endedAt', '通話の終了'),
    text('savedAt', '記録した時刻'),
    integer('handlingSeconds', '処理時間（秒）'),
    select('entry', '記録の速さ', ENTRY_OPTIONS, { index: true }),
    text('line', 'line', { hidden: true }),
    text('lineName', '回線'),
    text('operator', 'operator', { hidden: true }),
    text('operatorName', '担当者', { required: true }),
    text('category', 'category', { hidden: true }),
    text('categoryLabel', '分類'),
    select('language', '言語', LANGUAGE_OPTIONS),
    select('outcome', '結果', OUTCOME_OPTIONS, { index: true }),
    officeField(),
    text('procedure', '手続き'),
    textarea('question', '問合せの内容'),
    textarea('answer', '回答'),
    text('basis', '根拠（よくある質問）'),
    text('basisVersion', 'basisVersion', { hidden: true }),
    text('booking', '予約の受付番号', { index: true }),
    text('referral', '案内先'),
    checkbox('faqCandidate', 'FAQの候補', { index: true }),
    checkbox('faqSolvable', 'FAQで解決できた内容', { index: true }),
    integer('promptMinutes', 'promptMinutes', { hidden: true }),
    // Grows with each save of what is being written: two windows do not overwrite each other.
    integer('draftRev', 'draftRev', { defaultValue: 0, hidden: true }),
    textarea('searchText', 'searchText', { hidden: true }),
    draftFaq(),
  ],
})
