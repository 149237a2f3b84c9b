import { can } from '@/access/capabilities'
import { isCityWide } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { unreadRules } from '../staff/rules'

import { readBadges } from './badge-tile'
import { mailTile, outcomeTile, todayTile, unfitTile, waitlistTile } from './booking-tiles'
import { overdueTile, readTransport, taskTile } from './card-tiles'
import { readDeadlines } from './deadline-tile'
import { readDefects } from './defect-tile'
import {
  lockedTile,
  readChecks,
  readHolidaysEnd,
  readMissingTexts,
  readNextStop,
} from './system-tiles'
import { cases, type Tile, type Waiting } from './tile'

/** In the order of the start page. */
const TILES: Tile[] = [
  todayTile,
  outcomeTile,
  unfitTile,
  { key: 'defects', capability: 'booking.defects', read: readDefects },
  mailTile,
  taskTile,
  overdueTile,
  waitlistTile,
  lockedTile,
  { key: 'deadlines', capability: 'deadlines.submit', cityWide: true, read: readDeadlines },
  { key: 'badges', capability: 'badges.read', cityWide: true, read: readBadges },
  { key: 'languages', capability: 'settings.edit', cityWide: true, read: readMissingTexts },
  { key: 'holidays', capability: 'settings.edit', cityWide: true, read: readHolidaysEnd },
  { key: 'transport', capability: 'transport.read', read: readTransport },
  { key: 'check', capability: 'system.read', cityWide: true, read: readChecks },
  { key: 'stop', capability: 'notices.edit', cityWide: true, read: readNextStop },
]

/** Rules to read, for everybody whom they concern (AC-20); no tile when all are read. */
async function unreadTile(ctx: ServiceContext): Promise<Waiting | null> {
  const [first, ...more] = await unreadRules(ctx)
  if (!first) return null
  return {
    key: 'rules',
    label: '読んで確認する規程',
    value: cases(1 + more.length),
    note: first.title,
    tone: 'act',
    href: `/admin/collections/rule-documents/${first.id}`,
  }
}

/** What waits for this user today, own offices only; what the account may not see is left out. */
export async function waitingToday(ctx: ServiceContext): Promise<Waiting[]> {
  const today = tokyoDateOf(ctx.now())
  const tiles = TILES.filter(
    (tile) => can(ctx.user, tile.capability) && (!tile.cityWide || isCityWide(ctx.user)),
  )
  const rules = await unreadTile(ctx)
  const drafts = await Promise.all(
    tiles.map(async (tile) => ({ key: tile.key, draft: await tile.read(ctx, today) })),
  )
  return [
    ...(rules ? [rules] : []),
    ...drafts.flatMap(({ key, draft }) => (draft ? [{ key, ...draft }] : [])),
  ]
}
