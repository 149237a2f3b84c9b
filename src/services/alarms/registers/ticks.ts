import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { caseKind } from '../../cases/kind'
import { moveByProduct } from '../../cases/move'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'

/** セキュリティ情報の確認: one record for each day, so that a day without a look is a record too (IN-12). */
export const securityTick = defineCase({
  slug: 'security-ticks',
  label: 'セキュリティ情報の確認',
  name: ({ day }) => day,
  read: 'registers.read',
  scope: null,
  key: 'tickKey',
  start: 'open',
  states: {
    open: { label: '未確認', turn: 'registers.write' },
    missed: { label: '確認もれ', turn: 'registers.write' },
    checked: { label: '確認済み', final: true },
    explained: { label: '確認もれ（理由を記録）', final: true },
  },
  moves: {
    check: {
      label: '確認した',
      from: ['open'],
      to: 'checked',
      by: 'registers.write',
      main: true,
      asks: [
        {
          name: 'finding',
          label: '該当する情報',
          hint: 'IPA・国家サイバー統括室の情報を見て、関係するものがあれば書きます。空なら「なし」です。',
        },
      ],
      set: ({ finding }, { actor, at }) => ({
        finding: finding || 'なし',
        checkedBy: actor.name,
        checkedAt: at,
      }),
    },
    /** By the job, when the day is over. */
    miss: { label: '確認もれにする', from: ['open'], to: 'missed', by: 'registers.write' },
    explain: {
      label: '理由を記録',
      from: ['missed'],
      to: 'explained',
      by: 'registers.write',
      asks: [
        { name: 'reason', label: '理由と、あとで確認した結果', kind: 'lines', required: true },
      ],
      set: ({ reason }, { actor }) => ({ reason, checkedBy: actor.name }),
    },
  },
})

export const securityTicks = caseKind<'security-ticks'>({
  case: securityTick,
  list: {
    path: 'security-ticks',
    title: 'セキュリティ情報の確認',
    lead: 'IPAと国家サイバー統括室の情報を毎日確認した記録です。確認しなかった日も残ります。',
    columns: ['day', 'state', 'checkedBy', 'checkedAt', 'finding', 'reason'],
    sort: ['-day', 'id'],
    purposes: ['市への報告', '監査'],
    output: 'registers.read',
  },
})

/** So many days without the job are written down as missed afterwards. */
const LOOK_BACK = 62

/** Today's record, those of days when nothing ran, and 確認もれ for those that are over. */
export async function keepTicks(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const [last] = await findRows<Stored<'security-ticks'>>(
    ctx.payload,
    'security-ticks',
    {},
    { sort: '-day', limit: 1 },
  )
  const earliest = addDays(today, -LOOK_BACK)
  let day = last ? addDays(last.day, 1) : today
  if (day < earliest) day = earliest
  for (; day <= today; day = addDays(day, 1))
    await startCase(ctx, securityTick, { tickKey: day, day })
  const over = await findRows<Stored<'security-ticks'>>(ctx.payload, 'security-ticks', {
    and: [{ state: { equals: 'open' } }, { day: { less_than: today } }],
  })
  for (const { id } of over)
    await moveByProduct(ctx, securityTick, id, { move: 'miss', op: `miss|${id}` })
  return over.length
}
