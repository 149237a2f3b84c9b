import type { Stored } from '@/db/stored'
import { DEMAND_KIND, DEMAND_KIND_OPTIONS, type DemandKind } from '@/domain/contact/vocabulary'

import { raiseAlert } from '../../alarms/alerts/raise'
import type { CaseBegin } from '../../cases/kind'

import { beginningOf } from '../begin'

/**
 * An urgent call, recorded with one key from the call desk: the city and the 業務責任者 are told at once
 * (CC-32). Whoever sends the request again raises the alert again: a process that dies between the two
 * leaves nobody untold.
 */
export const demandBegin: CaseBegin<Stored<'urgent-demands'>> = {
  label: '緊急の電話を登録する',
  by: 'contact.record',
  asks: [
    { name: 'kind', label: '種類', options: DEMAND_KIND_OPTIONS, required: true },
    { name: 'text', label: '言われたこと', kind: 'lines' },
    { name: 'inquiry', label: '問合せの番号' },
  ],
  fields: (ctx, { kind, text, inquiry }) => ({
    ...beginningOf(ctx),
    kind: kind as DemandKind,
    text,
    inquiry,
  }),
  after: async (ctx, row) => {
    await raiseAlert(ctx, {
      key: `urgent-demand|${row.id}`,
      severity: 'urgent',
      title: `緊急の電話（${DEMAND_KIND[row.kind]}） ${row.number}`,
      body: row.text || '内容は記録の画面で確かめてください。',
      href: `/admin/collections/urgent-demands/${row.id}`,
    })
  },
}
