import { countOpenDefects } from '../booking/defect-view'
import type { ServiceContext } from '../context'

import type { Draft, Tile } from './tile'

/** Applicants who still have to be told what is missing (NT-08). */
async function readDefects(ctx: ServiceContext): Promise<Draft> {
  const open = await countOpenDefects(ctx)
  return {
    label: '不備の連絡',
    value: `${open.toLocaleString('ja-JP')}件`,
    note: '申請に不備がある予約。メールか電話で連絡して、結果を記録します',
    tone: open > 0 ? 'act' : 'good',
    href: '/admin/defects',
  }
}

export const defectTile: Tile = {
  key: 'defects',
  at: 40,
  capability: 'booking.defects',
  read: readDefects,
}
