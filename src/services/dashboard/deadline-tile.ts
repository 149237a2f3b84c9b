import type { ServiceContext } from '../context'
import { pressingDeadlines } from '../deadlines/list'

import type { Draft, Tile } from './tile'

/** Reports and plans that are near their due day or past it (NT-09); none where no rule asks. */
async function readDeadlines(ctx: ServiceContext): Promise<Draft> {
  const { rules, overdue, near, first } = await pressingDeadlines(ctx)
  if (rules === 0) return null
  const all = overdue + near
  return {
    label: '期限が近い・過ぎた提出物',
    value: `${all.toLocaleString('ja-JP')}件`,
    note:
      all === 0
        ? '近いうちに期限が来るものはありません'
        : `${overdue > 0 ? `うち期限を過ぎたもの ${overdue.toLocaleString('ja-JP')}件。` : ''}${first}`,
    tone: all > 0 ? 'act' : 'good',
    href: '/admin/deadlines',
  }
}

export const deadlineTile: Tile = {
  key: 'deadlines',
  at: 100,
  capability: 'deadlines.submit',
  cityWide: true,
  read: readDeadlines,
}
