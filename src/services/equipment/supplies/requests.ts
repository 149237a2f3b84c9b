import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'

import { caseKind, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { officeChoices, ownOfficeChoices } from '../../settings/office-names'

import { supplyRequest } from './case'
import { deliver, refuse } from './deliver'
import { type Supply, supplyById } from './stock'

/** What an office may ask for: what the vendor brings. What the city brings is asked of the city (EQ-10). */
const orderable = async ({ payload }: Pick<ServiceContext, 'payload'>) =>
  (
    await findRows<Supply>(
      payload,
      'supplies',
      { and: [{ supplier: { equals: 'vendor' } }, { active: { not_equals: false } }] },
      { sort: ['order', 'name'] },
    )
  ).map(({ id, name, unit }) => ({ value: String(id), label: `${name}（${unit}）` }))

export const supplyRequests = caseKind<'supply-requests'>({
  case: supplyRequest,
  around: { deliver, refuse },
  begin: {
    label: '消耗品を請求',
    by: 'supplies.request',
    asks: [
      { name: 'office', label: '届け先の窓口', required: '届け先の窓口を選んでください。' },
      {
        name: 'supply',
        label: '品名',
        hint: '市が用意するもの（統合端末のカートリッジ・用紙など）は、市に依頼してください。',
        required: '品名を選んでください。',
      },
      { name: 'count', label: '数', kind: 'number', required: '数を入力してください。' },
      { name: 'wantedOn', label: 'いつまでに', kind: 'date' },
      { name: 'reason', label: '理由・メモ' },
    ],
    choices: { office: ownOfficeChoices, supply: orderable },
    fields: async (ctx, { office, supply = '', count = '', wantedOn, reason }) => {
      const article = await supplyById(ctx, supply)
      if (article.supplier !== 'vendor')
        throw invalid('市が用意する品です。市に依頼してください。', {
          supply: '市が用意する品です。',
        })
      const wanted = Number(count)
      if (!Number.isInteger(wanted) || wanted < 1)
        throw invalid('数は1以上の整数で入力してください。', { count: '1以上の整数です。' })
      return {
        ...{ office, supply, supplyName: article.name, count: wanted, wantedOn, reason },
        askedOn: tokyoDateOf(ctx.now()),
        askedBy: ctx.actor.name,
      }
    },
  },
  list: {
    path: 'supply-requests',
    title: '消耗品の請求',
    lead: '郵便局・窓口からの請求です。発送すると在庫が減り、窓口が受け取って終わります。',
    columns: [
      { field: 'number', width: 15 },
      'office',
      { field: 'supplyName', width: 28 },
      'count',
      'askedOn',
      'wantedOn',
      'state',
      ...inFile('askedBy', 'reason', 'shipment', 'sentOn', 'receivedOn', 'receivedBy'),
    ],
    sort: ['-askedOn', 'id'],
    since: { field: 'askedOn', longDays: 5 },
    due: { field: 'wantedOn', label: 'いつまでに' },
    filters: [{ field: 'office', label: '窓口', choices: officeChoices }],
    period: { field: 'askedOn', label: '請求日', days: 90 },
    purposes: ['発送の手配', '市への報告', '件数の確認・集計'],
    output: 'supplies.read',
  },
})
