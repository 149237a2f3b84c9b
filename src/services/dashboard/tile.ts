import type { CollectionSlug, Where } from 'payload'

import type { Capability } from '@/access/capabilities'
import { countRows } from '@/db/rows'

import type { ServiceContext } from '../context'

/** Something that waits for a person today, with the place where it is done. */
export type Waiting = {
  key: string
  label: string
  /** Figure or short words: `12件`, `正常`. */
  value: string
  note: string
  /** `act`: somebody should do something; `good`: nothing to do. */
  tone: 'act' | 'plain' | 'good'
  href: string
}

export type Draft = Omit<Waiting, 'key'> | null
/** How a thing that waits is counted, and for whom. */
export type Tile = {
  key: string
  /** Its place on the start page. */
  at: number
  /** Left out for what concerns everybody. */
  capability?: Capability
  /** Counts of the whole city, of no use to people of one office. */
  cityWide?: true
  read: (ctx: ServiceContext, today: string) => Promise<Draft>
}

export function count(ctx: ServiceContext, collection: CollectionSlug, where: Where) {
  return countRows(ctx.payload, collection, where)
}

export const cases = (number: number): string => `${number.toLocaleString('ja-JP')}件`
export const act = (number: number): 'act' | 'good' => (number > 0 ? 'act' : 'good')
