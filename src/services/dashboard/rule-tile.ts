import type { ServiceContext } from '../context'
import { unreadRules } from '../staff/rules'

import { cases, type Draft, type Tile } from './tile'

/** Rules to read, for everybody whom they concern (AC-20); no tile when all are read. */
async function readRules(ctx: ServiceContext): Promise<Draft> {
  const [first, ...more] = await unreadRules(ctx)
  if (!first) return null
  return {
    label: '読んで確認する規程',
    value: cases(1 + more.length),
    note: first.title,
    tone: 'act',
    href: `/admin/collections/rule-documents/${first.id}`,
  }
}

export const ruleTile: Tile = { key: 'rules', at: 0, read: readRules }
