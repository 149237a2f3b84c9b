import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { requestKey } from '@/fields/request-key'

import { defineCollection, GROUP, machineWritten } from '../define'

const WHERE_OPTIONS = [
  { value: 'desk', label: '電話の画面' },
  { value: 'screen', label: 'FAQ・マニュアル検索' },
  { value: 'site', label: '市民のサイト' },
]

/** 言い換え: words of one matter. Whichever is typed, texts with any of them are found. */
export const SearchWords = defineCollection({
  lockDocuments: false,
  slug: 'search-words',
  label: '言い換え（検索）',
  group: GROUP.texts,
  read: 'faq.figures',
  write: 'faq.words',
  admin: {
    useAsTitle: 'words',
    defaultColumns: ['words', 'active', 'note'],
    description:
      'FAQ・マニュアルの検索で、同じ用件とする言葉です。どの言葉で探しても、ほかの言葉で書かれた回答が見つかります。',
  },
  defaultSort: 'createdAt',
  fields: [
    text('words', '同じ意味の言葉', {
      required: true,
      description: '空白か「、」で区切ります。例: 紛失 なくし 落とし',
    }),
    text('note', 'メモ'),
    checkbox('active', '使用中', { defaultValue: true }),
    requestKey(),
  ],
})

/** One search, until its day is counted: words without numbers, and no person. */
export const KnowledgeSearches = defineCollection({
  ...machineWritten,
  slug: 'knowledge-searches',
  label: '検索の記録',
  group: GROUP.records,
  read: 'faq.figures',
  admin: { useAsTitle: 'words', defaultColumns: ['day', 'place', 'words', 'hits'] },
  defaultSort: '-day',
  fields: [
    civilDate('day', '日付', { required: true, index: true }),
    select('place', '探した画面', WHERE_OPTIONS, { required: true }),
    text('words', '言葉', { required: true }),
    integer('hits', '見つかった件数', { required: true }),
    checkbox('partial', '一部一致'),
    text('used', '使った回答の版'),
    text('searchKey', 'searchKey', { required: true, unique: true, hidden: true }),
  ],
})

/** Searches of a day by their words, for the list by which texts are improved (KB-01). */
export const KnowledgeSearchDays = defineCollection({
  ...machineWritten,
  slug: 'knowledge-search-days',
  label: '検索の日別集計',
  group: GROUP.records,
  read: 'faq.figures',
  admin: { useAsTitle: 'words', defaultColumns: ['day', 'place', 'words', 'searches', 'zero'] },
  defaultSort: '-day',
  fields: [
    civilDate('day', '日付', { required: true, index: true }),
    select('place', '探した画面', WHERE_OPTIONS, { required: true }),
    text('words', '言葉', { required: true }),
    integer('searches', '検索', { required: true }),
    integer('zero', '見つからなかった', { required: true }),
    integer('unused', '見つかったが使われなかった', { required: true }),
    text('dayKey', 'dayKey', { required: true, unique: true, hidden: true }),
  ],
})

/** How the citizens' page of questions was used, a day and a language a row (CC-20). */
export const FaqUse = defineCollection({
  ...machineWritten,
  slug: 'faq-use',
  label: 'よくある質問の利用',
  group: GROUP.records,
  read: 'faq.figures',
  admin: {
    useAsTitle: 'day',
    defaultColumns: ['day', 'language', 'sessions', 'solved', 'unsolved', 'toContact'],
  },
  defaultSort: '-day',
  fields: [
    civilDate('day', '日付', { required: true, index: true }),
    select('language', '言語', LANGUAGE_OPTIONS, { required: true }),
    integer('sessions', '閲覧（訪問）', { required: true }),
    integer('solved', '解決した', { required: true }),
    integer('unsolved', '解決しなかった', { required: true }),
    integer('toContact', '連絡先へ進んだ', { required: true }),
    text('dayKey', 'dayKey', { required: true, unique: true, hidden: true }),
  ],
})
