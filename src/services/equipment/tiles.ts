import { LACK, type Lack } from '@/domain/equipment/vocabulary'

import type { ServiceContext } from '../context'
import { act, cases, count, type Draft, type Tile } from '../dashboard/tile'

import { anyLackWhere, lackWhere } from './devices/lacks'
import { supplyOverview } from './supplies/overview'

/** Devices that lack something, or whose time has come, and how many of each (EQ-02, EQ-06, EQ-07, EQ-19). */
async function lacking(ctx: ServiceContext): Promise<Draft> {
  const all = await Promise.all(
    (Object.keys(LACK) as Lack[]).map(
      async (lack) => [lack, await count(ctx, 'devices', await lackWhere(ctx, lack))] as const,
    ),
  )
  const found = all.filter(([, number]) => number > 0)
  const [first] = found
  if (!first) return null
  return {
    label: '足りないもの・期間の近い機器',
    // A device that lacks three things is one device.
    value: cases(await count(ctx, 'devices', await anyLackWhere(ctx))),
    note: found.map(([lack, number]) => `${LACK[lack]} ${number}`).join('、'),
    tone: 'act',
    href: `/admin/devices?by_lack=${first[0]}`,
  }
}

export const deviceTile: Tile = {
  key: 'devices',
  at: 70,
  capability: 'devices.edit',
  cityWide: true,
  read: lacking,
}

/** A device that is lost is nobody's to forget (EQ-05). */
export const lostTile: Tile = {
  key: 'lost-devices',
  at: 6,
  capability: 'devices.edit',
  cityWide: true,
  read: async (ctx) => {
    const lost = await count(ctx, 'devices', { state: { equals: 'lost' } })
    if (lost === 0) return null
    return {
      label: '紛失している機器',
      value: cases(lost),
      note: '遠隔ロックと遠隔消去を記録します',
      tone: act(lost),
      href: '/admin/devices?state=lost',
    }
  },
}

/** An evening on which nobody said that all was taken away (EQ-24, SC-03). */
export const removalTile: Tile = {
  key: 'removal-checks',
  at: 8,
  capability: 'devices.edit',
  cityWide: true,
  read: async (ctx, today) => {
    const missed = await count(ctx, 'removal-checks', {
      and: [{ state: { equals: 'open' } }, { day: { less_than: today } }],
    })
    if (missed === 0) return null
    return {
      label: '確認のない撤収',
      value: cases(missed),
      note: '前の日までの「毎日の撤収」が終わっていません',
      tone: act(missed),
      href: '/admin/removal-checks?state=open',
    }
  },
}

export const supplyTile: Tile = {
  key: 'supplies',
  at: 71,
  capability: 'supplies.handle',
  cityWide: true,
  read: async (ctx) => {
    const low = (await supplyOverview(ctx)).filter(({ isLow }) => isLow)
    if (low.length === 0) return null
    return {
      label: '残りの少ない消耗品',
      value: cases(low.length),
      note: low.map(({ name, stock, unit }) => `${name} ${stock}${unit}`).join('、'),
      tone: act(low.length),
      href: '/admin/supply-stock',
    }
  },
}
