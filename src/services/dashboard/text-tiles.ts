import type { ServiceContext } from '../context'
import { overdueReviews, owedEditions } from '../knowledge/review'
import { unreadTexts } from '../knowledge/readers'

import { act, cases, count, type Draft, type Tile } from './tile'

/** Manuals and law changes to read, for everybody whom they concern (KB-08, KB-16). */
export const unreadTile: Tile = {
  key: 'unread-texts',
  at: 1,
  read: async (ctx): Promise<Draft> => {
    const [first, ...more] = await unreadTexts(ctx)
    if (!first) return null
    return {
      label: '読んで確認するマニュアル・通知',
      value: cases(1 + more.length),
      note: first.question,
      tone: 'act',
      href: '/admin/manuals',
    }
  },
}

const versionsIn = (ctx: ServiceContext, state: string) =>
  count(ctx, 'text-versions', { state: { equals: state } })

export const approvalTile: Tile = {
  key: 'text-approval',
  at: 2,
  capability: 'faq.approve',
  read: async (ctx): Promise<Draft> => {
    const waiting = await versionsIn(ctx, 'review')
    return {
      label: '市の確認を待つFAQ・マニュアル',
      value: cases(waiting),
      note: waiting > 0 ? '違いを見て、承認か指摘をします' : '待っているものはありません',
      tone: act(waiting),
      href: '/admin/text-approval',
    }
  },
}

export const returnedTile: Tile = {
  key: 'text-returned',
  at: 3,
  capability: 'faq.edit',
  read: async (ctx): Promise<Draft> => {
    const [returned, late, owed] = await Promise.all([
      versionsIn(ctx, 'returned'),
      overdueReviews(ctx),
      owedEditions(ctx),
    ])
    const all = returned + late.length + owed.length
    if (all === 0) return null
    return {
      label: '直すFAQ・マニュアル',
      value: cases(all),
      note: [
        `差戻し ${cases(returned)}`,
        `見直しの期限を過ぎた文書 ${cases(late.length)}`,
        ...(owed.length > 0 ? [`年度末の改訂版 ${cases(owed.length)}`] : []),
      ].join('、'),
      tone: 'act',
      href: returned > 0 ? '/admin/text-versions' : '/admin/collections/texts',
    }
  },
}
