import type { CollectionAfterChangeHook } from 'payload'

import { ELIGIBILITY_OPTIONS } from '@/domain/booking/vocabulary'
import { LEAVE_OPTIONS, STEP_OPTIONS } from '@/domain/cards/vocabulary'
import { checkbox, integer, select, text } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { applyToCards } from '@/hooks/card-status'

import { defineCollection, GROUP } from '../define'

/** 状態区分 as records: the seven of the specs are seeded, a city can add its own (CD-07, CD-09). */
export const CardStatuses = defineCollection({
  slug: 'card-statuses',
  label: 'カードの状態区分',
  group: GROUP.cards,
  read: 'settings.read',
  write: 'settings.edit',
  admin: {
    useAsTitle: 'label',
    defaultColumns: ['label', 'order', 'step', 'booking', 'alertDays', 'active'],
    description:
      'カードが通る状態です。追加した状態は、一覧の絞り込みや状態の変更ですぐに使えます。',
  },
  hooks: { afterChange: [applyToCards as CollectionAfterChangeHook] },
  defaultSort: 'order',
  fields: [
    text('label', '状態区分', { required: true, unique: true }),
    integer('order', '並び順', {
      required: true,
      defaultValue: 100,
      description: '仕事の順です。小さい番号の状態へ戻すときは理由を求めます。',
    }),
    select('step', '仕事の段階', STEP_OPTIONS, {
      required: true,
      defaultValue: 'none',
      description: 'この状態にした日を、交付日・交付通知書発送日などとして記録します。',
    }),
    select('booking', '予約', ELIGIBILITY_OPTIONS, {
      required: true,
      defaultValue: 'not-ready',
      description: 'この状態のカードの人が予約できるか。',
    }),
    {
      name: 'next',
      type: 'relationship',
      relationTo: 'card-statuses',
      hasMany: true,
      label: '次に進める状態',
      admin: {
        description: '空のときは、どの状態にも進めます。',
        allowCreate: false,
        allowEdit: false,
      },
    },
    select('leave', 'この状態から変えるとき', LEAVE_OPTIONS, {
      required: true,
      defaultValue: 'free',
    }),
    checkbox('needsInspection', '検品が済んだカードだけ', {
      description: '検品を記録していないカードは、この状態にできません。',
    }),
    integer('alertDays', '滞留の目安（日）', {
      min: 1,
      max: 3650,
      description:
        'この日数を超えて同じ状態のままのカードを、滞留として知らせます。空なら知らせません。',
    }),
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})
