import type { CollectionConfig } from 'payload'

import { checkbox, select, text, textarea } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { CHECK, listOf } from '@/kit/case/moves'
import type { CaseKind } from '@/services/cases/kind'

import { defineCollection, GROUP } from '../define'

/**
 * 手順・確認項目: what has to be done in a record, line by line. Copied into a record when it begins: a
 * changed list is that of the records that begin afterwards (CW-13).
 */
export const checklists = (kinds: readonly CaseKind[]): CollectionConfig =>
  defineCollection({
    slug: 'checklists',
    label: '手順・確認項目',
    group: GROUP.records,
    read: 'settings.read',
    write: 'settings.edit',
    lockDocuments: false,
    admin: {
      useAsTitle: 'name',
      defaultColumns: ['name', 'kind', 'active', 'updatedAt'],
      description:
        '記録ごとの手順です。直したものは、これから始まる記録に使われます。始まっている記録の手順は変わりません。',
    },
    fields: [
      text('name', '名称', { required: true }),
      select(
        'kind',
        '対象の記録',
        kinds
          .filter(({ case: { moves } }) => Object.hasOwn(moves, CHECK))
          .flatMap(({ case: { slug, checksBy }, list: { title } }) => [
            { value: listOf(slug), label: checksBy ? `${title}（すべて）` : title },
            ...(checksBy?.options ?? []).map(({ value, label }) => ({
              value: listOf(slug, value),
              label: `${title}（${label}）`,
            })),
          ]),
        { required: true, index: true },
      ),
      {
        name: 'items',
        type: 'array',
        label: '手順',
        labels: { singular: '手順', plural: '手順' },
        fields: [text('text', '内容', { required: true })],
      },
      textarea('note', 'メモ（いつ、だれと決めたか）'),
      checkbox('active', '使う', { defaultValue: true }),
      presetKey(),
    ],
  })
