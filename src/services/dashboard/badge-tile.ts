import type { ServiceContext } from '../context'
import { badgeRoster } from '../staff/badges'

import type { Draft, Tile } from './tile'

/** Only while somebody works with citizens and has no badge, or left with one (PR-21). */
async function readBadges(ctx: ServiceContext): Promise<Draft> {
  const { rows, missing, keeps } = await badgeRoster(ctx)
  if (missing + keeps === 0) return null
  const [first] = rows
  return {
    label: missing > 0 ? '名札のない人' : '名札を返していない人',
    value: `${missing > 0 ? missing : keeps}人`,
    note: `${first?.name}${missing + keeps > 1 ? ' など' : ''}${missing > 0 && keeps > 0 ? `。返していない人 ${keeps}人` : ''}`,
    tone: 'act',
    href: `/admin/badges?show=${missing > 0 ? 'missing' : 'keeps'}`,
  }
}

export const badgeTile: Tile = {
  key: 'badges',
  at: 110,
  capability: 'badges.read',
  cityWide: true,
  read: readBadges,
}
