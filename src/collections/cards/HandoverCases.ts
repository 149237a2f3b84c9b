import { HANDOVER_WHO } from '@/domain/cards/legal-agent'
import { optionsOf } from '@/domain/options'
import { checkbox, integer, select, text } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'

import { defineCollection, GROUP } from '../define'

/**
 * What is checked before a card is handed over, by the case at the window: in person, under 15,
 * agent (libraries-and-domain B5). The city decides the checks and which of them only its own
 * staff may make (AC-06).
 */
export const HandoverCases = defineCollection({
  slug: 'handover-cases',
  label: '交付時の確認事項',
  group: GROUP.cards,
  read: 'cards.read',
  write: 'settings.edit',
  defaultSort: 'order',
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'order', 'needsProof', 'active'] },
  fields: [
    text('label', '来庁のかたち', { required: true, description: '例: 本人、15歳未満、代理人' }),
    select('who', '来る人', optionsOf(HANDOVER_WHO), {
      description:
        '法定代理人が必要な人（年齢は「市の設定」）には、「本人だけ」の来庁のかたちを使えません。空なら、名前から判断します。',
    }),
    integer('order', '並び順', { required: true, defaultValue: 100 }),
    checkbox('needsProof', '理由と証明書類の記録が必要', {
      description:
        '代理人のとき。理由と、見せてもらった書類の名前を記録します（番号は書きません）。',
    }),
    {
      name: 'checks',
      type: 'array',
      label: '確認すること',
      labels: { singular: '確認', plural: '確認' },
      fields: [
        text('label', '内容', { required: true }),
        checkbox('required', '必須', { defaultValue: true }),
        checkbox('cityOnly', '市職員だけが確認できる'),
      ],
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})
