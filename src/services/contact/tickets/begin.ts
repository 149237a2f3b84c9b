import type { Stored } from '@/db/stored'

import type { CaseBegin } from '../../cases/kind'

import { beginningOf } from '../begin'
import { contactMasters } from '../masters'

/** A question of a post office, as the helpdesk takes it down (HD-01): no field for a person (HD-02). */
export const ticketBegin: CaseBegin<Stored<'helpdesk-tickets'>> = {
  label: '問合せを受ける',
  by: 'helpdesk.answer',
  asks: [
    { name: 'office', label: '郵便局', required: true },
    { name: 'category', label: '分類', required: true },
    { name: 'step', label: '統合端末の画面・手順' },
    {
      name: 'question',
      label: '問合せの内容（個人情報は書かない）',
      kind: 'lines',
      required: true,
    },
  ],
  choices: {
    category: async (ctx) =>
      (await contactMasters(ctx)).categories
        .filter(({ active, audience }) => active !== false && audience === 'post-office')
        .map(({ code, label }) => ({ value: code, label })),
  },
  fields: async (ctx, { office, category, step, question = '' }) => ({
    ...beginningOf(ctx),
    office,
    category,
    categoryLabel: (await contactMasters(ctx)).categories.find(({ code }) => code === category)
      ?.label,
    step,
    question,
  }),
}
