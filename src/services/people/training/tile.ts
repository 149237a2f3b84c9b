import { countRows } from '@/db/rows'

import type { ServiceContext } from '../../context'
import type { Draft, Tile } from '../../dashboard/tile'

import { openCauses } from './overview'
import { NEAR_DAYS, peopleLines } from './people-lines'
import { planLines } from './plan'

/** Sessions that fall behind the plan, people without a course that counts, and those who soon will be. */
async function readTraining(ctx: ServiceContext, today: string): Promise<Draft> {
  const [causes, plan, people] = await Promise.all([
    openCauses(ctx, today),
    planLines(ctx, today, { counts: false }),
    peopleLines(ctx, today),
  ])
  const behind = plan.reduce(
    (sum, { to, planned, held }) => sum + (to && to < today ? Math.max(0, planned - held) : 0),
    0,
  )
  const unmade = plan.reduce(
    (sum, { to, planned, made }) => sum + (to >= today ? Math.max(0, planned - made) : 0),
    0,
  )
  const open = people.filter(({ isValid }) => !isValid)
  const soon = people.filter(({ endsSoon }) => endsSoon)
  const held = await countRows(ctx.payload, 'training-sessions', { state: { equals: 'held' } })
  const material = await countRows(ctx.payload, 'training-sessions', {
    state: { equals: 'submitted' },
  })
  const count = behind + unmade + open.length + soon.length + held + causes.length
  if (count === 0) return null
  return {
    label: '研修ですること',
    value: `${count}件`,
    note: [
      behind > 0 ? `計画の時期を過ぎた回 ${behind}回` : '',
      unmade > 0 ? `まだ企画していない回 ${unmade}回` : '',
      open.length > 0 ? `受けていない・期限が切れた研修 ${open.length}件` : '',
      soon.length > 0 ? `${NEAR_DAYS}日以内に期限が切れる修了 ${soon.length}件` : '',
      causes.length > 0 ? `研修が要るエスカレーション・改定 ${causes.length}件` : '',
      held > 0 ? `修了の登録を待つ回 ${held}回` : '',
      material > 0 ? `市が教材を見ている回 ${material}回` : '',
    ]
      .filter(Boolean)
      .join('。'),
    tone: 'act',
    href: '/admin/training',
  }
}

export const trainingTile: Tile = {
  key: 'training',
  at: 113,
  capability: 'people.edit',
  cityWide: true,
  read: readTraining,
}
