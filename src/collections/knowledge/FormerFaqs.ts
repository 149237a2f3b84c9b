import { nobody } from '@/access/collection'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { servicesField } from '@/fields/relations'

import { defineCollection, GROUP } from '../define'

/**
 * Questions and answers as they were kept before texts had versions. Nobody reads or writes them any
 * more; `bringOverFaqs` makes versions of what an older database has here.
 */
export const FormerFaqs = defineCollection({
  // `lockDocuments` stays on: without it a column of Payload's own would go, and a step only adds.
  slug: 'faqs',
  label: 'よくある質問（旧）',
  group: GROUP.texts,
  read: 'texts.read',
  access: { read: nobody, create: nobody, update: nobody },
  admin: { useAsTitle: 'question', hidden: true },
  fields: [
    {
      type: 'row',
      fields: [
        select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
        integer('order', '並び順', { required: true, defaultValue: 100 }),
      ],
    },
    text('question', '質問', { required: true }),
    textarea('answer', '回答', { required: true }),
    servicesField(),
    select(
      'approval',
      '承認',
      [
        { value: 'draft', label: '下書き' },
        { value: 'review', label: '市確認待ち' },
        { value: 'returned', label: '差戻し' },
        { value: 'approved', label: '承認済み' },
      ],
      { required: true, defaultValue: 'draft' },
    ),
    checkbox('isPublic', '市民に公開する'),
    presetKey(),
  ],
})
